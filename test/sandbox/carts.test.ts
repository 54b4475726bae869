import { basic, cart, e3, legacyE3, line } from './buying';
import { atOnce, useSandbox } from './client';

const running = useSandbox({
  ...atOnce,
  customers: 0,
  provisioningMs: 60_000,
  subscriptionIdMs: 10_000,
  orderListLagMs: 900_000,
});
const slowCheckout = useSandbox({ ...atOnce, customers: 0, checkoutMs: 400 });
const legacyOpen = useSandbox({ ...atOnce, customers: 0, legacySales: 'open', checkoutRepeat: 'code-800065' });

describe('carts', () => {
  it('puts what is wrong with a line into the line', async () => {
    const customer = await running.client.addCustomer({ name: 'Lines', country: 'US' });
    const error = async (more: object, plan = e3): Promise<string | undefined> =>
      (await cart(running.client, customer, [await line(running.client, customer, plan, more)])).lineItems[0].error
        ?.errorCode;
    expect(await error({ catalogItemId: 'NOPE:0001:NOPE' })).toBe('10001');
    expect(await error({ quantity: 301 }, basic)).toBe('10002');
    expect(await error({ billingCycle: 'triennial' })).toBe('10013');
    expect(await error({ catalogItemId: legacyE3 })).toBe('500600');
    expect(await error({})).toBeUndefined();
  });

  it('counts the seats that the customer holds already towards the 300 of a business plan', async () => {
    const customer = await running.client.addCustomer({
      name: 'Full',
      country: 'US',
      subscriptions: [{ plan: 'business-basic', quantity: 298 }],
    });
    const body = await cart(running.client, customer, [await line(running.client, customer, basic)]);
    expect(body.lineItems[0].error?.errorCode).toBe('10015');
  });

  it('refuses an education plan without the qualification', async () => {
    const customer = await running.client.addCustomer({ name: 'NoSchool', country: 'US', education: 'InReview' });
    const { body } = await running.client.get('/v1/products/CFQ7TTC0NX7B/skus/0001/availabilities?country=US');
    const lineItems = [
      { id: 0, catalogItemId: body.items[0].catalogItemId, quantity: 1, billingCycle: 'annual', termDuration: 'P1Y' },
    ];
    expect(await running.client.post(`/v1/customers/${customer}/carts`, { lineItems })).toMatchObject({
      status: 400,
      body: { code: 800086 },
    });
  });

  it('can be read and replaced, and are gone after 7 days', async () => {
    const customer = await running.client.addCustomer({ name: 'Week', country: 'US' });
    const made = await cart(running.client, customer, [await line(running.client, customer, e3)]);
    const path = `/v1/customers/${customer}/carts/${made.id}`;
    expect(Date.parse(made.expirationTimestamp) - Date.parse(made.creationTimestamp)).toBe(7 * 86_400_000);
    const lineItems = [await line(running.client, customer, e3, { quantity: 9 })];
    expect((await running.client.put(path, { ...made, lineItems })).body.lineItems[0].quantity).toBe(9);
    expect((await running.client.get(path)).body.lineItems[0].quantity).toBe(9);
    await running.client.advance({ days: 7 });
    expect(await running.client.get(path)).toMatchObject({ status: 404, body: { code: 800008 } });
    expect(await running.client.post(`${path}/checkout`)).toMatchObject({ status: 404, body: { code: 800008 } });
  });

  it('are refused with 405 for a customer who is sold to by orders only', async () => {
    const customer = await legacyOpen.client.addCustomer({ name: 'Orders', country: 'US', ordersOnly: true });
    const lineItems = [{ lineItemNumber: 0, offerId: legacyE3, quantity: 2, termDuration: 'P1Y' }];
    const base = `/v1/customers/${customer}`;
    expect((await legacyOpen.client.post(`${base}/carts`, { lineItems: [] })).status).toBe(405);
    expect((await legacyOpen.client.post(`${base}/orders`, { billingCycle: 'annual', lineItems })).status).toBe(201);
  });

  it('reads requests in PascalCase', async () => {
    const customer = await running.client.addCustomer({ name: 'Pascal', country: 'US' });
    const CatalogItemId = await running.client.item(customer, e3.product, e3.sku);
    const LineItems = [{ Id: 0, CatalogItemId, Quantity: 2, BillingCycle: 'Monthly', TermDuration: 'P1Y' }];
    const reply = await running.client.post(`/v1/customers/${customer}/carts`, { LineItems });
    expect(reply.body.lineItems[0]).toMatchObject({ quantity: 2, billingCycle: 'monthly' });
  });
});

