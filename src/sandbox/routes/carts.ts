import * as z from 'zod/mini';
import { optional, readBody } from '../body';
import { ok, type Answer, type Call, type Operation } from '../operation';
import { badRequest, Refusal } from '../refusal';
import { guid } from '../seed/random';
import type { Customer } from '../state/customer';
import type { Cart, CartLine, Order, OrderError } from '../state/model';
import { buy, isTermSold, judgeItem, latenessOf, type PurchaseLine } from '../state/purchase';
import { checkCustomerCanBuy, checkQualified, lineProblem } from '../state/purchase-check';
import { cartBody } from '../wire/cart';
import { orderBody } from '../wire/order';

const lineSchema = z.object({
  id: optional(z.number()),
  catalogItemId: z.string(),
  quantity: z.number(),
  billingCycle: optional(z.string()),
  termDuration: optional(z.string()),
  friendlyName: optional(z.string()),
  participants: optional(z.array(z.object({ key: z.string(), value: z.string() }))),
  provisioningContext: optional(z.record(z.string(), z.unknown())),
});

const cartSchema = z.object({ lineItems: z.array(lineSchema) });

type RequestLine = z.output<typeof lineSchema>;

/** Longest name of a subscription. Not documented; a limit that a caller has to be ready for. */
const longestName = 256;

function cartLine(call: Call, customer: Customer, line: RequestLine, place: number): CartLine {
  const { options } = call.world;
  if (!Number.isInteger(line.quantity) || line.quantity < 1) throw badRequest('The quantity is out of bounds.', 2002);
  const item = judgeItem(line.catalogItemId, customer, options, call.now);
  const legacy = !line.catalogItemId.includes(':');
  const billing = (line.billingCycle ?? 'monthly').toLowerCase();
  const term = line.termDuration ? line.termDuration.toUpperCase() : 'P1Y';
  const context = Object.entries(line.provisioningContext ?? {});
  const parentValue = context.find(([key]) => key.toLowerCase() === 'parentsubscriptionid')?.[1];
  const parent = typeof parentValue === 'string' ? parentValue : undefined;
  const error = ((): CartLine['error'] => {
    if ('error' in item) return item.error;
    if (!isTermSold(item.plan, legacy, term, billing)) {
      return { code: '10013', description: `${term} billed ${billing} is not offered for ${item.plan.title}.` };
    }
    if ((line.friendlyName?.length ?? 0) > longestName)
      return { code: '10010', description: 'The friendly name is too long.' };
    return lineProblem(customer, item.plan, line.quantity, parent);
  })();
  if ('plan' in item) checkQualified(customer, item.plan);
  return {
    id: line.id ?? place,
    catalogItemId: line.catalogItemId,
    quantity: line.quantity,
    billing,
    term,
    friendlyName: line.friendlyName ? line.friendlyName : undefined,
    parent,
    participants: line.participants ?? [],
    group: legacy ? `OMS-${String(place)}` : `${billing}-${term}`,
    error,
  };
}

function linesOf(call: Call, customer: Customer): CartLine[] {
  const { lineItems } = readBody(cartSchema, call.body);
  if (lineItems.length === 0) throw badRequest('A cart needs a line.', 2000);
  const lines = lineItems.map((line, place) => cartLine(call, customer, line, place));
  // Groups are numbered in the order in which they come; legacy lines keep their own.
  const groups = [...new Set(lines.map(({ group }) => group).filter((group) => !group.startsWith('OMS-')))];
  return lines.map((line) => {
    const number = groups.indexOf(line.group);
    return number < 0 ? line : { ...line, group: String(number) };
  });
}

const userId = (call: Call): string => guid(call.world.options.seed, 'partner-user');

/** The customer of the path, where the service has carts for it at all. */
function shopper(call: Call): Customer {
  const customer = call.customer();
  if (customer.facts.ordersOnly) throw new Refusal(405, 405, 'The requested resource does not support this method.');
  return customer;
}

function create(call: Call): Answer {
  const customer = shopper(call);
  const lines = linesOf(call, customer);
  const { options, clock } = call.world;
  const cart: Cart = {
    id: guid(options.seed, customer.id, 'cart', customer.carts.size),
    created: call.now,
    modified: call.now,
    expires: call.now + clock.scaled(options.cartLifeMs),
    lines,
    ordered: undefined,
  };
  call.change.put({ type: 'cart', customer: customer.id, value: cart });
  return { status: 201, body: cartBody(customer, cart, userId(call)) };
}

function cartOf(call: Call, customer: Customer): Cart {
  const cart = customer.carts.get(call.param('cart').toLowerCase());
  if (!cart || call.now >= cart.expires)
    throw new Refusal(404, 800008, `The cart ${call.param('cart')} was not found.`);
  return cart;
}

function read(call: Call): Answer {
  const customer = shopper(call);
  return ok(cartBody(customer, cartOf(call, customer), userId(call)));
}

