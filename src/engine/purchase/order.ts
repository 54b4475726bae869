import {
  billingWord,
  judgeOrder,
  purchaseErrorKind,
  purchaseRequestId,
  rowMessage,
  type PlanPart,
} from '../../migration';
import type { Order, OrderRequest } from '../../partner-center';
import type { PieceContext } from '../pieces/piece';
import type { PurchaseRecord } from '../store/rows/records';
import { recordPurchase } from '../store/turns/purchases';
import { failureValues } from '../write';
import { wantedOf, type Bought } from './checkout';
import { friendlyNameOf } from './friendly-name';
import { identityOf } from './part-identity';
import { sendPurchase } from './send-purchase';
import { orderWrite } from './sendings';
import { unclearPurchase } from './unclear';

/**
 * Buys by an order, where a cart is refused. An order has no documented idempotency (partner-center-api.md section 1,
 * point 3): it is sent once, and without an answer the row is `unknown` until the purchase is found or a person decides.
 */
export async function placeOrder(
  context: PieceContext,
  part: PlanPart,
  purchase: PurchaseRecord,
  catalogItemId: string,
): Promise<Bought> {
  const { plan } = context.record;
  const request: OrderRequest = {
    billingCycle: billingWord(part.billing),
    ...(context.policy.resellerAttested === true ? { partnerOnRecordAttestationAccepted: true } : {}),
    lineItems: [
      {
        lineItemNumber: 0,
        offerId: catalogItemId,
        quantity: part.licenses,
        friendlyName: friendlyNameOf(purchase.marker, plan.reference),
        ...(part.term === undefined ? {} : { termDuration: part.term }),
        ...(context.policy.planAttested === true ? { attestationAccepted: true } : {}),
        ...(plan.source.resellerId === '' ? {} : { partnerIdOnRecord: plan.source.resellerId }),
      },
    ],
  };
  const name = orderWrite(part);
  const outcome = await sendPurchase<Order>(
    context,
    purchase,
    {
      name,
      requestId: purchaseRequestId(identityOf(context.record, part.part), 'order-create', purchase.orderAttempt),
      sending: { part: part.part, kind: 'order' },
      intended: 'order-intended',
    },
    (write) => context.service.orders.create(plan.customerId, request, write),
  );
  if (outcome.kind === 'answered') {
    await context.reach('order-answered', context.record.id);
    const line = judgeOrder(outcome.value, { ...wantedOf(part, purchase), catalogItemId }, true);
    const recorded = await recordPurchase(
      context.database,
      context.turn,
      part.part,
      {
        orderId: outcome.value.id,
        ...(line?.kind === 'bought' ? { subscriptionId: line.subscriptionId } : {}),
        ...(line?.kind === 'bought' || line?.kind === 'pending' ? { quantity: line.quantity } : {}),
      },
      name,
    );
    return { kind: 'bought', purchase: recorded };
  }
  // A conflict that says "concurrent" proves nothing about what it is in conflict with.
  if (outcome.kind === 'refused' && purchaseErrorKind(outcome.failure.facts) !== 'in-progress') {
    await recordPurchase(context.database, context.turn, part.part, {
      orderAttempt: purchase.orderAttempt + 1,
      orderSentAt: null,
    });
    return {
      kind: 'outcome',
      outcome: {
        kind: 'end',
        state: 'failed-purchase',
        message: rowMessage('purchase-refused', failureValues(outcome.failure)),
      },
    };
  }
  const unclearSince = context.clock.now();
  await recordPurchase(context.database, context.turn, part.part, { unclearSince });
  return { kind: 'outcome', outcome: unclearPurchase(context, 'orders.create', unclearSince) };
}
