export { check, type CheckProgress, type CheckReport } from './check/check';
export type { CheckedRow } from './check/checked-row';
export { pull, type PullProgress, type PullReport, type PullRequest, type UnansweredCustomer } from './pull';
export type { RunProgress } from './run/follow';
export type { OrderSummary } from './run/order-summary';
export { run, type RunReport, type RunRequest } from './run/run';
export type { RunSelection } from './run/selection';
export { status, type StatusReport } from './status';
export type { Connection, JobWorld, RunWorld } from './world';
