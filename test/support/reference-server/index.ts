export { contrary, type Dialect } from './dialect';
export type { LedgerReport } from './ledger';
export { startReferenceServer, type ReferenceServer, type ReferenceServerOptions } from './server';
export { customerIdOf, subscriptionIdOf, userIdOf } from './state/world';
export type { Troubles } from './troubles';
export { servicePlanId } from './catalogue';
