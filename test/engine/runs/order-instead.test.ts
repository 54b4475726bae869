import type { CustomerId } from '../../../src/base';
import type { MigrationPlan } from '../../../src/migration';
import { openEngineWorld, only, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer } from '../../support/scenarios';
import { answer, dropAnswer, dropRequest, refusal, type ProxyAnswer } from '../../support/unruly-proxy';

/** Offer id of the legacy Office 365 E3 (partner-center-api.md 22.2). */
const legacyE3 = '796B6B5F-613C-4E24-A17C-EBA730D49C02';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld({ sandbox: { legacySales: 'open' } });
});
afterAll(() => world.close());

/** A row with a legacy target, at a service whose carts answer so. */
async function rowWithoutCarts(carts: ProxyAnswer): Promise<{ customer: CustomerId; plan: MigrationPlan }> {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const plan = await world.plan(customer, { target: legacyE3, row: { term: 'P1Y', billing: 'annual' } });
  world.proxy.on(customer, 'POST', 'carts', () => carts, 100);
  return { customer, plan };
}

const orders = (customer: CustomerId) => world.proxy.of(customer, 'POST', /orders$/);

test.each([
  ['404', answer(404)],
  ['405', answer(405)],
  ['501', answer(501)],
  ['a line that cannot be carted', refusal(400, 10001, 'Not for carts.')],
])('a legacy plan whose cart is refused with %s is bought by an order', async (_title, carts) => {
  const { customer, plan } = await rowWithoutCarts(carts);
  const view = await world.runOne(plan);

  expect(view.record.state).toBe('done');
  expect(orders(customer)).toHaveLength(1);
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});

test.each([
  ['by an order where the service has no carts', answer(405), 'done', 1],
  ['not at all where a cart refuses its item', refusal(400, 10001, 'No such item.'), 'failed-purchase', 0],
])('a plan of new commerce is bought %s', async (_title, carts, state, sent) => {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const plan = await world.plan(customer, { target: 'Office 365 E5' });
  world.proxy.on(customer, 'POST', 'carts', () => carts, 100);
  const view = await world.runOne(plan);

  expect(view.record.state).toBe(state);
  expect(orders(customer)).toHaveLength(sent);
});

test('an order without an answer is unknown, is adopted when it shows, and is never sent again', async () => {
  const { customer, plan } = await rowWithoutCarts(answer(405));
  world.proxy.on(customer, 'POST', 'orders', dropAnswer);
  const view = await world.runOne(plan);

  expect(view.record.state).toBe('done');
  expect(view.purchases).toMatchObject([{ adopted: false }]);
  expect(orders(customer)).toHaveLength(1);
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});

test('an order that never arrived stays unknown: only a person can say that nothing was bought', async () => {
  const { customer, plan } = await rowWithoutCarts(answer(405));
  world.proxy.on(customer, 'POST', 'orders', dropRequest);
  await world.submit([plan]);
  const view = only(await world.until([plan], ([row]) => (row?.record.looks ?? 0) > 12));

  expect(view.record.state).toBe('unknown');
  expect(orders(customer)).toHaveLength(1);
});

test('an order that was put off by throttling was not sent, and is sent once', async () => {
  const { customer, plan } = await rowWithoutCarts(answer(405));
  world.proxy.on(customer, 'POST', 'orders', () => answer(429, { statusCode: 429 }, { 'retry-after': '1' }));
  const view = await world.runOne(plan);

  expect(view.record.state).toBe('done');
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});

test('an order that says of itself that it was cancelled is a failed purchase', async () => {
  const { customer, plan } = await rowWithoutCarts(answer(405));
  const cancelled = async (forward: () => Promise<ProxyAnswer>): Promise<ProxyAnswer> => {
    const { body } = await forward();
    // The simulator's own order.
    const order = JSON.parse(body) as { lineItems: readonly object[] };
    return answer(200, {
      ...order,
      status: 'cancelled',
      lineItems: order.lineItems.map((line) => ({ ...line, subscriptionId: undefined })),
    });
  };
  world.proxy.on(customer, 'POST', 'orders', cancelled);
  world.proxy.on(customer, 'GET', 'orders/*', cancelled, 100);
  const view = await world.runOne(plan);

  expect(view.record.state).toBe('failed-purchase');
});
