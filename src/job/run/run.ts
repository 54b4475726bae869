import { brandId, type RunId } from '../../base';
import type { RowView } from '../../engine';
import type { PatchOutcome, WorkbookContent, WorkbookPort } from '../../workbook';
import { refuseProblems } from '../check/check';
import type { CheckedRow } from '../check/checked-row';
import type { CheckProgress } from '../check/judge-content';
import type { RunWorld } from '../world';
import { follow, type RunProgress } from './follow';
import { judgeRun, runCheckPatch } from './judge-run';
import { summarise, type OrderSummary } from './order-summary';
import type { RunSelection } from './selection';
import { submissionOf } from './submission';

export interface RunRequest {
  readonly selection: RunSelection;
  /** Asked before anything is bought; false: nothing is. */
  readonly confirm: (order: OrderSummary) => Promise<boolean>;
  readonly checking: (made: CheckProgress) => void;
  readonly running: (made: RunProgress) => void;
  /** Aborted: the command ends, rows under way go on with the next one. */
  readonly signal: AbortSignal;
}

export interface RunReport {
  readonly runId: RunId | undefined;
  /** Rows that are in a run, with where they stand. */
  readonly views: readonly RowView[];
  /** Rows that were not run, with the reason. */
  readonly notRun: readonly CheckedRow[];
  readonly confirmed: boolean;
  /** False when the command ended before the rows came to rest. */
  readonly complete: boolean;
  readonly saved: PatchOutcome | undefined;
}

/**
 * Runs what is included and clean: judges every row anew, asks, submits, follows, and writes the results as they come.
 * Rows that an earlier command left under way are followed, not run again (design.md, "Never twice").
 */
export async function run(
  world: RunWorld,
  request: RunRequest,
  workbook: WorkbookPort,
  content: WorkbookContent,
): Promise<RunReport> {
  refuseProblems(content);
  const { selection, checking: progress } = request;
  const judged = await judgeRun(world, content, { selection, progress });
  const { work, checked, clean, notRun } = judged;
  const going = [...work.following, ...work.retrying, ...work.resuming];
  const anything = clean.length > 0 || going.length > 0;
  // Findings of rows that do not run are written at once; what runs is written as it goes.
  const saved =
    checked.length === 0 ? undefined : await workbook.patch({ rows: checked.map(runCheckPatch), users: judged.users });

  const askedFor = clean.length > 0 || work.retrying.length > 0;
  const confirmed = !askedFor || (await request.confirm(summarise(clean)));
  if (!confirmed || !anything) {
    return { runId: undefined, views: [...work.finished, ...going], notRun, confirmed, complete: confirmed, saved };
  }
  const runId = clean.length === 0 ? undefined : brandId<RunId>(world.newId());
  if (runId !== undefined) {
    await world.engine.submit({ runId, runBy: world.runBy, ...submissionOf(judged) });
  }
  await world.engine.retry(work.retrying.map((view) => view.record.id));
  await world.engine.resume(work.resuming.map((view) => view.record.id));
  const followed = await follow(world, {
    subscriptions: [
      ...clean.map((row) => row.row.subscriptionId),
      ...going.map((view) => view.record.plan.source.id),
      ...work.finished.map((view) => view.record.plan.source.id),
    ],
    content,
    workbook,
    progress: request.running,
    signal: request.signal,
  });
  return {
    runId,
    views: followed.views,
    notRun,
    confirmed: true,
    complete: followed.complete,
    saved: followed.saved ?? saved,
  };
}
