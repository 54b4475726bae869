export { createBridge, type NativeBridge } from './bridge';
export { type Transport } from './transport';
