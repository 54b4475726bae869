import { brandId, type SubscriptionId } from '../../src/base';
import { cart, context, conversation, customer, requestId, token, user } from './support/client';

const ok = { status: 200, body: { items: [] } };

describe('the headers of a call', () => {
  it('are those that the reference asks for', async () => {
    const { client, service } = await conversation();
    service.answer(ok);
    await client.subscriptions.list(customer);
    expect(service.requests[0]?.headers).toMatchObject({
      'authorization': `Bearer ${token}`,
      'accept': 'application/json',
      'ms-contract-version': 'v1',
      'ms-partnercenter-application': 'Crossgrade',
      'x-locale': 'en-US',
      'ms-requestid': 'id-1',
      'ms-correlationid': 'id-2',
    });
  });

  it('take application and language from the options', async () => {
    const { client, service } = await conversation({ applicationName: 'Desk', locale: 'sv-SE' });
    service.answer(ok);
    await client.catalogue.offers('SE');
    expect(service.requests[0]?.headers).toMatchObject({
      'ms-partnercenter-application': 'Desk',
      'x-locale': 'sv-SE',
    });
  });

  it('keep the request id over the tries of one read, with a new correlation id for each', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 503 }, 'reset', ok);
    await client.subscriptions.list(customer);
    expect(service.requests.map(({ headers }) => [headers['ms-requestid'], headers['ms-correlationid']])).toEqual([
      ['id-1', 'id-2'],
      ['id-1', 'id-3'],
      ['id-1', 'id-4'],
    ]);
  });

  it('give every operation its own request id', async () => {
    const { client, service } = await conversation();
    service.answer(ok, ok);
    await client.subscriptions.list(customer);
    await client.subscriptions.list(customer);
    expect(new Set(service.requests.map(({ headers }) => headers['ms-requestid'])).size).toBe(2);
  });

  it('carry the caller’s request id in a write, also when it is sent again after a 429', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 429, headers: { 'Retry-After': '3' } }, { status: 201, body: { orders: [] } });
    await client.carts.checkout(customer, cart, context);
    expect(service.requests.map(({ headers }) => headers['ms-requestid'])).toEqual([requestId, requestId]);
    expect(new Set(service.requests.map(({ headers }) => headers['ms-correlationid'])).size).toBe(2);
  });

  it('ask for the first group of licenses by not asking for any', async () => {
    const { client, service } = await conversation();
    service.answer(ok, ok);
    await client.users.licenses(customer, user);
    await client.users.subscribedSkus(customer);
    expect(service.requests.every(({ url }) => !url.includes('licenseGroupIds'))).toBe(true);
  });

  it('never let an id reach for another address', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 404, body: { code: 500, description: 'No' } });
    const odd = brandId<SubscriptionId>('../../profiles?x=1#y'); // what a damaged workbook may hold
    await client.subscriptions.get(customer, odd);
    expect(service.requests[0]?.url).toBe(`/v1/customers/${customer}/subscriptions/..%2F..%2Fprofiles%3Fx%3D1%23y`);
    for (const text of ['', ' ', '.', '..']) {
      await expect(client.subscriptions.get(customer, brandId<SubscriptionId>(text))).rejects.toMatchObject({
        facts: { kind: 'refused', status: undefined },
      });
    }
    expect(service.requests).toHaveLength(1);
  });
});
