import * as z from 'zod/mini';
import { optional, readBody } from '../body';
import { ok, type Answer, type Call, type Operation } from '../operation';
import { badRequest, Refusal } from '../refusal';
import type { Customer } from '../state/customer';
import type { Order } from '../state/model';
import { buy, isTermSold, judgeItem, latenessOf, type PurchaseLine } from '../state/purchase';
import { checkCustomerCanBuy, checkQualified, lineProblem } from '../state/purchase-check';
import { collection } from '../wire/link';
import { orderBody } from '../wire/order';

const lineSchema = z.object({
  lineItemNumber: z.number(),
  offerId: z.string(),
  quantity: z.number(),
  friendlyName: optional(z.string()),
  termDuration: optional(z.string()),
  partnerIdOnRecord: optional(z.string()),
  parentSubscriptionId: optional(z.string()),
});

const orderSchema = z.object({
  billingCycle: optional(z.string()),
  lineItems: z.array(lineSchema),
});

/** What the cart says in the error of a line, as the order service says it. */
const orderCodes: Readonly<Record<string, readonly [status: number, code: number]>> = {
  '10001': [400, 2100],
  '500600': [403, 2091],
  '10002': [403, 800067],
  '10015': [403, 800067],
  '10007': [400, 2100],
};

function purchaseLine(
  call: Call,
  customer: Customer,
  line: z.output<typeof lineSchema>,
  billing: string,
): PurchaseLine {
  if (!Number.isInteger(line.quantity) || line.quantity < 1) throw badRequest('The quantity is out of bounds.', 2002);
  const parent = line.parentSubscriptionId ?? undefined;
  const item = judgeItem(line.offerId, customer, call.world.options, call.now);
  const problem = 'error' in item ? item.error : lineProblem(customer, item.plan, line.quantity, parent);
  if (problem || 'error' in item) {
    const [status, code] = orderCodes[problem?.code ?? ''] ?? [400, 2100];
    throw new Refusal(status, code, problem?.description ?? '');
  }
  checkQualified(customer, item.plan);
  const term = line.termDuration ? line.termDuration.toUpperCase() : 'P1Y';
  if (!isTermSold(item.plan, item.legacy, term, billing))
    throw badRequest(`${term} billed ${billing} is not offered.`, 2100);
  return {
    plan: item.plan,
    offerId: line.offerId,
    quantity: line.quantity,
    billing,
    term,
    friendlyName: line.friendlyName ? line.friendlyName : undefined,
    parent,
    partnerId: line.partnerIdOnRecord ?? undefined,
  };
}

function place(call: Call, customer: Customer): Order {
  const body = readBody(orderSchema, call.body);
  if (body.lineItems.length === 0) throw badRequest('An order needs a line.', 2000);
  checkCustomerCanBuy(customer);
  const wanted = (body.billingCycle ?? 'monthly').toLowerCase();
  const billing = wanted === 'unknown' || wanted === 'none' ? 'monthly' : wanted;
  const lines = body.lineItems.map((line) => purchaseLine(call, customer, line, billing));
  const { options, clock } = call.world;
  const context = { change: call.change, customer, options, clock, cart: undefined, lateness: latenessOf(call.fault) };
  return buy(context, lines, billing);
}

function create(call: Call): Answer {
  const customer = call.customer();
  return { status: 201, body: orderBody(customer, place(call, customer), call.now) };
}

function orderOf(call: Call, customer: Customer): Order {
  const order = customer.orders.get(call.param('order').toLowerCase());
  if (!order) throw new Refusal(404, 20000, `The order ${call.param('order')} was not found.`);
  return order;
}

function one(call: Call): Answer {
  const customer = call.customer();
  return ok(orderBody(customer, orderOf(call, customer), call.now));
}

/** Add-ons are bought by changing the order of their base (partner-center-api.md 12.2). */
function addAddOns(call: Call): Answer {
  const customer = call.customer();
  orderOf(call, customer);
  return ok(orderBody(customer, place(call, customer), call.now));
}

function list(call: Call): Answer {
  const customer = call.customer();
  const billing = call.query.get('billingtype')?.toLowerCase();
  const found = [...customer.orders.values()].filter(
    (order) => call.now >= order.listedAt && (billing === undefined || order.billing === billing),
  );
  return ok(
    collection(
      found.map((order) => orderBody(customer, order, call.now)),
      `/customers/${customer.id}/orders`,
    ),
  );
}

function provisioningStatus(call: Call): Answer {
  const customer = call.customer();
  const order = orderOf(call, customer);
  const status =
    call.now >= order.completedAt ? 'fulfilled' : call.now >= order.idsAt ? 'unfulfilled' : 'prefulfillmentPending';
  const items = order.lines.map(({ number, quantity }) => ({
    orderLineItemId: number,
    lineItemNumber: number,
    status,
    quantityProvisioningInformation: [{ quantity, status }],
  }));
  return ok(collection(items, `/customers/${customer.id}/orders/${order.id}/provisioningstatus`));
}

const base = '/v1/customers/:customer/orders';

export const orderOperations: readonly Operation[] = [
  { name: 'orders.create', method: 'POST', path: base, handle: create },
  { name: 'orders.list', method: 'GET', path: base, handle: list },
  { name: 'orders.get', method: 'GET', path: `${base}/:order`, handle: one },
  { name: 'orders.update', method: 'PATCH', path: `${base}/:order`, handle: addAddOns },
  {
    name: 'orders.provisioningStatus',
    method: 'GET',
    path: `${base}/:order/provisioningstatus`,
    handle: provisioningStatus,
  },
];
