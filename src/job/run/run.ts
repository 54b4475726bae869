import { brandId, type RunId } from '../../base';
import type { MigrationPlan } from '../../migration';
import type { RowView } from '../../engine';
import type { PatchOutcome, WorkbookContent, WorkbookPort } from '../../workbook';
import { checkPatch, refuseProblems, type CheckProgress } from '../check/check';
import { checkWorkbookRows } from '../check/check-workbook';
import type { CheckedRow } from '../check/checked-row';
import { userRowsOf } from '../check/user-rows';
import { indexUsers } from '../user-index';
import type { RunWorld } from '../world';
import { follow, type RunProgress } from './follow';
import { summarise, type OrderSummary } from './order-summary';
import { selectRows, type RunSelection } from './selection';

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
  const known = await world.engine.rows(content.rows.map((row) => row.subscriptionId));
  const work = selectRows(content, known, request.selection);
  const checked = await checkWorkbookRows(world, {
    content,
    rows: work.fresh,
    views: known,
    againstDigest: true,
    progress: (count) => {
      request.checking({ checked: count, total: work.fresh.length });
    },
  });
  const clean = checked.filter((row) => row.state === 'ready' && row.plan !== undefined);
  const notRun = checked.filter((row) => !clean.includes(row));
  const going = [...work.following, ...work.retrying, ...work.resuming];
  const anything = clean.length > 0 || going.length > 0;
  const saved = await saveChecks(workbook, content, checked, clean);

  const askedFor = clean.length > 0 || work.retrying.length > 0;
  const confirmed = !askedFor || (await request.confirm(summarise(clean)));
  if (!confirmed || !anything) {
    return { runId: undefined, views: [...work.finished, ...going], notRun, confirmed, complete: confirmed, saved };
  }
  const runId = clean.length === 0 ? undefined : brandId<RunId>(world.newId());
  if (runId !== undefined) {
    await world.engine.submit({ runId, runBy: world.runBy, plans: clean.map((row) => row.plan).filter(isPlan) });
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

function isPlan(plan: MigrationPlan | undefined): plan is MigrationPlan {
  return plan !== undefined;
}

/** Findings of rows that do not run are written at once; what runs is written as it goes. */
async function saveChecks(
  workbook: WorkbookPort,
  content: WorkbookContent,
  checked: readonly CheckedRow[],
  clean: readonly CheckedRow[],
): Promise<PatchOutcome | undefined> {
  if (checked.length === 0) return undefined;
  const users = indexUsers(content.users);
  return workbook.patch({
    rows: checked.map((row) => {
      const patch = checkPatch(row);
      if (clean.includes(row)) return patch;
      // A row whose check no longer holds keeps the digest of that check: only a new check by a person replaces it.
      return row.state === 'stale'
        ? { ...patch, digest: row.row.keys.digest, checkedPlan: row.row.keys.checkedPlan }
        : patch;
    }),
    users: checked.flatMap((row) => userRowsOf(row, content.plans, users)),
  });
}
