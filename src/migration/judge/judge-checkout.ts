import type { OrderId, SubscriptionId } from '../../base';
import { foldText, foldWord } from '../fold-text';
import { carriesMarker } from '../identity';
import { purchaseErrorKind, type ServiceErrorKind } from './purchase-error';

export interface OrderLineFacts {
  readonly offerId?: string | undefined;
  readonly subscriptionId?: SubscriptionId | undefined;
  readonly friendlyName?: string | undefined;
  readonly quantity?: number | undefined;
}

export interface OrderFacts {
  readonly id: OrderId;
  readonly status?: string | undefined;
  readonly lineItems: readonly OrderLineFacts[];
}

export interface CheckoutFacts {
  readonly orders: readonly OrderFacts[];
  readonly orderErrors?:
    readonly { readonly code?: string | undefined; readonly description?: string | undefined }[] | undefined;
}

/** What was bought, as the row asked for it. */
export interface WantedPurchase {
  readonly marker: string;
  readonly catalogItemId: string;
  readonly quantity: number;
}

export type PurchaseVerdict =
  /** The order names the subscription. */
  | {
      readonly kind: 'bought';
      readonly orderId: OrderId;
      readonly subscriptionId: SubscriptionId;
      readonly quantity: number;
    }
  /** Ordered; the id of the subscription appears later (partner-center-api.md section 1, point 5). */
  | { readonly kind: 'pending'; readonly orderId: OrderId; readonly quantity: number }
  | { readonly kind: 'refused'; readonly code: string; readonly description: string; readonly error: ServiceErrorKind }
  /** The answer says neither: look for the marker, never buy again on it. */
  | { readonly kind: 'unclear' };

function lineOf(order: OrderFacts, wanted: WantedPurchase, alone: boolean): OrderLineFacts | undefined {
  const marked = order.lineItems.find((line) => carriesMarker(line.friendlyName, wanted.marker));
  if (marked) return marked;
  // A service that drops friendly names: the cart had one line only, so the one line with its item is ours.
  const only = order.lineItems.length === 1 ? order.lineItems[0] : undefined;
  return alone && only && isItem(only.offerId ?? '', wanted.catalogItemId) ? only : undefined;
}

/** Whether a line is of the item, whose availability (the third part) changes over time; a line need not say what it is of. */
function isItem(offerId: string, catalogItemId: string): boolean {
  const skuOf = (item: string): string => foldText(item).split(':').slice(0, 2).join(':');
  return foldText(offerId) === '' || skuOf(offerId) === skuOf(catalogItemId);
}

/** What one order says of a purchase; undefined: it is not its order. */
export function judgeOrder(order: OrderFacts, wanted: WantedPurchase, alone = false): PurchaseVerdict | undefined {
  const line = lineOf(order, wanted, alone);
  if (!line) return undefined;
  const quantity = line.quantity ?? wanted.quantity;
  const status = foldWord(order.status ?? '');
  if (status === 'cancelled' || status === 'canceled') {
    return { kind: 'refused', code: '', description: status, error: 'refused' };
  }
  return line.subscriptionId === undefined
    ? { kind: 'pending', orderId: order.id, quantity }
    : { kind: 'bought', orderId: order.id, subscriptionId: line.subscriptionId, quantity };
}

/**
 * What the answer of a checkout proves. A 201 can carry errors, and several orders can come out of one cart
 * (partner-center-api.md 12.1), so the row's own line decides; an error counts only where no order has it.
 */
export function judgeCheckout(result: CheckoutFacts, wanted: WantedPurchase): PurchaseVerdict {
  const alone = result.orders.length === 1;
  const verdicts = result.orders.map((order) => judgeOrder(order, wanted, alone)).filter((one) => one !== undefined);
  const bought = verdicts.find((one) => one.kind === 'bought') ?? verdicts.find((one) => one.kind === 'pending');
  if (bought) return bought;
  const error = result.orderErrors?.[0];
  if (error) {
    const code = error.code ?? '';
    const description = error.description ?? '';
    const kind = purchaseErrorKind({ status: undefined, code, description });
    // "In progress" and "already submitted" are no refusals: something may have been bought.
    if (kind === 'in-progress' || kind === 'already-ordered' || kind === 'service-trouble') return { kind: 'unclear' };
    return { kind: 'refused', code, description, error: kind };
  }
  return verdicts[0] ?? { kind: 'unclear' };
}
