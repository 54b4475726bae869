import * as wire from '../../src/partner-center/wire';
import type { Reader } from '../../src/partner-center/wire';
import { buy, cart, e3, line } from './buying';
import { atOnce, useSandbox, type Json } from './client';

const running = useSandbox({ ...atOnce, customers: 12 });

/** Reads every item of a list as the client does, and says what it could not read. */
function unread(schema: Reader<unknown>, items: readonly unknown[]): unknown[] {
  expect(items.length).toBeGreaterThan(0);
  return items.flatMap((item) => {
    const read = schema.safeParse(item);
    return read.success ? [] : [{ item, issues: read.error.issues }];
  });
}

async function everyone(path: string): Promise<Json[]> {
  const customers = await running.client.allCustomers(50);
  const found: Json[] = [];
  for (const { id } of customers) {
    const { status, body } = await running.client.get(`/v1/customers/${id}${path}`);
    if (status !== 200) continue;
    // Qualifications come as a bare array, one customer as itself, everything else as a collection.
    if (Array.isArray(body)) found.push(...(body as Json[]));
    else if ('items' in body) found.push(...body.items);
    else found.push(body);
  }
  return found;
}

describe('what the simulator answers is what the documented shapes say', () => {
  it.each([
    ['', wire.customerSchema],
    ['/subscriptions', wire.subscriptionSchema],
    ['/orders', wire.orderSchema],
    ['/users', wire.userSchema],
    ['/subscribedskus', wire.subscribedSkuSchema],
    ['/agreements?agreementType=MicrosoftCustomerAgreement', wire.agreementSchema],
    ['/qualifications', wire.qualificationSchema],
    ['/validationStatus?type=account', wire.validationStatusSchema],
    ['/products?targetView=OnlineServices', wire.productSchema],
    ['/offers', wire.offerSchema],
  ] as const)('of each customer: %s', async (path, schema) => {
    expect(unread(schema, await everyone(path))).toEqual([]);
  });

  it('of the list of customers', async () => {
    expect(unread(wire.companyCustomerSchema, await running.client.allCustomers(5))).toEqual([]);
  });

  it('of SKUs and availabilities', async () => {
    const path = `/v1/products/${e3.product}/skus`;
    const skus = (await running.client.get(`${path}?country=SE`)).body.items;
    expect(unread(wire.skuSchema, skus)).toEqual([]);
    const { body } = await running.client.get(`${path}/${e3.sku}/availabilities?country=SE`);
    expect(unread(wire.availabilitySchema, body.items)).toEqual([]);
  });

  it('of licenses', async () => {
    const customer = await running.client.addCustomer({
      name: 'Read',
      country: 'US',
      subscriptions: [{ plan: 'office-365-e4', quantity: 1 }],
      users: [{ licenses: [{ plan: 'office-365-e4', off: ['SWAY'] }] }],
    });
    const { users } = await running.client.truth(customer);
    const { body } = await running.client.get(`/v1/customers/${customer}/users/${users[0].id}/licenses`);
    expect(unread(wire.userLicenseSchema, body.items)).toEqual([]);
  });

  it('of carts, with and without errors, and of checkouts', async () => {
    const customer = await running.client.addCustomer({ name: 'Shopper', country: 'US' });
    const good = await cart(running.client, customer, [await line(running.client, customer, e3)]);
    const bad = await cart(running.client, customer, [
      await line(running.client, customer, e3, { catalogItemId: 'A:B:C' }),
    ]);
    expect(unread(wire.cartSchema, [good, bad])).toEqual([]);
    const { body } = await running.client.post(`/v1/customers/${customer}/carts/${good.id}/checkout`);
    expect(unread(wire.checkoutResultSchema, [body])).toEqual([]);
  });

  it('of provisioning', async () => {
    const customer = await running.client.addCustomer({ name: 'Provisioner', country: 'US' });
    const order = await buy(running.client, customer, e3);
    await running.client.advance({ minutes: 1 });
    const path = `/v1/customers/${customer}`;
    const { body } = await running.client.get(`${path}/subscriptions?order_id=${order.id}`);
    const status = await running.client.get(`${path}/subscriptions/${body.items[0].id}/provisioningstatus`);
    expect(unread(wire.provisioningStatusSchema, [status.body])).toEqual([]);
  });
});
