export * from './formats';
export * from './locale';
export type { MessageKey, MessageValues } from './message-key';
export { isMessageKey, translate } from './translate';
