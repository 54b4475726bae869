import type { Client, Json } from './client';

/** Products of the catalogue that tests buy. */
export const e3 = { product: 'CFQ7TTC0LF8R', sku: '0001' };
export const basic = { product: 'CFQ7TTC0LH18', sku: '0001' };
export const legacyE3 = '796B6B5F-613C-4E24-A17C-EBA730D49C02';

/** A cart line for a plan as it is sold to the customer now. */
export async function line(client: Client, customer: string, plan: typeof e3, more: object = {}): Promise<object> {
  const catalogItemId = await client.item(customer, plan.product, plan.sku);
  return {
    id: 0,
    catalogItemId,
    quantity: 5,
    billingCycle: 'monthly',
    termDuration: 'P1Y',
    friendlyName: 'row-1',
    ...more,
  };
}

export async function cart(client: Client, customer: string, lineItems: readonly object[]): Promise<Json> {
  const reply = await client.post(`/v1/customers/${customer}/carts`, { lineItems });
  expect(reply.status).toBe(201);
  return reply.body;
}

/** Buys one line and gives the order of the checkout's answer. */
export async function buy(client: Client, customer: string, plan: typeof e3, more: object = {}): Promise<Json> {
  const made = await cart(client, customer, [await line(client, customer, plan, more)]);
  const reply = await client.post(`/v1/customers/${customer}/carts/${made.id}/checkout`);
  expect(reply.status).toBe(201);
  return reply.body.orders[0];
}
