import { sameId } from '../../base';
import type { Plan } from '../plan';
import type { Subscription } from '../subscription';

/** Licenses of one business plan that one customer may have (glossary.md, plan families). */
export const businessSeatCap = 300;

/** Licenses of a plan that a customer has already: its active subscriptions of the plan's directory SKU or product. */
export function seatsHeld(
  plan: Pick<Plan, 'skuId' | 'key' | 'commerce'>,
  subscriptions: readonly Pick<Subscription, 'skuId' | 'offerId' | 'quantity' | 'status'>[],
): number {
  return subscriptions
    .filter((one) => one.status === 'active' || one.status === 'pending')
    .filter((one) => (one.skuId !== undefined ? sameId(one.skuId, plan.skuId) : isOffer(one.offerId, plan.key)))
    .reduce((sum, one) => sum + one.quantity, 0);
}

/** Whether an offer id (`product:sku:availability`, or a GUID) is of the plan. */
function isOffer(offerId: string, planKey: string): boolean {
  const offer = offerId.toLowerCase();
  const key = planKey.toLowerCase();
  return offer === key || offer.startsWith(`${key}:`);
}
