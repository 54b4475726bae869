import { carriesMarker, judgeOrder, rowMessage, type PlanPart } from '../../migration';
import { waitFor, type PieceContext, type PieceOutcome } from '../pieces/piece';
import { pollWait } from '../policy';
import type { PurchaseRecord } from '../store/records';
import { shown } from '../shown';
import { recordPurchase } from '../store/purchases';
import { wantedOf } from './checkout';

/**
 * Finds the subscription of an order: the answer of a purchase may lack its id, which appears later when the order is
 * read again (partner-center-api.md section 1, point 5). Undefined: it is known and written down.
 */
export async function settleOrder(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
): Promise<PieceOutcome | undefined> {
  if (purchase.subscriptionId !== undefined || purchase.orderId === undefined) return undefined;
  const customer = context.record.plan.customerId;
  const order = await shown(context.service.orders.get(customer, purchase.orderId));
  const line = order === undefined ? undefined : judgeOrder(order, wantedOf(part, purchase), true);
  let subscriptionId = line?.kind === 'bought' ? line.subscriptionId : undefined;
  let quantity = line?.kind === 'bought' ? line.quantity : undefined;
  if (subscriptionId === undefined) {
    const candidates = await context.service.subscriptions.byOrder(customer, purchase.orderId);
    const bases = candidates.filter((candidate) => candidate.parentSubscriptionId === undefined);
    const ours =
      bases.find((candidate) => carriesMarker(candidate.friendlyName, purchase.marker)) ??
      (bases.length === 1 ? bases[0] : undefined);
    subscriptionId = ours?.id;
    quantity = ours?.quantity ?? quantity;
  }
  if (subscriptionId === undefined) {
    return waitFor(
      context,
      pollWait(context.policy, context.record.looks),
      'purchasing',
      rowMessage('order-pending', { order: purchase.orderId }),
    );
  }
  await recordPurchase(context.database, context.turn, part.part, {
    subscriptionId,
    ...(quantity === undefined ? {} : { quantity }),
  });
  return undefined;
}
