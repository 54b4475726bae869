import { stateTable, type RowState } from '../../../../src/migration';
import type { MigrationRow } from '../../../../src/workbook';

/** Why a row does not run now. */
export const notReadyReasons = [
  'undecided',
  'left-out',
  'not-checked',
  'changed',
  'errors',
  'held',
  'in-a-run',
  'finished',
  'failed',
  'taken-back',
] as const;
export type NotReadyReason = (typeof notReadyReasons)[number];

/** Why a row in this state does not run; undefined: the state is not in the way. */
const reasonOfState: Readonly<Record<RowState, NotReadyReason | undefined>> = {
  'draft': 'not-checked',
  'ready': undefined,
  'invalid': 'errors',
  'excluded': 'not-checked',
  'stale': 'changed',
  'held': 'held',
  'scheduled': 'in-a-run',
  'queued': 'in-a-run',
  'purchasing': 'in-a-run',
  'provisioning': 'in-a-run',
  'reassigning': 'in-a-run',
  'retiring': 'in-a-run',
  'throttled': 'in-a-run',
  'paused': 'in-a-run',
  'unknown': 'in-a-run',
  'undoing': 'in-a-run',
  'done': 'finished',
  'partial': 'finished',
  'drifted': 'finished',
  'failed-purchase': 'failed',
  'failed-reassign': 'failed',
  'failed-retire': 'failed',
  'cancelled': 'taken-back',
  'undone': 'taken-back',
};

/** Why the row does not run now; undefined: it is ready. What a run made of it goes before what its cells say. */
export function notReady(row: MigrationRow): NotReadyReason | undefined {
  const state = row.keys.stateCode ?? 'draft';
  const reason = reasonOfState[state];
  if (stateTable[state].stage !== 'before' || reason === 'in-a-run' || reason === 'held') return reason;
  if (row.plan.include === 'no') return 'left-out';
  if (row.plan.include === undefined) return 'undecided';
  if (reason !== undefined) return reason;
  return row.keys.checkedPlan === row.planEcho ? undefined : 'changed';
}

/** Included, checked without an error, and not edited since. */
export function isReady(row: MigrationRow): boolean {
  return notReady(row) === undefined;
}

/** Rows that do not run now, by the reason; in the order in which a person can do something about them. */
export function countNotReady(
  rows: readonly MigrationRow[],
): readonly { readonly reason: NotReadyReason; readonly count: number }[] {
  const counts = new Map<NotReadyReason, number>();
  for (const row of rows) {
    const reason = notReady(row);
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return notReadyReasons.flatMap((reason) => {
    const count = counts.get(reason);
    return count === undefined ? [] : [{ reason, count }];
  });
}
