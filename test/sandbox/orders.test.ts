import { cart, e3, legacyE3, line } from './buying';
import { atOnce, useSandbox, type Json, type List } from './client';

const running = useSandbox({
  ...atOnce,
  customers: 0,
  provisioningMs: 60_000,
  subscriptionIdMs: 10_000,
  orderListLagMs: 900_000,
});
const legacyOpen = useSandbox({ ...atOnce, customers: 0, legacySales: 'open', checkoutRepeat: 'code-800065' });
const forgetful = useSandbox({ ...atOnce, customers: 0, ignoreRequestId: true });

describe('what becomes of an order', () => {
  async function bought(name: string): Promise<{ customer: string; order: Json; path: string }> {
    const customer = await running.client.addCustomer({ name, country: 'US' });
    const made = await cart(running.client, customer, [await line(running.client, customer, e3)]);
    const { body } = await running.client.post(`/v1/customers/${customer}/carts/${made.id}/checkout`);
    return { customer, order: body.orders[0], path: `/v1/customers/${customer}/orders/${body.orders[0].id}` };
  }

  it('brings the subscription id late, in Get Order', async () => {
    const { order, path } = await bought('Late');
    expect(order.lineItems[0].subscriptionId).toBeUndefined();
    expect((await running.client.get(path)).body.lineItems[0].subscriptionId).toBeUndefined();
    await running.client.advance({ seconds: 16 });
    expect((await running.client.get(path)).body.lineItems[0].subscriptionId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('shows in the list of orders later than in Get Order', async () => {
    const { customer, order, path } = await bought('Listed');
    const listed = async (): Promise<string[]> =>
      (await running.client.get(`/v1/customers/${customer}/orders`)).body.items.map(({ id }) => id);
    expect((await running.client.get(path)).status).toBe(200);
    expect(await listed()).not.toContain(order.id);
    await running.client.advance({ minutes: 15 });
    expect(await listed()).toContain(order.id);
  });

  it('takes time to provision: pending, without units, then active with units', async () => {
    const { customer, order, path } = await bought('Provisioned');
    const units = async (): Promise<Json> =>
      (await running.client.get(`/v1/customers/${customer}/subscribedskus`)).body.items[0];
    const byOrder = async (): Promise<List> =>
      (await running.client.get(`/v1/customers/${customer}/subscriptions?order_id=${order.id}`)).body.items;
    expect(await byOrder()).toEqual([]);
    expect((await units()).activeUnits).toBe(0);
    await running.client.advance({ seconds: 16 });
    expect((await byOrder())[0]).toMatchObject({ status: 'pending', quantity: 5, friendlyName: 'row-1' });
    expect((await running.client.get(`${path}/provisioningstatus`)).body.items[0].status).toBe('unfulfilled');
    expect((await running.client.get(path)).body.status).toBe('pending');
    const [{ id }] = await byOrder();
    const status = `/v1/customers/${customer}/subscriptions/${id}/provisioningstatus`;
    expect((await running.client.get(status)).body.status).toBe('pending');
    await running.client.advance({ seconds: 90 });
    expect((await byOrder())[0].status).toBe('active');
    expect(await units()).toMatchObject({ activeUnits: 5, availableUnits: 5, consumedUnits: 0 });
    expect((await running.client.get(path)).body.status).toBe('completed');
    await running.client.advance({ minutes: 15 });
    expect((await running.client.get(status)).body).toMatchObject({ status: 'success', quantity: 5 });
  });

  it('is unknown with 404/20000', async () => {
    const { customer } = await bought('Known');
    expect(await running.client.get(`/v1/customers/${customer}/orders/123456789abc`)).toMatchObject({
      status: 404,
      body: { code: 20000 },
    });
  });

  it('leaves an audit record with the correlation id, up to 15 minutes late', async () => {
    const customer = await running.client.addCustomer({ name: 'Audited', country: 'US' });
    const made = await cart(running.client, customer, [await line(running.client, customer, e3)]);
    const headers = { 'MS-CorrelationId': 'aaaaaaaa-0000-4000-8000-000000000001' };
    const { body } = await running.client.post(`/v1/customers/${customer}/carts/${made.id}/checkout`, undefined, {
      headers,
    });
    await running.client.advance({ minutes: 15 });
    const filter = encodeURIComponent(JSON.stringify({ Field: 'CustomerId', Value: customer, Operator: 'equals' }));
    const records = (await running.client.get(`/v1/auditrecords?filter=${filter}`)).body.items;
    expect(records).toEqual([
      expect.objectContaining({
        operationType: 'create_order',
        customerId: customer,
        originalCorrelationId: headers['MS-CorrelationId'],
      }),
    ]);
    expect(records[0].customizedData).toContainEqual({ key: 'OrderId', value: body.orders[0].id });
    expect((await running.client.get('/v1/auditrecords?startDate=2020-01-01')).status).toBe(400);
  });
});

describe('POST orders', () => {
  const order = (catalogItem: string): object => ({
    billingCycle: 'monthly',
    lineItems: [{ lineItemNumber: 0, offerId: catalogItem, quantity: 4, friendlyName: 'row-2' }],
  });

  it('buys every time it is asked without a request id', async () => {
    const customer = await legacyOpen.client.addCustomer({ name: 'Twice', country: 'US' });
    await legacyOpen.client.post(`/v1/customers/${customer}/orders`, order(legacyE3));
    await legacyOpen.client.post(`/v1/customers/${customer}/orders`, order(legacyE3));
    const ledger = await legacyOpen.client.ledger(customer);
    expect(ledger.totals).toMatchObject({ purchases: 2, duplicatePurchases: 1 });
    expect(ledger.duplicates).toEqual([
      { customer, friendlyName: 'row-2', count: 2, orders: expect.any(Array) as unknown },
    ]);
  });

  it('buys once under one MS-RequestId, where the service honours it', async () => {
    const headers = { 'MS-RequestId': 'b0000000-0000-4000-8000-000000000001' };
    const twice = async (world: typeof running, plan: typeof e3): Promise<[string, string, number | undefined]> => {
      const customer = await world.client.addCustomer({ name: 'Honoured', country: 'US' });
      const body = order(await world.client.item(customer, plan.product, plan.sku));
      const first = await world.client.post(`/v1/customers/${customer}/orders`, body, { headers });
      const second = await world.client.post(`/v1/customers/${customer}/orders`, body, { headers });
      return [first.body.id, second.body.id, (await world.client.ledger(customer)).totals.purchases];
    };
    const [a, b, honoured] = await twice(running, e3);
    expect(b).toBe(a);
    expect(honoured).toBe(1);
    const [c, d, ignored] = await twice(forgetful, e3);
    expect(d).not.toBe(c);
    expect(ignored).toBe(2);
  });

  it('does not remember a refusal: the same id can succeed later', async () => {
    const customer = await running.client.addCustomer({ name: 'Later', country: 'US', agreement: 'none' });
    const headers = { 'MS-RequestId': 'b0000000-0000-4000-8000-000000000002' };
    const body = order(await running.client.item(customer, e3.product, e3.sku));
    expect((await running.client.post(`/v1/customers/${customer}/orders`, body, { headers })).status).toBe(403);
    await running.client.tamper({ action: 'change-customer', customer, agreement: true });
    expect((await running.client.post(`/v1/customers/${customer}/orders`, body, { headers })).status).toBe(201);
  });

  it('refuses gone and unknown items with the codes of the order service', async () => {
    const customer = await running.client.addCustomer({ name: 'Codes', country: 'US' });
    expect(await running.client.post(`/v1/customers/${customer}/orders`, order(legacyE3))).toMatchObject({
      status: 403,
      body: { code: 2091 },
    });
    expect(await running.client.post(`/v1/customers/${customer}/orders`, order('X:Y:Z'))).toMatchObject({
      status: 400,
      body: { code: 2100 },
    });
  });

  it('adds an add-on to a base by changing its order', async () => {
    const customer = await legacyOpen.client.addCustomer({
      name: 'Base',
      country: 'US',
      subscriptions: [{ plan: 'office-365-e1', quantity: 3, commerce: 'legacy' }],
    });
    const [base] = (await legacyOpen.client.truth(customer)).subscriptions;
    const addOn = (parentSubscriptionId?: string): object => ({
      LineItems: [
        {
          LineItemNumber: 0,
          OfferId: '2828BE95-46BA-4F91-B2FD-0BEF192ECF60',
          Quantity: 2,
          ParentSubscriptionId: parentSubscriptionId,
        },
      ],
    });
    const path = `/v1/customers/${customer}/orders/${base.orderId}`;
    expect((await legacyOpen.client.patch(path, addOn())).status).toBe(400);
    expect((await legacyOpen.client.patch(path, addOn(base.id))).status).toBe(200);
    await legacyOpen.client.advance({ minutes: 1 });
    const addOns = (await legacyOpen.client.get(`/v1/customers/${customer}/subscriptions/${base.id}/addons`)).body
      .items;
    expect(addOns).toEqual([expect.objectContaining({ quantity: 2, parentSubscriptionId: base.id })]);
  });
});
