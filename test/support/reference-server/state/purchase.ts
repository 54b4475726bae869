import { isRetired, products, terms, type Product, type Term } from '../catalogue';
import { daysAfter } from '../dates';
import { catalogItemId } from '../bodies/catalogue';
import { guidOf, orderNumberOf, sameText } from '../ids';
import type { Received } from '../json';
import { Refusal } from '../refusal';
import type { Cart, CartLine, Customer, Order, Subscription } from './model';
import type { World } from './world';

const daysOf: Readonly<Record<string, number>> = { P1M: 30, P1Y: 365, P3Y: 1096 };

/** What a catalog item id names in the customer's own catalogue. */
function itemOf(
  world: World,
  customer: Customer,
  id: string,
): { readonly product: Product; readonly term: Term } | undefined {
  const place = world.dialect.customerCatalogue ? customer.id : undefined;
  for (const product of products.filter((one) => one.modern !== undefined)) {
    const term = terms.find((one) => sameText(catalogItemId(product, one, place), id));
    if (term !== undefined) return { product, term };
  }
  return undefined;
}

function lineProblem(line: CartLine): Cart['error'] {
  const { product, term, quantity } = line;
  if (!sameText(line.billing, term.billingCycle)) {
    return { line: line.id, code: 10013, description: 'The billing plan does not fit the item.' };
  }
  if (quantity < product.minimum || quantity > product.maximum) {
    return { line: line.id, code: 10015, description: 'The number of seats is out of bounds.' };
  }
  return undefined;
}

/** Makes a cart; items that are not sold to the customer are refused at once (12.1). */
export function createCart(world: World, customer: Customer, body: Received): Cart {
  if (world.dialect.resellerAttestation === 'required' && body.flag('partnerOnRecordAttestationAccepted') !== true) {
    throw new Refusal(400, 900206, 'partnerOnRecordAttestationAccepted is required.');
  }
  const lines = body.objects('lineItems').map((line, index): CartLine => {
    if (world.dialect.planAttestation === 'required' && line.flag('attestationAccepted') !== true) {
      throw new Refusal(400, 900203, 'attestationAccepted is required.');
    }
    const id = line.text('catalogItemId') ?? '';
    const item = itemOf(world, customer, id);
    const legacy = products.find((product) => product.offer !== undefined && sameText(product.offer, id));
    if (legacy !== undefined) throw new Refusal(400, 500600, `LegacyOfferNotEligibleForPurchase: ${legacy.title}`);
    if (item === undefined || isRetired(item.product)) throw new Refusal(400, 10001, `No catalog item ${id}.`);
    return {
      ...item,
      id: line.number('id') ?? index,
      catalogItemId: id,
      friendlyName: line.text('friendlyName') ?? item.product.title,
      quantity: line.number('quantity') ?? 0,
      billing: (line.text('billingCycle') ?? '').toLowerCase(),
    };
  });
  if (lines.length === 0) throw new Refusal(400, 10010, 'A cart wants a line.');
  const created = new Date(world.now());
  const cart: Cart = {
    id: guidOf('cart', customer.id, String(customer.carts.size)),
    created,
    expires: new Date(world.now() + world.dialect.cartMinutes * 60_000),
    lines,
    error: lines.map(lineProblem).find((problem) => problem !== undefined),
    order: undefined,
  };
  customer.carts.set(cart.id, cart);
  world.ledger.wrote({ at: world.now(), customer: customer.id, what: 'cart', of: cart.id });
  return cart;
}

function subscriptionOf(world: World, line: CartLine, id: string, order: string): Subscription {
  const now = new Date(world.now());
  return {
    id,
    commerce: 'modern',
    product: line.product,
    offerId: line.catalogItemId,
    offerName: line.product.title,
    friendlyName: line.friendlyName,
    quantity: line.quantity,
    status: 'active',
    autoRenew: true,
    trial: false,
    parent: undefined,
    created: now,
    started: now,
    commitmentEnd: daysAfter(world.today, daysOf[line.term.duration] ?? 365),
    cancellableUntil: daysAfter(now, 7),
    term: line.term.duration,
    billing: line.billing,
    order,
    scheduledActions: undefined,
    version: 1,
    shownAt: world.now() + world.dialect.subscriptionShownAfter,
    unitsAt: world.now() + world.dialect.unitsAfter,
    pending: undefined,
  };
}

/** Buys what a cart holds. */
export function buy(world: World, customer: Customer, cart: Cart): Order {
  const now = world.now();
  const order = orderNumberOf(cart.id);
  const lines = cart.lines.map((line, number) => {
    const subscription = guidOf('bought', cart.id, String(number));
    customer.subscriptions.set(subscription, subscriptionOf(world, line, subscription, order));
    world.ledger.bought({
      at: now,
      customer: customer.id,
      order,
      subscription,
      offer: line.catalogItemId,
      friendlyName: line.friendlyName,
      quantity: line.quantity,
      term: line.term.duration,
      billing: line.billing,
    });
    return {
      number,
      offerId: line.catalogItemId,
      offerName: line.product.title,
      subscription,
      friendlyName: line.friendlyName,
      quantity: line.quantity,
      term: line.term.duration,
    };
  });
  const placed: Order = {
    id: order,
    created: new Date(now),
    billing: cart.lines[0]?.billing ?? '',
    lines,
    listedAt: now + world.dialect.orderListedAfter,
    subscriptionIdAt: now + world.dialect.subscriptionIdAfter,
    completedAt: now + world.dialect.unitsAfter,
  };
  customer.orders.set(order, placed);
  customer.carts.set(cart.id, { ...cart, order });
  return placed;
}
