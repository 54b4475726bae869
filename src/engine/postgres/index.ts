export { openCluster, type Cluster, type ClusterOptions } from './cluster';
export { isConflict, isUnavailable } from './failure';
export type { Log } from './log';
export { createPool, type DatabasePool, type DatabaseUrl, type PoolOptions } from './pool';
