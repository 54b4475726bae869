import './catalogues';
export * from './formats';
export * from './locale';
export type { MessageKey, MessageValues } from './message-key';
export { hasCatalogue, registerCatalogue } from './registry';
export { isMessageKey, translate } from './translate';