describe('checkout', () => {
  it('buys once: a repeat answers the first result', async () => {
    const customer = await running.client.addCustomer({ name: 'Once', country: 'US' });
    const made = await cart(running.client, customer, [await line(running.client, customer, e3)]);
    const path = `/v1/customers/${customer}/carts/${made.id}/checkout`;
    const first = await running.client.post(path);
    const second = await running.client.post(path);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.orders[0].id).toBe(first.body.orders[0].id);
    expect((await running.client.ledger(customer)).totals).toMatchObject({ purchases: 1, duplicatePurchases: 0 });
    expect((await running.client.get(`/v1/customers/${customer}/carts/${made.id}`)).body.status).toBe('Ordered');
  });

  it('can refuse a repeat with 400/800065', async () => {
    const customer = await legacyOpen.client.addCustomer({ name: 'Refused', country: 'US' });
    const made = await cart(legacyOpen.client, customer, [await line(legacyOpen.client, customer, e3)]);
    const path = `/v1/customers/${customer}/carts/${made.id}/checkout`;
    await legacyOpen.client.post(path);
    expect(await legacyOpen.client.post(path)).toMatchObject({ status: 400, body: { code: 800065 } });
  });

  it('answers 409/800064 while the first checkout is being processed', async () => {
    const customer = await slowCheckout.client.addCustomer({ name: 'Slow', country: 'US' });
    const made = await cart(slowCheckout.client, customer, [await line(slowCheckout.client, customer, e3)]);
    const path = `/v1/customers/${customer}/carts/${made.id}/checkout`;
    const headers = { 'MS-RequestId': 'd0000000-0000-4000-8000-000000000001' };
    const [a, b] = await Promise.all([
      slowCheckout.client.post(path, undefined, { headers }),
      slowCheckout.client.post(path, undefined, { headers }),
    ]);
    expect([a.status, b.status].sort()).toEqual([201, 409]);
    expect([a, b].find(({ status }) => status === 409)?.body.code).toBe(800064);
    expect((await slowCheckout.client.post(path, undefined, { headers })).status).toBe(201);
    expect((await slowCheckout.client.ledger(customer)).totals.purchases).toBe(1);
  });

  it('refuses a cart with line errors with 400/800009', async () => {
    const customer = await running.client.addCustomer({ name: 'Broken', country: 'US' });
    const made = await cart(running.client, customer, [
      await line(running.client, customer, e3, { catalogItemId: 'NOPE:0001:X' }),
    ]);
    const reply = await running.client.post(`/v1/customers/${customer}/carts/${made.id}/checkout`);
    expect(reply).toMatchObject({ status: 400, body: { code: 800009 } });
  });

  it('refuses without an agreement with 403/13605, and while the account is under review', async () => {
    const unsigned = await running.client.addCustomer({ name: 'Unsigned', country: 'US', agreement: 'none' });
    const review = await running.client.addCustomer({ name: 'Review', country: 'US', validation: 'UnderReview' });
    for (const [customer, code] of [
      [unsigned, 13605],
      [review, 800073],
    ] as const) {
      const made = await cart(running.client, customer, [await line(running.client, customer, e3)]);
      const reply = await running.client.post(`/v1/customers/${customer}/carts/${made.id}/checkout`);
      expect(reply).toMatchObject({ status: 403, body: { code } });
    }
    await running.client.tamper({ action: 'change-customer', customer: unsigned, agreement: true });
    const made = await cart(running.client, unsigned, [await line(running.client, unsigned, e3)]);
    expect((await running.client.post(`/v1/customers/${unsigned}/carts/${made.id}/checkout`)).status).toBe(201);
  });

  it('makes one order for each billing and term, and one for each legacy line', async () => {
    const customer = await legacyOpen.client.addCustomer({ name: 'Several', country: 'US' });
    const made = await cart(legacyOpen.client, customer, [
      await line(legacyOpen.client, customer, e3, { id: 0 }),
      await line(legacyOpen.client, customer, basic, { id: 1 }),
      await line(legacyOpen.client, customer, basic, { id: 2, billingCycle: 'annual' }),
      { id: 3, catalogItemId: legacyE3, quantity: 2, billingCycle: 'monthly' },
    ]);
    expect(made.lineItems.map(({ orderGroup }) => orderGroup)).toEqual(['0', '0', '1', 'OMS-3']);
    const { body } = await legacyOpen.client.post(`/v1/customers/${customer}/carts/${made.id}/checkout`);
    expect(body.orders.map(({ lineItems }) => lineItems.length)).toEqual([2, 1, 1]);
    expect(body.orders[2]?.id).toMatch(/^[0-9a-f]{8}-/);
  });

  it('can answer 201 with an order error, and buy at the next try', async () => {
    const customer = await legacyOpen.client.addCustomer({
      name: 'TwoAlready',
      country: 'US',
      subscriptions: [1, 2].map((quantity) => ({ plan: 'business-basic', quantity, commerce: 'legacy' })),
    });
    const item = 'BD938F12-058F-4927-BBA3-AE36B1D2501C';
    const made = await cart(legacyOpen.client, customer, [
      { id: 0, catalogItemId: item, quantity: 1, billingCycle: 'monthly' },
    ]);
    const path = `/v1/customers/${customer}/carts/${made.id}/checkout`;
    const reply = await legacyOpen.client.post(path);
    expect(reply).toMatchObject({
      status: 201,
      body: { orders: [], orderErrors: [{ orderGroupId: 'OMS-0', code: '800066' }] },
    });
    const [subscription] = (await legacyOpen.client.truth(customer)).subscriptions;
    await legacyOpen.client.tamper({
      action: 'change-subscription',
      customer,
      subscription: subscription.id,
      status: 'suspended',
    });
    expect((await legacyOpen.client.post(path)).body.orders).toHaveLength(1);
  });
});
