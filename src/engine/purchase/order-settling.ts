import { sameId, type OrderId } from '../../base';
import { carriesMarker, isOfPlan, judgeOrder, rowMessage, type PlanPart } from '../../migration';
import type { Subscription } from '../../partner-center';
import { waitFor, type PieceContext, type PieceOutcome } from '../pieces/piece';
import { pollWait } from '../policy';
import { otherMarker } from '../resolve/candidates';
import type { PurchaseRecord } from '../store/rows/records';
import { shown } from '../shown';
import { recordPurchase } from '../store/turns/purchases';
import { sentUnderIds } from '../write';
import { wantedOf } from './checkout';
import { mayComeOf } from './may-come-of';
import { checkoutWrite, orderWrite } from './sendings';

/**
 * Finds the subscription of an order: the answer of a purchase may lack its id, which appears later when the order is
 * read again (partner-center-api.md section 1, point 5). Undefined: it is known and written down.
 */
export async function settleOrder(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
): Promise<PieceOutcome | undefined> {
  const { orderId } = purchase;
  if (purchase.subscriptionId !== undefined || orderId === undefined) return undefined;
  const customer = context.record.plan.customerId;
  const order = await shown(context.service.orders.get(customer, orderId));
  const line = order === undefined ? undefined : judgeOrder(order, wantedOf(part, purchase), true);
  if (line?.kind === 'refused') {
    // The order itself says that it was cancelled: nothing of it is left.
    await recordPurchase(context.database, context.turn, part.part, {
      orderId: null,
      cartId: null,
      cartAttempt: purchase.cartAttempt + 1,
      checkoutAttempt: purchase.checkoutAttempt + 1,
      checkoutSentAt: null,
      orderSentAt: null,
    });
    const { code, description } = line;
    const write = purchase.orderSentAt === undefined ? checkoutWrite(part) : orderWrite(part);
    const values = { status: '200', code, description, ...(await sentUnderIds(context, write)) };
    return { kind: 'end', state: 'failed-purchase', message: rowMessage('purchase-refused', values) };
  }
  let subscriptionId = line?.kind === 'bought' ? line.subscriptionId : undefined;
  let quantity = line?.kind === 'bought' ? line.quantity : undefined;
  if (subscriptionId === undefined) {
    const candidates = await context.service.subscriptions.byOrder(customer, orderId);
    const bases = candidates.filter((candidate) => mayBeOf(context, part, purchase, orderId, candidate));
    const ours =
      bases.find((candidate) => carriesMarker(candidate.friendlyName, purchase.marker)) ??
      (bases.length === 1 ? bases[0] : undefined);
    subscriptionId = ours?.id;
    quantity = ours?.quantity ?? quantity;
  }
  if (subscriptionId === undefined) {
    const waited = context.clock.now().getTime() - context.record.since.getTime();
    return waitFor(
      context,
      pollWait(context.policy, context.record.looks),
      waited > context.policy.provisioningPatience ? 'unknown' : 'purchasing',
      rowMessage('order-pending', { order: orderId }),
    );
  }
  await recordPurchase(context.database, context.turn, part.part, {
    subscriptionId,
    ...(quantity === undefined ? {} : { quantity }),
  });
  return undefined;
}

/**
 * Whether a subscription can be what the order brought. A service that does not know the filter lists all of the
 * customer's, and one that does not name the order leaves only what the subscription itself says.
 */
function mayBeOf(
  { record }: PieceContext,
  part: PlanPart,
  { marker }: PurchaseRecord,
  orderId: OrderId,
  candidate: Subscription,
): boolean {
  if (candidate.parentSubscriptionId !== undefined || sameId(candidate.id, record.plan.source.id)) return false;
  if (candidate.orderId !== undefined) return sameId(candidate.orderId, orderId);
  return (
    isOfPlan(candidate.offerId, part.plan) &&
    !otherMarker(candidate.friendlyName, marker) &&
    mayComeOf(record, candidate.creationDate)
  );
}
