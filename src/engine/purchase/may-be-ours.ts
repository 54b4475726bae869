import { sameId } from '../../base';
import { isOfPlan, type PlanPart } from '../../migration';
import type { PieceContext } from '../pieces/piece';
import { candidatesFor, otherMarker } from '../resolve/candidates';
import type { PurchaseRecord } from '../store/rows/records';
import { mayComeOf } from './may-come-of';

/**
 * Whether the customer has something that an unclear sending may have brought although it does not carry the marker: the
 * plan, in the row's quantity, not older than the row, and no other row's. A service need not show the friendly names
 * that it was given (partner-center-api.md section 13), so finding no marker then proves nothing, and only a person can
 * tell.
 */
export async function mayBeOurs(context: PieceContext, part: PlanPart, purchase: PurchaseRecord): Promise<boolean> {
  const { record, service } = context;
  const candidates = await candidatesFor(context, record, { kind: 'purchase', part, purchase });
  if (candidates.some(({ subscription }) => subscription.quantity === part.licenses)) return true;
  const [orders, subscriptions] = await Promise.all([
    service.orders.list(record.plan.customerId),
    service.subscriptions.list(record.plan.customerId),
  ]);
  const listed = (id: string): boolean => subscriptions.some((one) => sameId(one.id, id));
  // What an order brought and the service lists was judged above.
  return orders.some(
    (order) =>
      order.status !== 'cancelled' &&
      mayComeOf(record, order.creationDate) &&
      order.lineItems.some(
        (line) =>
          isOfPlan(line.offerId, part.plan) &&
          line.quantity === part.licenses &&
          !otherMarker(line.friendlyName, purchase.marker) &&
          (line.subscriptionId === undefined || !listed(line.subscriptionId)),
      ),
  );
}
