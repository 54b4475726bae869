import {
  contrary,
  customerIdOf,
  startReferenceServer,
  subscriptionIdOf,
  userIdOf,
  type ReferenceServer,
  type ReferenceServerOptions,
} from '../support/reference-server';

const e3 = '6fd2c87f-b296-42f0-b197-1e91e994b900';
const e4 = '1392051d-0cb9-4b7a-88d5-621fee5e8711';
const wingtip = `/v1/customers/${customerIdOf('wingtip')}`;
const northwind = `/v1/customers/${customerIdOf('northwind')}`;

let server: ReferenceServer;
let now = Date.parse('2026-09-01T09:00:00Z');
afterEach(() => server.stop());

async function start(options: ReferenceServerOptions = {}): Promise<void> {
  now = Date.parse('2026-09-01T09:00:00Z');
  server = await startReferenceServer({ now: () => now, ...options });
}

interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

async function ask(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { Authorization: 'Bearer x', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text },
    headers: response.headers,
  };
}

const listOf = (answer: Answered, name = 'items'): readonly Record<string, unknown>[] =>
  answer.body[name] as readonly Record<string, unknown>[];

async function cart(headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const path = `${wingtip}/products/CFQ7TTC0LF8R/skus/0001/availabilities`;
  const answer = await ask('GET', path);
  const item = listOf(answer)[1]?.['catalogItemId'] ?? listOf(answer, 'Items')[1]?.['CatalogItemId'];
  const line = {
    id: 0,
    catalogItemId: item,
    quantity: 4,
    billingCycle: 'monthly',
    termDuration: 'P1Y',
    friendlyName: 'mine',
  };
  const made = await ask('POST', `${wingtip}/carts`, { lineItems: [line] }, headers);
  return String(made.body['id'] ?? made.body['Id']);
}

