import type { RunSummary } from '../../src/contract';
import type { RunView } from './run-watcher';

/** The runs of the open workbook, as the pane knows them. */
export interface RunsView {
  /** Every run that the workbook knows of, newest first. */
  readonly history: readonly RunSummary[];
  /** Runs that are followed, and those that ended while the pane was open; newest first. */
  readonly watched: readonly RunView[];
  /** What ended the following of a run before its end. */
  readonly problem: unknown;
}

export const noRuns: RunsView = { history: [], watched: [], problem: undefined };

/** Whether something can still happen in the run. */
export function isActive(summary: RunSummary): boolean {
  return summary.status !== 'ended';
}
