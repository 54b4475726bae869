import type { World } from '../state/world';
import type { BodyObject } from '../json';
import type { Cart, Customer, Order } from '../state/model';
import { link } from './collection';

/** An order; its lines learn late which subscription they became (section 1, point 5). */
export function orderBody(world: World, customer: Customer, order: Order): BodyObject {
  const now = world.now();
  const { orderLineName } = world.dialect;
  return {
    id: order.id,
    alternateId: order.id,
    referenceCustomerId: customer.id,
    billingCycle: order.billing,
    currencyCode: 'USD',
    currencySymbol: '$',
    lineItems: order.lines.map((line) => ({
      lineItemNumber: line.number,
      offerId: line.offerId,
      ...(order.subscriptionIdAt > now ? {} : { subscriptionId: line.subscription }),
      termDuration: line.term,
      transactionType: 'New',
      friendlyName: orderLineName === 'given' ? line.friendlyName : line.offerName,
      quantity: line.quantity,
      links: {},
    })),
    creationDate: order.created,
    status: order.completedAt > now ? 'pending' : 'completed',
    transactionType: 'UserPurchase',
    links: { self: link(`/customers/${customer.id}/orders/${order.id}`) },
    attributes: { objectType: 'Order' },
  };
}

export function cartBody({ dialect }: World, customer: Customer, cart: Cart): BodyObject {
  return {
    id: cart.id,
    creationTimestamp: cart.created,
    lastModifiedTimestamp: cart.created,
    expirationTimestamp: cart.expires,
    status: cart.order === undefined ? 'Active' : 'Ordered',
    lineItems: cart.lines.map((line, index) => ({
      id: line.id,
      [dialect.cartItemField]: line.catalogItemId,
      friendlyName: line.friendlyName,
      quantity: line.quantity,
      currencyCode: 'USD',
      billingCycle: line.billing,
      termDuration: line.term.duration,
      provisioningContext: {},
      orderGroup: '0',
      ...(cart.error?.line === index
        ? { error: { errorCode: cart.error.code, errorDescription: cart.error.description } }
        : {}),
    })),
    links: { self: link(`/customers/${customer.id}/carts/${cart.id}`) },
    attributes: { objectType: 'Cart' },
  };
}
