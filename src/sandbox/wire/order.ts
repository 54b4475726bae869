import type { OrderJson, OrderLineJson } from '../../partner-center/wire';
import type { Customer } from '../state/customer';
import type { Order, OrderLine } from '../state/model';
import { currencyOf } from '../state/purchase';
import { instant, preciseInstant } from './instant';
import { link } from './link';

function lineBody(customer: Customer, order: Order, line: OrderLine, now: number): OrderLineJson {
  const [product, sku, availability] = line.offerId.split(':');
  const country = `country=${customer.facts.country}`;
  const known = now >= order.idsAt;
  const subscription = `/customers/${customer.id}/subscriptions/${line.subscription}`;
  return {
    lineItemNumber: line.number,
    offerId: line.offerId,
    // The id comes late (partner-center-api.md 1, point 5).
    ...(known ? { subscriptionId: line.subscription } : {}),
    ...(line.parent ? { parentSubscriptionId: line.parent } : {}),
    ...(order.commerce === 'modern' ? { termDuration: line.term } : {}),
    transactionType: 'New',
    friendlyName: line.friendlyName,
    quantity: line.quantity,
    ...(line.partnerId ? { partnerIdOnRecord: line.partnerId } : {}),
    links: {
      ...(known
        ? { subscription: link(subscription), provisioningStatus: link(`${subscription}/provisioningstatus`) }
        : {}),
      ...(sku
        ? {
            product: link(`/products/${product ?? ''}?${country}`),
            sku: link(`/products/${product ?? ''}/skus/${sku}?${country}`),
            availability: link(
              `/products/${product ?? ''}/skus/${sku}/availabilities/${availability ?? ''}?${country}`,
            ),
          }
        : { offer: link(`/offers/${line.offerId}?${country}`) }),
    },
  };
}

/** An order as Get Order, the list of orders and a checkout answer it. */
export function orderBody(customer: Customer, order: Order, now: number): OrderJson {
  const currency = currencyOf(customer);
  const self = `/customers/${customer.id}/orders/${order.id}`;
  return {
    id: order.id,
    alternateId: order.alternateId,
    referenceCustomerId: customer.id,
    billingCycle: order.billing,
    currencyCode: currency.code,
    currencySymbol: currency.symbol,
    lineItems: order.lines.map((line) => lineBody(customer, order, line, now)),
    creationDate: order.commerce === 'legacy' ? instant(order.created) : preciseInstant(order.created),
    status: now >= order.completedAt ? 'completed' : 'pending',
    transactionType: 'UserPurchase',
    links: { self: link(self), provisioningStatus: link(`${self}/provisioningstatus`) },
    attributes: {
      ...(order.commerce === 'legacy' ? { etag: orderEtag(order) } : {}),
      objectType: 'Order',
    },
  };
}

export function orderEtag(order: Order): string {
  return Buffer.from(JSON.stringify({ id: order.id, version: order.version })).toString('base64');
}
