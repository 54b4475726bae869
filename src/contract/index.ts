// What is asked, and what is answered, by resource
export * from './check';
export * from './connection';
export * from './order-summary';
export * from './paths';
export * from './plan';
export * from './problem';
export * from './pull';
export * from './resolve';
export * from './run';
export * from './run-command';
export * from './run-event';
export * from './run-terms';
export * from './status';
export * from './streamed';
// The parts of a workbook in them
export * from './fresh-row';
export * from './row-patch';
export * from './row-plan';
export * from './source-cells';
export * from './user-row';
export { runId, subscriptionId } from './scalar';
export { toJson } from './json';
export type { Read } from './read';
