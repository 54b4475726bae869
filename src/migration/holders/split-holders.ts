import { compareDays, idKey, type SubscriptionId, type UserId } from '../../base';
import { compareTexts } from '../fold-text';
import type { Subscription } from '../subscription';

/** A subscription of the SKU whose holders are split. */
export type SharingSubscription = Pick<Subscription, 'id' | 'quantity' | 'lastDay' | 'autoRenew' | 'status'>;

export interface SplitInput {
  /** All active subscriptions of the SKU that this partner sold, with or without a row. */
  readonly subscriptions: readonly SharingSubscription[];
  /** Everybody who holds the SKU. */
  readonly holders: readonly UserId[];
  /** Units of the SKU that no subscription here accounts for: another partner's. */
  readonly otherUnits: number;
  /** Users already promised to a subscription by a run that is under way. */
  readonly taken?: ReadonlyMap<SubscriptionId, readonly UserId[]>;
}

/** Which holders belong to which subscription. */
export interface HolderSplit {
  readonly shares: ReadonlyMap<SubscriptionId, readonly UserId[]>;
  /** Holders on units that belong to none of the subscriptions: they are not ours to move. */
  readonly elsewhere: readonly UserId[];
}

/** What ends first gives up its holders first; what renews comes last. */
function endsFirst(a: SharingSubscription, b: SharingSubscription): number {
  if (a.autoRenew !== b.autoRenew) return a.autoRenew ? 1 : -1;
  if (a.lastDay !== b.lastDay) {
    if (a.lastDay === undefined) return 1;
    if (b.lastDay === undefined) return -1;
    return compareDays(a.lastDay, b.lastDay);
  }
  return compareTexts(idKey(a.id), idKey(b.id));
}

/**
 * Splits the holders of one directory SKU over the subscriptions that share it: licenses hang on the SKU, not on a
 * subscription, so somebody has to say who goes with which row. The order is fixed by what does not change (renewing or
 * not, last day, subscription id; users by id), so neither the order of rows nor who is included moves a user from one
 * row to another, and a subscription that stays keeps its share. Each takes up to its quantity. Holders beyond all
 * quantities sit on units of another partner where there are such; without, they go with the last that ends, because
 * nobody else would move them.
 */
export function splitHolders(input: SplitInput): HolderSplit {
  const sharing = input.subscriptions.filter((one) => one.status === 'active').sort(endsFirst);
  const shares = new Map<SubscriptionId, readonly UserId[]>();
  const takenBy = new Map([...(input.taken ?? [])].map(([id, users]) => [idKey(id), users]));
  const promised = new Set([...takenBy.values()].flat().map(idKey));
  const free = [...new Map(input.holders.map((id) => [idKey(id), id])).entries()]
    .filter(([key]) => !promised.has(key))
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([, id]) => id);
  let next = 0;
  for (const one of sharing) {
    const taken = takenBy.get(idKey(one.id));
    const share = taken ?? free.slice(next, next + Math.max(0, one.quantity));
    if (!taken) next += share.length;
    shares.set(one.id, share);
  }
  const beyond = free.slice(next);
  const elsewhere = beyond.slice(0, Math.max(0, input.otherUnits));
  const orphans = beyond.slice(elsewhere.length);
  const last = sharing.filter((one) => !one.autoRenew && !takenBy.has(idKey(one.id))).at(-1);
  if (last && orphans.length > 0) {
    shares.set(last.id, [...(shares.get(last.id) ?? []), ...orphans]);
    return { shares, elsewhere };
  }
  return { shares, elsewhere: [...elsewhere, ...orphans] };
}

/** Units of a SKU that the given subscriptions do not account for. */
export function otherUnitsOf(activeUnits: number, subscriptions: readonly SharingSubscription[]): number {
  const ours = subscriptions.filter((one) => one.status === 'active').reduce((sum, one) => sum + one.quantity, 0);
  return Math.max(0, activeUnits - ours);
}
