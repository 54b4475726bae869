export { openCluster, type Cluster, type ClusterOptions } from './cluster';
export { isUnavailable } from './failure';
export type { Log } from './log';
export { ExecutorIdInUse, joinMembers, type DeadMember, type Member, type MemberOptions } from './members';
export { createPool, DatabasePool, type DatabaseUrl, type PoolOptions } from './pool';
export { waitUntilReady, type ReadyOptions } from './ready';
export { transaction, type TransactionOptions } from './transaction';
export { upgradeDatabase } from './upgrade';
export type { Upgrade } from './upgrade-step';
