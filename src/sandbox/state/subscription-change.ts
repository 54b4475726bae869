import type { Cause, SubscriptionChange } from '../ledger';
import type { Change } from './change';
import type { Customer } from './customer';
import type { Subscription } from './model';
import { unitsOf, usableUnits } from './units';

/** Who and when, where it is not the change's own origin and time. */
export interface Happening {
  readonly cause?: Cause;
  readonly at?: number;
  readonly requestId?: string;
}

type Difference = Pick<SubscriptionChange, 'change' | 'from' | 'to'>;

function differences(before: Subscription, after: Subscription): Difference[] {
  const found: Difference[] = [];
  if (before.status !== after.status)
    found.push({ change: statusChange(after), from: before.status, to: after.status });
  else if (before.end !== after.end && after.end !== undefined) {
    found.push({ change: after.extended ? 'extended' : 'renewed', from: before.end ?? 0, to: after.end });
  }
  if (before.quantity !== after.quantity) found.push({ change: 'quantity', from: before.quantity, to: after.quantity });
  if (before.autoRenew !== after.autoRenew) {
    found.push({ change: 'auto-renew', from: before.autoRenew, to: after.autoRenew });
  }
  if (before.friendlyName !== after.friendlyName) {
    found.push({ change: 'renamed', from: before.friendlyName, to: after.friendlyName });
  }
  const scheduled = (subscription: Subscription): string =>
    (subscription.scheduledActions ?? []).map(({ actionType }) => actionType).join(',');
  if (scheduled(before) !== scheduled(after)) {
    const to = scheduled(after);
    found.push({ change: to ? 'scheduled' : 'unscheduled', from: scheduled(before), to });
  }
  return found;
}

function statusChange(after: Subscription): SubscriptionChange['change'] {
  switch (after.status) {
    case 'active':
    case 'pending':
      return 'reactivated';
    case 'suspended':
      return 'suspended';
    case 'expired':
    case 'disabled':
      return 'expired';
    case 'deleted':
      return 'cancelled';
  }
}

/**
 * Puts a changed subscription, and notes in the ledger what differs and whether the change left holders of the SKU
 * without a unit to hold. The one way in which an existing subscription changes.
 */
export function changeSubscription(
  change: Change,
  customer: Customer,
  after: Subscription,
  happening: Happening = {},
): void {
  const before = customer.subscription(after.id);
  const at = happening.at ?? change.now;
  const uncoveredBefore = uncovered(customer, after.sku, at);
  change.put({ type: 'subscription', customer: customer.id, value: after });
  if (!before) return;
  const units = usableUnits(unitsOf(customer, after.sku, at));
  const holders = customer.holdersOf(after.sku);
  const about = { customer: customer.id, subscription: after.id, sku: after.sku, holders, units };
  for (const difference of differences(before, after))
    change.note({ kind: 'change', ...about, ...difference }, happening);
  if (uncovered(customer, after.sku, at) > uncoveredBefore) change.note({ kind: 'uncovered', ...about }, happening);
}

function uncovered(customer: Customer, sku: string, now: number): number {
  return Math.max(0, customer.holdersOf(sku) - usableUnits(unitsOf(customer, sku, now)));
}

/** Changes the status, and with it that of the live add-ons of the subscription (partner-center-api.md 9.1). */
export function changeWithAddOns(
  change: Change,
  customer: Customer,
  after: Subscription,
  happening: Happening = {},
): void {
  const before = customer.subscription(after.id);
  changeSubscription(change, customer, after, happening);
  if (!before || before.status === after.status) return;
  for (const addOn of [...customer.subscriptions.values()]) {
    if (addOn.parent?.toLowerCase() !== after.id.toLowerCase()) continue;
    const follows = after.status === 'active' ? addOn.suspendedWithParent : addOn.status === 'active';
    if (!follows) continue;
    const next: Subscription = {
      ...addOn,
      status: after.status,
      suspendedWithParent: after.status === 'suspended',
      suspendedAt: after.suspendedAt,
      version: addOn.version + 1,
    };
    changeSubscription(change, customer, next, happening);
  }
}