function replace(call: Call): Answer {
  const customer = shopper(call);
  const cart = cartOf(call, customer);
  if (cart.ordered) throw badRequest('A submitted cart cannot be changed.', 800065);
  const next: Cart = { ...cart, modified: call.now, lines: linesOf(call, customer) };
  call.change.put({ type: 'cart', customer: customer.id, value: next });
  return ok(cartBody(customer, next, userId(call)));
}

function checkoutBody(call: Call, customer: Customer, ordered: NonNullable<Cart['ordered']>): Record<string, unknown> {
  const orders = ordered.orders.flatMap((id) => {
    const order = customer.orders.get(id.toLowerCase());
    return order ? [orderBody(customer, order, call.now)] : [];
  });
  return {
    orders,
    ...(ordered.errors.length > 0
      ? {
          orderErrors: ordered.errors.map(({ group, code, description }) => ({
            orderGroupId: group,
            code,
            description,
          })),
        }
      : {}),
    attributes: { objectType: 'CartCheckoutResult' },
  };
}

/** A legacy business plan can be held in two subscriptions at a time (partner-center-api.md 22.4). */
function limitError(customer: Customer, group: string, lines: readonly PurchaseLine[]): OrderError | undefined {
  for (const { plan, offerId } of lines) {
    if (offerId.includes(':') || plan.maximum !== 300) continue;
    const live = [...customer.subscriptions.values()].filter(
      (subscription) =>
        subscription.offerId.toLowerCase() === offerId.toLowerCase() && subscription.status === 'active',
    );
    if (live.length >= 2)
      return { group, code: '800066', description: `The customer has two subscriptions of ${plan.title}.` };
  }
  return undefined;
}

function purchaseLines(call: Call, customer: Customer, lines: readonly CartLine[]): PurchaseLine[] {
  return lines.map((line) => {
    const item = judgeItem(line.catalogItemId, customer, call.world.options, call.now);
    const problem = 'error' in item ? item.error : lineProblem(customer, item.plan, line.quantity, line.parent);
    if (problem || 'error' in item) {
      throw badRequest(`The cart has line errors: ${problem?.code ?? ''} ${problem?.description ?? ''}`, 800009);
    }
    return {
      plan: item.plan,
      offerId: line.catalogItemId,
      quantity: line.quantity,
      billing: line.billing,
      term: line.term,
      friendlyName: line.friendlyName,
      parent: line.parent,
      partnerId: line.participants.find(({ key }) => key.toLowerCase() === 'transaction_reseller')?.value,
    };
  });
}

function checkout(call: Call): Answer {
  const customer = shopper(call);
  const cart = cartOf(call, customer);
  const { options, clock } = call.world;
  if (cart.ordered) {
    if (call.now < cart.ordered.processedAt) throw new Refusal(409, 800064, 'The cart is being processed.');
    if (options.checkoutRepeat === 'code-800065') throw badRequest('The cart was submitted already.', 800065);
    return { status: 201, body: checkoutBody(call, customer, cart.ordered) };
  }
  const failed = cart.lines.find(({ error }) => error);
  if (failed?.error)
    throw badRequest(`The cart has line errors: ${failed.error.code} ${failed.error.description}`, 800009);
  checkCustomerCanBuy(customer);
  const groups = [...new Set(cart.lines.map(({ group }) => group))].map((group) => {
    const lines = cart.lines.filter((line) => line.group === group);
    return { group, billing: lines[0]?.billing ?? 'monthly', lines: purchaseLines(call, customer, lines) };
  });
  const orders: Order[] = [];
  const errors: OrderError[] = [];
  for (const { group, billing, lines } of groups) {
    const forced = call.fault?.kind === 'order-error' ? call.fault.value : undefined;
    const error: OrderError | undefined =
      forced === undefined
        ? limitError(customer, group, lines)
        : { group, code: String(forced), description: 'The simulator was told to refuse this order.' };
    if (error) errors.push(error);
    else {
      const context = {
        change: call.change,
        customer,
        options,
        clock,
        cart: cart.id,
        lateness: latenessOf(call.fault),
      };
      orders.push(buy(context, lines, billing));
    }
  }
  const holdMs = orders.length > 0 ? clock.scaled(options.checkoutMs) : 0;
  const ordered = { orders: orders.map(({ id }) => id), errors, processedAt: call.now + holdMs };
  // After a failure a cart can be checked out again; after a success it answers the same for ever.
  if (orders.length > 0) call.change.put({ type: 'cart', customer: customer.id, value: { ...cart, ordered } });
  return { status: 201, body: checkoutBody(call, customer, ordered), holdMs };
}

const base = '/v1/customers/:customer/carts';

export const cartOperations: readonly Operation[] = [
  { name: 'carts.create', method: 'POST', path: base, handle: create },
  { name: 'carts.get', method: 'GET', path: `${base}/:cart`, handle: read },
  { name: 'carts.update', method: 'PUT', path: `${base}/:cart`, handle: replace },
  { name: 'carts.checkout', method: 'POST', path: `${base}/:cart/checkout`, handle: checkout },
];
