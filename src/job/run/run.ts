import { brandId, idKey, type Problem, type RunId } from '../../base';
import type { RowView, Submission } from '../../engine';
import type { PatchOutcome, WorkbookContent, WorkbookPort } from '../../workbook';
import { refuseProblems } from '../check/check';
import type { CheckedRow } from '../check/checked-row';
import type { CheckProgress } from '../check/judge-content';
import type { RunWorld } from '../world';
import { follow, type RunProgress } from './follow';
import { isStopLoss, type RunLimits, type RunSteps } from '../../migration';
import { heldPatch, isHeldByOther } from './held-by-other';
import { judgeRun, runCheckPatch } from './judge-run';
import { summarise, type OrderSummary } from './order-summary';
import { waitsFor, type RunSelection } from './selection';
import { submissionOf } from './submission';
import { throughputOf } from './throughput';

/** What a person confirms: what is ordered, and what is taken up again without a new order. */
export interface RunOrder extends OrderSummary {
  /** Rows that failed after their purchase and are tried again: users are moved and the old one is retired. */
  readonly retrying: number;
}

export interface RunRequest {
  readonly selection: RunSelection;
  /** Undefined: as the settings say. */
  readonly limits?: RunLimits | undefined;
  /** How much goes before somebody has looked; undefined: everything. */
  readonly steps?: RunSteps | undefined;
  /** Asked before anything is bought; false: nothing is. */
  readonly confirm: (order: RunOrder) => Promise<boolean>;
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
  /** Rows that somebody else has in hand. */
  readonly held: readonly RowView[];
  readonly confirmed: boolean;
  /** False when the command ended before the rows came to rest. */
  readonly complete: boolean;
  readonly saved: PatchOutcome | undefined;
  /** Why the workbook does not show all results; undefined: it does. */
  readonly unsaved?: Problem | undefined;
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
  const judged = await judgeRun(world, content, { selection, runBy: world.runBy, progress });
  const { work, checked, clean, notRun } = judged;
  const going = [...work.following, ...work.retrying, ...work.resuming];
  // What is done already is shown as it was done, also in a copy of the workbook that has not seen it.
  const anything = clean.length > 0 || going.length > 0 || work.finished.length > 0;
  // Findings of rows that do not run are written at once; what runs is written as it goes.
  const told = [...checked.map(runCheckPatch), ...work.held.map(heldPatch)];
  const saved = told.length === 0 ? undefined : await workbook.patch({ rows: told, users: judged.users });

  // A person who lets go on what waits for approval, or what the stop-loss has stopped, sees its numbers first.
  const approved = work.resuming.filter((view) => waitsFor(view) !== undefined || isStopLoss(view.record.message));
  const askedFor = clean.length > 0 || work.retrying.length > 0 || approved.length > 0;
  const ordered = [...clean.map((row) => row.plan), ...approved.map((view) => view.record.plan)];
  const order = { ...summarise(ordered, throughputOf(world)), retrying: work.retrying.length };
  const confirmed = !askedFor || (await request.confirm(order));
  if (!confirmed || !anything) {
    return {
      runId: undefined,
      views: [...work.finished, ...going],
      notRun,
      held: work.held,
      confirmed,
      complete: confirmed,
      saved,
    };
  }
  let outrun: readonly RowView[] = [];
  const runId = clean.length === 0 ? undefined : brandId<RunId>(world.newId());
  if (runId !== undefined) {
    const terms = { limits: request.limits ?? world.limits, steps: request.steps, ahead: work.ahead };
    const submission = await world.engine.submit({ runId, runBy: world.runBy, ...submissionOf(judged), ...terms });
    // Somebody else was quicker between the check and now.
    outrun = await heldByOthers(world, submission);
  }
  const outrunKeys = new Set(outrun.map((view) => idKey(view.record.plan.source.id)));
  await world.engine.retry(work.retrying.map((view) => view.record.id));
  await world.engine.resume(work.resuming.map((view) => view.record.id));
  const followed = await follow(world, {
    subscriptions: [
      ...clean.map((row) => row.row.subscriptionId).filter((id) => !outrunKeys.has(idKey(id))),
      ...going.map((view) => view.record.plan.source.id),
      ...work.finished.map((view) => view.record.plan.source.id),
    ],
    content,
    workbook,
    others: outrun.map(heldPatch),
    progress: request.running,
    signal: request.signal,
  });
  return {
    runId,
    views: followed.views,
    notRun,
    held: [...work.held, ...outrun],
    confirmed: true,
    complete: followed.complete,
    saved: followed.saved ?? saved,
    unsaved: followed.unsaved,
  };
}

/** Rows that somebody else has submitted before us, as far as they are still in that person's hands. */
async function heldByOthers(world: RunWorld, { held }: Submission): Promise<readonly RowView[]> {
  const views = held.length === 0 ? [] : await world.engine.rowsById(held.map(({ id }) => id));
  return views.filter((view) => isHeldByOther(view, world.runBy));
}
