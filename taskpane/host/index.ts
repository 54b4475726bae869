export { officeHost, type OfficeHost } from './office-host';
export { openStorage, type PaneStorage } from './storage';
