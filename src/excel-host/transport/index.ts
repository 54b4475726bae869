export { createBridge, type NativeBridge } from './bridge';
export { type Transport } from './transport';
export { type Conversation, frameName, isTrusted } from './conversation';
export { createXdm, type XdmOptions } from './xdm';
