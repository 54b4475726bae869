import type { CartJson } from '../../partner-center/wire';
import type { Customer } from '../state/customer';
import type { Cart, CartLine } from '../state/model';
import { currencyOf } from '../state/purchase';
import { preciseInstant } from './instant';
import { link } from './link';

type CartLineJson = NonNullable<CartJson['lineItems']>[number];

function lineBody(customer: Customer, line: CartLine): CartLineJson {
  return {
    id: line.id,
    catalogItemId: line.catalogItemId,
    ...(line.friendlyName === undefined ? {} : { friendlyName: line.friendlyName }),
    quantity: line.quantity,
    currencyCode: currencyOf(customer).code,
    billingCycle: line.billing,
    termDuration: line.term,
    ...(line.participants.length > 0 ? { participants: line.participants } : {}),
    provisioningContext: line.parent ? { ParentSubscriptionId: line.parent } : {},
    orderGroup: line.group,
    ...(line.error ? { error: { errorCode: line.error.code, errorDescription: line.error.description } } : {}),
  };
}

/** A cart as POST, GET and PUT answer it. */
export function cartBody(customer: Customer, cart: Cart, user: string): CartJson {
  return {
    id: cart.id,
    creationTimestamp: preciseInstant(cart.created),
    lastModifiedTimestamp: preciseInstant(cart.modified),
    expirationTimestamp: preciseInstant(cart.expires),
    lastModifiedUser: user,
    status: cart.ordered ? 'Ordered' : 'Active',
    lineItems: cart.lines.map((line) => lineBody(customer, line)),
    links: { self: link(`/customers/${customer.id}/carts/${cart.id}`) },
    attributes: { objectType: 'Cart' },
  };
}
