import { idKey } from '../base';
import type { Subscription } from '../migration';

/** What of the old subscription decides what is done with it, by the key of the column that shows it. */
const compared = {
  product: (source: Subscription) => source.offerId.toLowerCase(),
  sourceStatus: (source: Subscription) => source.status,
  licenses: (source: Subscription) => source.quantity,
  autoRenew: (source: Subscription) => source.autoRenew,
  endDate: (source: Subscription) => source.lastDay,
  atTermEnd: (source: Subscription) => source.termEnd,
  subscription: (source: Subscription) => idKey(source.id),
} as const;

/** Columns in which the old subscription is no longer what was checked; empty: nothing changed. */
export function sourceChanges(checked: Subscription, now: Subscription): readonly string[] {
  return Object.entries(compared)
    .filter(([, read]) => read(checked) !== read(now))
    .map(([column]) => column);
}
