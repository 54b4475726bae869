import { changedFields, isPlanField } from '../digest';
import type { Finding } from '../finding';
import type { RowState } from '../state';
import { found, none } from './row-context';

/** What changed since Check: the agent's cells and the service's facts, each under its columns' keys. */
export function judgeDigest(checked: string, now: string): readonly Finding[] {
  const fields = changedFields(checked, now);
  const own = fields.filter(isPlanField);
  const theirs = fields.filter((field) => !isPlanField(field));
  return [
    ...(own.length === 0 ? none : [found('plan-changed', { fields: own })]),
    ...(theirs.length === 0 ? none : [found('source-changed', { fields: theirs })]),
  ];
}

/** A run that has the row's subscription in hand. */
export interface OtherRun {
  readonly runId: string;
  readonly runBy: string;
  readonly state: RowState;
}

export function judgeOtherRun(other: OtherRun | undefined): readonly Finding[] {
  return other ? [found('other-run', { ...other })] : none;
}

/** What a migration that is over bought for the subscription. */
export function judgeMigrated(
  bought: { readonly plan: string; readonly licenses: number } | undefined,
): readonly Finding[] {
  return bought ? [found('already-migrated', { ...bought })] : none;
}

/** A plan that was chosen from the catalogue and whose SKU the customer's own catalogue has no longer. */
export function judgePlanGone(plan: { readonly label: string }, stillSold: boolean): readonly Finding[] {
  return stillSold ? none : [found('plan-gone', { plan: plan.label })];
}
