import { daysBetween, type Day } from '../base';
import type { Subscription } from './subscription';

/** What a pull asks for. */
export interface ExpiringQuery {
  readonly today: Day;
  /** Days from today in which the last day lies, the last one included; `any`: no limit. */
  readonly within: number | 'any';
  /** Also those that are over: last day past, expired, or in an extended term. */
  readonly late: boolean;
}

type Judged = Pick<
  Subscription,
  'autoRenew' | 'isLicenseBased' | 'isTrial' | 'isAddOn' | 'status' | 'lastDay' | 'inExtendedTerm'
>;

/** Whether a subscription could be migrated at all: licenses of users that nobody renews. */
function isCandidate(subscription: Judged): boolean {
  return !subscription.autoRenew && subscription.isLicenseBased && !subscription.isTrial && !subscription.isAddOn;
}

/** Whether a subscription is over although it is still there. */
export function isLate(subscription: Pick<Judged, 'status' | 'lastDay' | 'inExtendedTerm'>, today: Day): boolean {
  if (subscription.status === 'expired') return true;
  if (subscription.status !== 'active') return false;
  return (
    subscription.inExtendedTerm || (subscription.lastDay !== undefined && daysBetween(today, subscription.lastDay) < 0)
  );
}

/** Whether a pull lists a subscription (design.md section 1, Pull). */
export function isExpiring(subscription: Judged, query: ExpiringQuery): boolean {
  if (!isCandidate(subscription)) return false;
  if (isLate(subscription, query.today)) return query.late;
  if (subscription.status !== 'active' || subscription.lastDay === undefined) return false;
  const days = daysBetween(query.today, subscription.lastDay);
  return query.within === 'any' || days <= query.within;
}
