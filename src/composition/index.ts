export { Composition, type CompositionOptions } from './composition';
export { prepareDataDirectory } from './data-directory';
export { quickestPace } from './sandbox/pace';
export { systemClock } from './system-clock';
