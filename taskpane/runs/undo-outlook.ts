import type { SubscriptionId } from '../../src/base';
import { stateAccepts } from '../../src/migration';
import type { RowPatch } from '../../src/workbook';
import type { RunView } from './run-watcher';

/** Which rows of a run can be taken back now, and which no longer. */
export interface UndoOutlook {
  readonly possible: readonly RowPatch[];
  /** The date until which they could be undone has passed. */
  readonly tooLate: readonly RowPatch[];
  /** The old subscription is cancelled, or nothing says until when the new one can be. */
  readonly never: readonly RowPatch[];
  /** ISO instant until which all of the possible ones can be undone; undefined: no limit is known. */
  readonly until: string | undefined;
}

function limitOf(row: RowPatch): number | undefined {
  const until = row.result?.undoUntil;
  return until === undefined ? undefined : Date.parse(until);
}

/** Retired, and no day is known until which that could be taken back. */
function isFinal({ state, result }: RowPatch): boolean {
  return state === 'done' && result?.retired === 'done' && result.undoUntil === undefined;
}

/** "Undo until" is a day: the whole of it counts. */
const day = 86_400_000;

export function undoOutlook(view: RunView, now: Date, only?: readonly SubscriptionId[]): UndoOutlook {
  const asked = [...view.rows.values()].filter(
    ({ state, subscriptionId }) =>
      state !== undefined && stateAccepts(state, 'undo') && (only === undefined || only.includes(subscriptionId)),
  );
  const isLate = (row: RowPatch): boolean => {
    const limit = limitOf(row);
    return limit !== undefined && limit + day <= now.getTime();
  };
  const possible = asked.filter((row) => !isLate(row) && !isFinal(row));
  const limits = possible.flatMap((row) => limitOf(row) ?? []);
  return {
    possible,
    tooLate: asked.filter(isLate),
    never: asked.filter(isFinal),
    until: limits.length === 0 ? undefined : new Date(Math.min(...limits)).toISOString(),
  };
}
