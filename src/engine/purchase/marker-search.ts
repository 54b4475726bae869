import type { OrderId, SubscriptionId } from '../../base';
import { carriesMarker } from '../../migration';
import type { PieceContext } from '../pieces/piece';

/** A purchase found by its row marker. */
export interface FoundPurchase {
  readonly orderId: OrderId | undefined;
  readonly subscriptionId: SubscriptionId | undefined;
  readonly quantity: number | undefined;
}

/**
 * Looks for the marker in the customer's orders and subscriptions (partner-center-api.md section 13). Finding nothing
 * proves nothing before the documented lag of the listing is over.
 */
export async function searchMarker(context: PieceContext, marker: string): Promise<FoundPurchase | undefined> {
  const customer = context.record.plan.customerId;
  const [orders, subscriptions] = await Promise.all([
    context.service.orders.list(customer),
    context.readings.subscriptions.recent(() => context.service.subscriptions.list(customer)),
  ]);
  const subscription = subscriptions.find(
    (candidate) => carriesMarker(candidate.friendlyName, marker) && candidate.status !== 'deleted',
  );
  for (const order of orders) {
    if (order.status === 'cancelled') continue;
    const line = order.lineItems.find((candidate) => carriesMarker(candidate.friendlyName, marker));
    if (line === undefined) continue;
    return {
      orderId: order.id,
      subscriptionId: line.subscriptionId ?? subscription?.id,
      quantity: line.quantity,
    };
  }
  if (subscription === undefined) return undefined;
  return { orderId: subscription.orderId, subscriptionId: subscription.id, quantity: subscription.quantity };
}
