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
    .filter((one) => (one.skuId !== undefined ? sameId(one.skuId, plan.skuId) : isOfPlan(one.offerId, plan)))
    .reduce((sum, one) => sum + one.quantity, 0);
}

/** Whether an offer id (`product:sku:availability`, or a GUID) is of the plan. */
export function isOfPlan(offerId: string, plan: Pick<Plan, 'key'>): boolean {
  const offer = offerId.toLowerCase();
  const key = plan.key.toLowerCase();
  return offer === key || offer.startsWith(`${key}:`);
}
