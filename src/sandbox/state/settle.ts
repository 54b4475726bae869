import type { ResolvedOptions } from '../options';
import type { Change } from './change';
import type { Customer } from './customer';
import type { Subscription } from './model';
import { changeSubscription, changeWithAddOns } from './subscription-change';
import { cancellationWindow, commitmentEnd, dayMilliseconds, serviceEnd, termEnd } from './terms';

/** A suspended legacy subscription is deprovisioned so many days later (partner-center-api.md 9.1). */
const deprovisionedAfter = 120 * dayMilliseconds;
const disabledAfter = 30 * dayMilliseconds;
const deletedAfter = 90 * dayMilliseconds;

/** When the subscription changes by itself; undefined: never. */
function dueOf(subscription: Subscription): number | undefined {
  const { pending, suspendedAt, status } = subscription;
  const own = ((): number | undefined => {
    const end = serviceEnd(subscription);
    switch (status) {
      case 'active':
      case 'pending':
        return end;
      case 'suspended':
        if (subscription.commerce === 'modern') return end;
        return suspendedAt === undefined ? undefined : suspendedAt + deprovisionedAfter;
      case 'expired':
        return end === undefined ? undefined : end + disabledAfter;
      case 'disabled':
        return end === undefined ? undefined : end + disabledAfter + deletedAfter;
      case 'deleted':
        return undefined;
    }
  })();
  if (!pending) return own;
  return own === undefined ? pending.due : Math.min(own, pending.due);
}

function renewed(subscription: Subscription, start: number): Subscription {
  return {
    ...subscription,
    started: start,
    end: commitmentEnd(subscription.commerce, termEnd(start, subscription.term)),
    cancellableUntil: subscription.commerce === 'modern' ? start + cancellationWindow : undefined,
    scheduledActions: undefined,
    nextTermInstructions: undefined,
    version: subscription.version + 1,
  };
}

/** A paid month at a time, until someone ends it: what becomes of a term that nobody decided about (1, point 2). */
function extended(subscription: Subscription, start: number): Subscription {
  const next = renewed({ ...subscription, term: 'P1M', billing: 'monthly' }, start);
  return { ...next, extended: true, cancellableUntil: termEnd(start, 'P1M') };
}

function expired(subscription: Subscription): Subscription {
  return {
    ...subscription,
    status: 'expired',
    suspensionReasons: ['Expiration'],
    scheduledActions: undefined,
    version: subscription.version + 1,
  };
}

function atTermEnd(subscription: Subscription, end: number, options: ResolvedOptions): Subscription {
  if (subscription.commerce === 'legacy')
    return subscription.autoRenew ? renewed(subscription, end) : expired(subscription);
  if (subscription.status === 'suspended' || subscription.trial) return expired(subscription);
  const chosen = subscription.scheduledActions?.at(-1)?.actionType;
  if (chosen === options.termEndActions[0]) return expired(subscription);
  if (chosen === 'RenewToNewTerm') return renewed(subscription, end);
  if (chosen === undefined && subscription.autoRenew) return renewed(subscription, end);
  return extended(subscription, end);
}

function byItself(subscription: Subscription, due: number, options: ResolvedOptions): Subscription {
  switch (subscription.status) {
    case 'expired':
      return { ...subscription, status: 'disabled', version: subscription.version + 1 };
    case 'disabled':
      return { ...subscription, status: 'deleted', version: subscription.version + 1 };
    case 'suspended':
      if (subscription.commerce === 'legacy')
        return { ...subscription, status: 'deleted', version: subscription.version + 1 };
      return atTermEnd(subscription, due, options);
    case 'active':
    case 'pending':
    case 'deleted':
      return atTermEnd(subscription, due, options);
  }
}

/** Lets everything happen that became due, in the order in which it became due. */
export function settle(customer: Customer, change: Change, options: ResolvedOptions): void {
  for (;;) {
    const soonest = customer.soonest(dueOf);
    if (soonest === undefined || soonest > change.now) return;
    const subscription = [...customer.subscriptions.values()].find((candidate) => dueOf(candidate) === soonest);
    if (!subscription) return;
    if (subscription.pending?.due === soonest) {
      const { next, requestId } = subscription.pending;
      changeWithAddOns(change, customer, { ...next, pending: undefined }, { at: soonest, cause: 'call', requestId });
    } else {
      const next = byItself(subscription, soonest, options);
      changeSubscription(
        change,
        customer,
        { ...next, pending: undefined },
        { at: soonest, cause: 'time', requestId: '' },
      );
    }
  }
}
