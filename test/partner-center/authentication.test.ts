import type { AccessTokens } from '../../src/partner-center';
import { cart, context, conversation, customer, failureOf } from './support/client';

const expired = { status: 401, body: { code: 400, description: 'The access token expired' } };
const ok = { status: 200, body: { items: [] } };

/** Tokens that can be renewed so many times. */
function renewable(times: number, renewals: string[]): AccessTokens {
  let current = 'first-token-000000';
  return {
    get: async () => current,
    renew: async (refused) => {
      renewals.push(refused);
      if (renewals.length > times) return undefined;
      current = `renewed-token-${String(renewals.length)}`;
      return current;
    },
  };
}

describe('a refused token', () => {
  it('is renewed once, and the call sent again', async () => {
    const renewals: string[] = [];
    const { client, service } = await conversation({ tokens: renewable(1, renewals) });
    service.answer(expired, ok);
    await client.subscriptions.list(customer);
    expect(renewals).toEqual(['first-token-000000']);
    expect(service.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first-token-000000',
      'Bearer renewed-token-1',
    ]);
  });

  it('is renewed for a write too, because a 401 says that nothing was done', async () => {
    const { client, service } = await conversation({ tokens: renewable(1, []) });
    service.answer(expired, { status: 201, body: { orders: [] } });
    await expect(client.carts.checkout(customer, cart, context)).resolves.toBeDefined();
    expect(service.requests.map(({ headers }) => headers['ms-requestid'])).toEqual([
      context.requestId,
      context.requestId,
    ]);
  });

  it('ends in signed-out when the renewed one is refused as well', async () => {
    const renewals: string[] = [];
    const { client, service } = await conversation({ tokens: renewable(5, renewals) });
    service.answer(expired, expired);
    expect(await failureOf(client.subscriptions.list(customer))).toMatchObject({
      kind: 'signed-out',
      status: 401,
      code: '400',
    });
    expect(renewals).toHaveLength(1);
  });

  it('ends in signed-out when none can be had', async () => {
    const { client, service } = await conversation();
    service.answer(expired);
    expect((await failureOf(client.carts.checkout(customer, cart, context))).kind).toBe('signed-out');
    expect(service.requests).toHaveLength(1);
  });

  it.each([900420, 900421])('ends in signed-out at once with code %d, which no renewal cures', async (code) => {
    const renewals: string[] = [];
    const { client, service } = await conversation({ tokens: renewable(1, renewals) });
    service.answer({ status: 401, body: { code, description: 'Sign in with MFA' } });
    expect(await failureOf(client.subscriptions.list(customer))).toMatchObject({
      kind: 'signed-out',
      code: String(code),
    });
    expect(renewals).toEqual([]);
  });

  it('ends in signed-out, without a call, when the connection has no token', async () => {
    const broken: AccessTokens = {
      get: () => Promise.reject(new Error('AADSTS50076 client_secret=hunter2hunter2')),
      renew: () => Promise.resolve(undefined),
    };
    const { client, service } = await conversation({ tokens: broken });
    const failure = await failureOf(client.carts.checkout(customer, cart, context));
    expect(failure).toMatchObject({ kind: 'signed-out', status: undefined });
    expect(failure.description).not.toContain('hunter2');
    expect(service.requests).toEqual([]);
  });

  it('is not confused with a missing right', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 403, body: { code: 900308, description: 'Role' } });
    expect(await failureOf(client.subscriptions.list(customer))).toMatchObject({ kind: 'refused', code: '900308' });
  });
});

describe('the token of the connection', () => {
  it('is taken anew for each operation', async () => {
    let count = 0;
    const counting: AccessTokens = {
      get: async () => `token-number-${String((count += 1))}`,
      renew: () => Promise.resolve(undefined),
    };
    const { client, service } = await conversation({ tokens: counting });
    service.answer(ok, ok);
    await client.subscriptions.list(customer);
    await client.subscriptions.list(customer);
    expect(service.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-number-1',
      'Bearer token-number-2',
    ]);
  });

  it('is not sent on to where a redirect points', async () => {
    const { client, service } = await conversation();
    const other = await conversation();
    service.answer({ status: 307, headers: { Location: `${other.service.url}/v1/customers` } });
    expect(await failureOf(client.subscriptions.list(customer))).toMatchObject({ kind: 'unclear', status: 307 });
    expect(other.service.requests).toEqual([]);
  });
});
