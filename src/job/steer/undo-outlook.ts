import { compareDays, dayOf, type Day } from '../../base';
import type { RowView } from '../../engine';
import { stateAccepts, undoUntil, type UndoUntil } from '../../migration';
import { endOfRow } from '../results/end-of-row';

/** Why a row cannot be taken back. */
export type UndoObstacle = 'state' | 'cancelled' | 'no-window' | 'too-late';

/** What an undo would take back, and what it cannot: told before anything is touched. */
export interface UndoOutlook {
  readonly possible: readonly RowView[];
  readonly impossible: readonly {
    readonly view: RowView;
    readonly reason: UndoObstacle;
    /** The last day on which it could have been undone. */
    readonly until: Day | undefined;
  }[];
  /** Users who go back. */
  readonly users: number;
  /** The day until which all of the possible ones can be undone; undefined: no limit is known. */
  readonly until: Day | undefined;
}

/** Until when what a row did can be taken back, as far as it is known by now. */
export function undoLimitOf({ record }: RowView): UndoUntil {
  const { plan, result } = record;
  // What was not retired yet is still as it was.
  const retired = endOfRow(record) !== 'partial' && result.retiredStatus !== undefined;
  return undoUntil({
    source: plan.source,
    choice: retired ? plan.retire : 'leave',
    retiredOn: dayOf(result.endedAt === undefined ? record.updatedAt : new Date(result.endedAt)),
    bought: result.bought ?? [],
  });
}

function obstacleOf(
  view: RowView,
  today: Day,
): { readonly reason: UndoObstacle; readonly until: Day | undefined } | undefined {
  const { state, plan } = view.record;
  if (!stateAccepts(state, 'undo')) return { reason: 'state', until: undefined };
  const limit = undoLimitOf(view);
  if (limit.kind === 'impossible') {
    const cancelled = plan.retire === 'cancel-now' && view.record.result.retiredStatus !== undefined;
    return { reason: cancelled ? 'cancelled' : 'no-window', until: undefined };
  }
  const isOver = limit.kind === 'until' && compareDays(limit.day, today) < 0;
  return isOver ? { reason: 'too-late', until: limit.day } : undefined;
}

/** Sorts rows by whether they can be taken back today. */
export function undoOutlook(views: readonly RowView[], today: Day): UndoOutlook {
  const judged = views.map((view) => ({ view, obstacle: obstacleOf(view, today) }));
  const possible = judged.flatMap(({ view, obstacle }) => (obstacle === undefined ? [view] : []));
  const limits = possible.flatMap((view) => {
    const limit = undoLimitOf(view);
    return limit.kind === 'until' ? [limit.day] : [];
  });
  return {
    possible,
    impossible: judged.flatMap(({ view, obstacle }) => (obstacle === undefined ? [] : [{ view, ...obstacle }])),
    users: possible.reduce((sum, view) => sum + view.settled, 0),
    until: limits.sort(compareDays)[0],
  };
}
