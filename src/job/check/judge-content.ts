import { idKey } from '../../base';
import type { RowState } from '../../migration';
import type { RowView } from '../../engine';
import type { UserRow, WorkbookContent } from '../../workbook';
import { indexUsers } from '../user-index';
import type { RunWorld } from '../world';
import { checkWorkbookRows } from './check-workbook';
import type { CheckedRow } from './checked-row';
import { warnOfDeadlines } from './deadlines';
import { userRowsOf } from './user-rows';

/** The rows of a workbook as the service and the runs show them now. */
export interface JudgedContent {
  /** Rows that were judged. */
  readonly checked: readonly CheckedRow[];
  /** Rows that a run holds or has finished: shown, not judged. */
  readonly held: readonly RowView[];
  /** Users of the rows that were judged, for the Users sheet. */
  readonly users: readonly UserRow[];
}

export interface CheckProgress {
  readonly checked: number;
  readonly total: number;
}

/** Rows whose subscription a run has in hand, or has dealt with for good. */
export function isHeldByRun(view: RowView): boolean {
  const free: readonly RowState[] = ['failed-purchase', 'cancelled', 'undone', 'stale'];
  return !free.includes(view.record.state);
}

/** Judges the rows of a workbook that no run has in hand. Only reads. */
export async function judgeContent(
  world: RunWorld,
  content: WorkbookContent,
  progress: (made: CheckProgress) => void,
  signal?: AbortSignal,
): Promise<JudgedContent> {
  const users = indexUsers(content.users);
  const views = await world.engine.rows(content.rows.map((row) => row.subscriptionId));
  const held = new Map(views.filter(isHeldByRun).map((view) => [idKey(view.record.plan.source.id), view]));
  const rows = content.rows.filter((row) => !held.has(idKey(row.subscriptionId)));
  const checked = await checkWorkbookRows(world, {
    content,
    rows,
    views,
    againstDigest: false,
    progress: (count) => {
      progress({ checked: count, total: rows.length });
    },
    signal,
  });
  return {
    checked: warnOfDeadlines(world, checked),
    held: [...held.values()],
    users: checked.flatMap((one) => userRowsOf(one, content.plans, users)),
  };
}
