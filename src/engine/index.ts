export { crashPoints, type CrashPoint, type ReachCrashPoint } from './crash-point';
export { openEngine, type Engine, type EngineOptions } from './engine';
export { pollWait, type EnginePolicy } from './policy';
export { pieces, type MigrationRecord, type MoveRecord, type Piece, type PurchaseRecord } from './store/records';
export type { HolderScan } from './store/scans';
export type { RunRequest, Submission } from './store/submissions';
export type { CommandOutcome } from './store/commands';
export type { RowView } from './store/views';
export * from './postgres';
