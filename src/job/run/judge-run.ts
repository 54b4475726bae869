import type { RowView } from '../../engine';
import type { MigrationPlan } from '../../migration';
import type { UserRow, WorkbookContent } from '../../workbook';
import { checkPatch } from '../check/check-patch';
import { checkWorkbookRows } from '../check/check-workbook';
import type { CheckedRow } from '../check/checked-row';
import type { CheckProgress } from '../check/judge-content';
import { userRowsOf } from '../check/user-rows';
import type { JobPatch } from '../results/job-patch';
import { indexUsers } from '../user-index';
import type { RunWorld } from '../world';
import { isHeldByOther } from './held-by-other';
import { selectRows, type RunSelection, type RunWork } from './selection';

/** A row that passed its check, with what Run executes. */
export interface CleanRow extends CheckedRow {
  readonly plan: MigrationPlan;
}

/** What a run is about to do with the rows of a workbook. */
export interface JudgedRun {
  readonly work: RunWork;
  readonly checked: readonly CheckedRow[];
  /** To be submitted. */
  readonly clean: readonly CleanRow[];
  /** Asked for and not run, with the reason. */
  readonly notRun: readonly CheckedRow[];
  /** Users of the rows that were judged, for the Users sheet. */
  readonly users: readonly UserRow[];
}

export interface JudgeRunOptions {
  readonly selection: RunSelection;
  readonly progress: (made: CheckProgress) => void;
  readonly signal?: AbortSignal | undefined;
  /** Who runs; rows that somebody else has in hand are held. */
  readonly runBy: string;
  /** Rows that are none of this run's business any more; default none. */
  readonly leftAlone?: (view: RowView) => boolean;
}

/** Sorts the rows by what earlier runs have made of them, and judges the others against the digest of their check. */
export async function judgeRun(
  world: RunWorld,
  content: WorkbookContent,
  { selection, runBy, progress, signal, leftAlone = () => false }: JudgeRunOptions,
): Promise<JudgedRun> {
  const views = await world.engine.rows(content.rows.map((row) => row.subscriptionId));
  const work = selectRows(content, views, selection, {
    leftAlone,
    isOthers: (view) => isHeldByOther(view, runBy),
  });
  const checked = await checkWorkbookRows(world, {
    content,
    rows: work.fresh,
    views,
    againstDigest: true,
    progress: (count) => {
      progress({ checked: count, total: work.fresh.length });
    },
    signal,
  });
  const clean = checked.filter(isClean);
  const users = indexUsers(content.users);
  return {
    work,
    checked,
    clean,
    notRun: checked.filter((row) => !isClean(row)),
    users: checked.flatMap((row) => userRowsOf(row, content.plans, users)),
  };
}

function isClean(row: CheckedRow): row is CleanRow {
  return row.state === 'ready' && row.plan !== undefined;
}

/** The cells of a row after the check of a run. */
export function runCheckPatch(row: CheckedRow): JobPatch {
  const patch = checkPatch(row);
  // A row whose check no longer holds keeps the digest of that check: only a new check by a person replaces it.
  return row.state === 'stale'
    ? { ...patch, digest: row.row.keys.digest, checkedPlan: row.row.keys.checkedPlan }
    : patch;
}
