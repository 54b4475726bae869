// What the workbench shares with the pane.
export { loadCatalogue } from './messages/load-catalogue';
export { createSystemClock } from './system-clock';
export { fluentThemes, type Shade } from './theme/fluent-theme';