const checkOut = (id: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> =>
  ask('POST', `${wingtip}/carts/${id}/checkout`, undefined, headers);

const swap = { licensesToAssign: [{ skuId: e3.toUpperCase() }], licensesToRemove: [e4] };
const toys = `${wingtip}/users/${userIdOf('wingtip', 'toys-1')}`;

test('the last page of a list is told by 400/2000 to whoever asks for one more', async () => {
  await start({ dialect: contrary });
  const seen: number[] = [];
  let headers = {};
  let answer = await ask('GET', '/v1/customers?size=500');
  while (answer.status === 200) {
    seen.push(listOf(answer, 'Items').length);
    const { Next } = answer.body['Links'] as { Next: { Headers: readonly { Key: string; Value: string }[] } };
    headers = Object.fromEntries(Next.Headers.map(({ Key, Value }) => [Key, Value]));
    answer = await ask('GET', '/v1/customers?size=500&seekOperation=Next', undefined, headers);
  }
  expect(seen).toEqual([4, 2]);
  expect([answer.status, answer.body['Code']]).toEqual([400, '2000']);
});

test('the same subscription has another case of letters in the list and alone, and dates in four styles', async () => {
  await start({ dialect: contrary });
  const id = subscriptionIdOf('wingtip', 'e4');
  const listed = listOf(await ask('GET', `${wingtip}/subscriptions`), 'Items')[0] ?? {};
  const { body } = await ask('GET', `${wingtip}/subscriptions/${id}`);

  expect([listed['Id'], body['Id']]).toEqual([id.toUpperCase(), id]);
  expect(listed['CommitmentEndDate']).toBe('2026-12-01T00:00:00');
  expect(listed['EffectiveStartDate']).toMatch(/\+00:00$/);
  expect(listed['CreationDate']).toMatch(/-08:00$/);
});

test('a repeated checkout is answered from memory, or refused, and buys once', async () => {
  await start({ dialect: { checkoutRepeat: 'first-answer' } });
  const first = await cart();
  await checkOut(first);
  expect((await checkOut(first)).status).toBe(201);
  expect(server.ledger().purchases).toHaveLength(1);
  await server.stop();

  await start({ dialect: { checkoutRepeat: 'code-800065' } });
  const second = await cart();
  await checkOut(second);
  const repeated = await checkOut(second);
  expect([repeated.status, repeated.body['code']]).toEqual([400, 800065]);
  expect(server.ledger().purchases).toHaveLength(1);
});

test('a cart ends, and what it held is not bought', async () => {
  await start({ dialect: { cartMinutes: 15 } });
  const id = await cart();
  now += 15 * 60_000;
  expect((await checkOut(id)).body['code']).toBe(800008);
  expect(server.ledger().purchases).toEqual([]);
});

test('an order is listed late, learns its subscription late, and its units come late', async () => {
  await start({
    dialect: { orderListedAfter: 300, subscriptionIdAfter: 200, subscriptionShownAfter: 200, unitsAfter: 400 },
  });
  const bought = await checkOut(await cart());
  const order = String(listOf(bought, 'orders')[0]?.['id']);
  const lineOf = async () => listOf(await ask('GET', `${wingtip}/orders/${order}`), 'lineItems')[0]?.['subscriptionId'];
  const listed = async () => listOf(await ask('GET', `${wingtip}/orders`)).length;
  const update = async () => (await ask('POST', `${toys}/licenseupdates`, swap)).body['code'];

  expect([await listed(), await lineOf(), await update()]).toEqual([0, undefined, 60012]);
  now += 300;
  expect(await listed()).toBe(1);
  const subscription = String(await lineOf());
  expect((await ask('GET', `${wingtip}/subscriptions/${subscription}`)).status).toBe(200);
  now += 100;
  expect(await update()).toBeUndefined();
});

test('request ids are honoured, ignored, or a conflict', async () => {
  const id = { 'MS-RequestId': '2c1a4d0e-5f8b-4c7e-9a55-9d6f0c0a7b11' };
  const twice = async (): Promise<[number, string, string]> => {
    const first = await cart(id);
    const again = await cart(id);
    return [server.ledger().others.length, first, again];
  };
  await start({ dialect: { requestIds: 'honoured' } });
  const [honoured, first, again] = await twice();
  expect([honoured, again]).toEqual([1, first]);
  await server.stop();

  await start({ dialect: { requestIds: 'ignored' } });
  const [ignored, one, two] = await twice();
  expect(ignored).toBe(2);
  expect(one).not.toBe(two);
  await server.stop();

  await start({ dialect: { requestIds: 'conflict' } });
  expect(await twice()).toEqual([1, expect.any(String), 'undefined']);
});

test('a torn license update takes the old one, loses the new one and breaks the connection; the ledger knows how long', async () => {
  await start({ troubles: { tornLicensesEvery: 1 } });
  await checkOut(await cart());
  await expect(ask('POST', `${toys}/licenseupdates`, swap)).rejects.toThrow();
  expect(listOf(await ask('GET', `${toys}/licenses`))).toEqual([]);
  now += 70;
  await ask('POST', `${toys}/licenseupdates`, { licensesToAssign: swap.licensesToAssign });

  const [gap] = server.ledger().gaps;
  expect(gap).toMatchObject({ torn: true, lost: [e4] });
  expect((gap?.until ?? 0) - (gap?.from ?? 0)).toBe(70);
});

test('a removal of ours that leaves a user with nothing is a gap of ours', async () => {
  await start();
  await ask('POST', `${toys}/licenseupdates`, { licensesToRemove: [e4] });
  expect(server.ledger().gaps).toMatchObject([{ torn: false, lost: [e4], until: undefined }]);
});

test('a PATCH that leaves fields out resets them, and the ledger names each', async () => {
  await start();
  const path = `${northwind}/subscriptions/${subscriptionIdOf('northwind', 'e4')}`;
  await ask('PATCH', path, { id: subscriptionIdOf('northwind', 'e4'), quantity: 3, status: 'suspended' });
  const { changes, retirements } = server.ledger();

  expect(changes.map(({ field, to }) => `${field}: ${to}`)).toEqual([
    'status: suspended',
    'friendlyName: Office 365 E4',
  ]);
  expect(retirements).toMatchObject([{ kind: 'suspended', unitsLeft: 2 }]);
  expect(retirements[0]?.holders).toHaveLength(5);
});

test('a change that is accepted shows later, and another one meanwhile is refused', async () => {
  await start({ dialect: { changes: 'accepted', changeAfter: 500 } });
  const path = `${wingtip}/subscriptions/${subscriptionIdOf('wingtip', 'e4')}`;
  const { body } = await ask('GET', path);
  const wanted = { ...body, status: 'suspended' };
  const answer = await ask('PATCH', path, wanted);
  const meanwhile = await ask('PATCH', path, wanted);
  const before = (await ask('GET', path)).body['status'];
  now += 500;

  expect([answer.status, answer.headers.get('Location')]).toEqual([202, path.slice('/v1'.length)]);
  expect([meanwhile.status, meanwhile.body['code']]).toEqual([409, 900278]);
  expect([before, (await ask('GET', path)).body['status']]).toEqual(['active', 'suspended']);
});

test('a stale etag is refused', async () => {
  await start({ dialect: { staleEtag: 'status-412' } });
  const path = `${wingtip}/subscriptions/${subscriptionIdOf('wingtip', 'e4')}`;
  const { body } = await ask('GET', path);
  await ask('PATCH', path, { ...body, quantity: 6 });
  const etag = (body['attributes'] as { readonly etag: string }).etag;
  expect((await ask('PATCH', path, body, { 'If-Match': `"${etag}"` })).status).toBe(412);
});

test('who buys with the ids of the market, or a retired offer, gets no cart', async () => {
  await start();
  const market = await ask('GET', '/v1/products/CFQ7TTC0LF8R/skus/0001/availabilities?country=GB');
  const item = listOf(market)[1]?.['catalogItemId'];
  const order = (catalogItemId: unknown) =>
    ask('POST', `${wingtip}/carts`, { lineItems: [{ catalogItemId, quantity: 1 }] });

  expect((await order(item)).body['code']).toBe(10001);
  expect((await order('8909E28E-5832-42F4-9886-B0A5545F3645')).body['code']).toBe(500600);
});

test('too many requests, a broken gateway and a missing token have their own words', async () => {
  await start({ dialect: contrary, troubles: { throttledEvery: 3, brokenReadEvery: 2 } });
  const first = await ask('GET', '/v1/customers?size=1');
  const broken = await ask('GET', '/v1/customers?size=1');
  const throttled = await ask('GET', '/v1/customers?size=1');
  const response = await fetch(`${server.url}/v1/customers?size=1`);

  expect([first.status, broken.status, throttled.status, response.status]).toEqual([200, 503, 429, 401]);
  expect(broken.body['text']).toContain('<!DOCTYPE html>');
  expect([throttled.body, throttled.headers.get('Retry-After')]).toEqual([
    { statusCode: 429, message: 'Rate limit is exceeded. Try again in 1 seconds.' },
    null,
  ]);
});
