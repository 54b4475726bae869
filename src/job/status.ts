import type { RowView } from '../engine';
import type { PatchOutcome, WorkbookContent, WorkbookPort } from '../workbook';
import { resultPatch } from './results/result-patch';
import type { RunWorld } from './world';

export interface StatusReport {
  readonly views: readonly RowView[];
  /** Rows of the workbook that no run has taken. */
  readonly untouched: number;
  readonly saved: PatchOutcome | undefined;
}

/** Says where the rows of a workbook stand, and brings the workbook up to date where it lags behind the runs. */
export async function status(world: RunWorld, workbook: WorkbookPort, content: WorkbookContent): Promise<StatusReport> {
  const views = await world.engine.rows(content.rows.map((row) => row.subscriptionId));
  const saved = views.length === 0 ? undefined : await workbook.patch({ rows: views.map(resultPatch) });
  return { views, untouched: content.rows.length - views.length, saved };
}
