export { check, type CheckReport } from './check/check';
export { checkPlanned, type CheckFound } from './check/check-planned';
export type { CheckedRow } from './check/checked-row';
export type { CheckProgress } from './check/judge-content';
export { findCustomers, type CustomersFound } from './customer-search';
export { openPlanList, type PlanList } from './plan-list';
export type { PlannedContent, PlannedRow } from './planned-content';
export { problemOfFailure } from './problem-of-failure';
export { pull, type PullReport, type PullRequest } from './pull';
export {
  readExpiring,
  type Expiring,
  type ExpiringRequest,
  type PullProgress,
  type UnansweredCustomer,
} from './read-expiring';
export { refuseOtherConnection } from './refuse-other-connection';
export type { JobPatch } from './results/job-patch';
export type { RunProgress } from './run/follow';
export type { OrderSummary } from './run/order-summary';
export { heldMessage, isHeldByOther } from './run/held-by-other';
export { run, type RunOrder, type RunReport, type RunRequest } from './run/run';
export type { RunSelection } from './run/selection';
export { judgeRequests, type PlannedRun } from './runs/judge-request';
export { Pace } from './runs/pace';
export { listRuns, readRun, readStatuses, type RunReading } from './runs/read-runs';
export { requestRun, type AskedRun } from './runs/request-run';
export type { RowNews } from './runs/row-news';
export { readEvidence, resolveRow, type Decision } from './runs/resolve-row';
export type { Evidence } from '../engine';
export { settle, unclearRows } from './steer/settle';
export { steer, type RefusedRow } from './steer/steer';
export type { UndoObstacle, UndoOutlook } from './steer/undo-outlook';
export { commandRun, type CommandEffect, type RunCommand } from './runs/run-commands';
export { openRunFeed, type RunFeed, type RunNews } from './runs/run-feed';
export type { RunStanding } from './runs/run-standing';
export { status, type LookAgain, type StatusReport } from './status';
export type { Connection, JobWorld, RunWorld } from './world';
