import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { allPages, conversation, customer, failureOf } from './support/client';
import type { Answer } from './support/scripted-service';

const url = `GET /v1/customers/${customer}/subscriptions`;
const ok: Answer = { status: 200, body: { items: [] } };
const name = (answer: Answer) => (typeof answer === 'string' ? answer : String(answer.status));

const one = JSON.stringify({ items: [{ id: 'a', status: 'active', quantity: 1, friendlyName: 'Zażółć' }] });
const packed = { gzip: gzipSync(one), deflate: deflateSync(one), br: brotliCompressSync(one) };
const utf16 = 'application/json; charset=utf-16';

describe('a body', () => {
  it.each<[string, Record<string, string>, Buffer]>([
    ['packed by gzip', { 'Content-Encoding': 'gzip' }, packed.gzip],
    ['packed by gzip under its old name', { 'Content-Encoding': 'X-GZip' }, packed.gzip],
    ['packed by deflate', { 'Content-Encoding': 'deflate' }, packed.deflate],
    ['packed by brotli', { 'Content-Encoding': 'br' }, packed.br],
    ['said to be packed, and not', { 'Content-Encoding': 'gzip' }, Buffer.from(one)],
    ['with a byte order mark', {}, Buffer.from(`\uFEFF${one}`)],
    ['in UTF-16 with its mark', { 'Content-Type': utf16 }, Buffer.from(`\uFEFF${one}`, 'utf16le')],
    ['in UTF-16 by its header', { 'Content-Type': `${utf16}le` }, Buffer.from(one, 'utf16le')],
    ['in an encoding that nobody knows', { 'Content-Type': 'application/json; charset=x-none' }, Buffer.from(one)],
  ])('is read %s', async (_, headers, body) => {
    const { client, service } = await conversation();
    service.answer({ status: 200, headers, body });
    await expect(client.subscriptions.list(customer)).resolves.toMatchObject([{ friendlyName: 'Zażółć' }]);
    expect(service.requests).toHaveLength(1);
  });
});

describe('a read that meets trouble', () => {
  it.each<[Answer]>([
    ['reset'],
    ['half'],
    [{ status: 200, headers: { 'Content-Encoding': 'gzip' }, body: packed.gzip.subarray(0, -9) }],
    [{ status: 408 }],
    [{ status: 500, body: { code: 800003, description: 'x' } }],
    [{ status: 502, body: '<html>Bad Gateway</html>' }],
    [{ status: 503 }],
    [{ status: 504 }],
  ])('is repeated after %o', async (trouble) => {
    const { client, service } = await conversation();
    service.answer(trouble, ok);
    await expect(client.subscriptions.list(customer)).resolves.toEqual([]);
    expect(service.timeline).toEqual([url, name(trouble), 'wait 500', url, '200']);
  });

  it('is repeated three times, then its outcome is unclear', async () => {
    const { client, service } = await conversation();
    service.answer(
      { status: 500 },
      'reset',
      { status: 502 },
      { status: 503, body: { code: 800005, description: 'No' } },
    );
    expect(await failureOf(client.subscriptions.list(customer))).toMatchObject({
      kind: 'unclear',
      operation: 'subscriptions.list',
      status: 503,
      code: '800005',
      requestId: 'id-1',
      correlationId: 'id-5',
    });
    expect(service.timeline.filter((line) => line.startsWith('wait'))).toEqual(['wait 500', 'wait 1500', 'wait 3500']);
  });

  it.each<[string, Answer]>([
    ['a page for people', { status: 200, body: '<!DOCTYPE html><title>One moment</title>' }],
    ['nothing at all', { status: 200 }],
    ['no content', { status: 204 }],
    ['half a list, of which nothing says that it is half', { status: 200, body: '{"items":[{"id":"a"}' }],
  ])('is repeated after a success that is %s', async (_, stray) => {
    const { client, service } = await conversation();
    service.answer(stray, ok);
    await expect(client.subscriptions.list(customer)).resolves.toEqual([]);
    expect(service.timeline).toEqual([url, name(stray), 'wait 500', url, '200']);
  });

  it.each(['users', 'orders', 'subscribedSkus'] as const)(
    'of a list takes nothing for no list: that nobody holds it, or nothing was bought, is not said by it (%s)',
    async (list) => {
      const { client, service } = await conversation();
      service.answer({ status: 204 }, { status: 204 }, { status: 204 }, { status: 204 });
      const reading = {
        users: () => allPages(client.users.list(customer)),
        orders: () => client.orders.list(customer),
        subscribedSkus: () => client.users.subscribedSkus(customer),
      };
      expect(await failureOf(reading[list]())).toMatchObject({ kind: 'unclear', status: 204 });
    },
  );

  it('says nothing of a status when no answer ever came', async () => {
    const { client, service } = await conversation();
    service.answer('reset', 'reset', 'reset', 'reset');
    const failure = await failureOf(client.subscriptions.list(customer));
    expect(failure).toMatchObject({ kind: 'unclear', status: undefined, code: undefined });
    expect(failure.description).not.toBe('');
  });

  it('spreads its waits, and scales them', async () => {
    const { client, service } = await conversation({ random: () => 0, waitScale: 0.1 });
    service.answer({ status: 500 }, { status: 500 }, { status: 500 }, ok);
    await client.subscriptions.list(customer);
    expect(service.timeline.filter((line) => line.startsWith('wait'))).toEqual([
      'wait 37.5',
      'wait 112.5',
      'wait 262.5',
    ]);
  });

  it.each<[Answer]>([['silence'], ['stall']])('does not wait for ever for %s', async (trouble) => {
    const { client, service } = await conversation({ readTimeout: 40 });
    service.answer(trouble, ok);
    await expect(client.subscriptions.list(customer)).resolves.toEqual([]);
    expect(service.timeline).toEqual([url, trouble, 'wait 500', url, '200']);
  });

  it.each([400, 403, 404, 409, 417, 501])('is not repeated after a definite no: %d', async (status) => {
    const { client, service } = await conversation();
    service.answer({ status, body: { code: 1, description: 'No' } });
    await failureOf(client.subscriptions.list(customer));
    expect(service.requests).toHaveLength(1);
  });

  it('ends when its caller wants no more, wherever it is', async () => {
    const { client, service } = await conversation();
    service.answer('silence');
    const stop = new AbortController();
    const reading = failureOf(client.subscriptions.list(customer, { signal: stop.signal }));
    await service.arrived(1);
    stop.abort(new Error('closing'));
    expect(await reading).toMatchObject({ kind: 'unclear', status: undefined });
    expect(service.requests).toHaveLength(1);
  });

  it('is not even sent for a caller who has stopped already', async () => {
    const { client, service } = await conversation();
    const failure = await failureOf(client.subscriptions.list(customer, { signal: AbortSignal.abort(new Error('x')) }));
    expect(failure.kind).toBe('unclear');
    expect(service.requests).toEqual([]);
  });
});

describe('an answer that cannot be read', () => {
  it.each<[string, Answer]>([
    ['HTML', { status: 200, body: '<html>Please sign in to the proxy</html>' }],
    ['an empty body', { status: 200 }],
    ['broken JSON', { status: 200, body: '{"items": [' }],
    ['an item without what it must have', { status: 200, body: { items: [{ id: 's', quantity: 'many' }] } }],
  ])('is unclear, never an empty list: %s', async (_, answer) => {
    const { client, service } = await conversation();
    // A page for people is asked for again before it is believed.
    service.answer(answer, answer, answer, answer);
    expect(await failureOf(client.subscriptions.list(customer))).toMatchObject({ kind: 'unclear', status: 200 });
  });

  it('names the place, not the value, which may be a customer’s', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 200, body: { items: [{ id: 's', quantity: 'Contoso' }] } });
    const { description } = await failureOf(client.subscriptions.list(customer));
    expect(description).toContain('items.0');
    expect(description).not.toContain('Contoso');
  });

  it('is read behind a byte order mark', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 200, body: '\uFEFF{"items":[]}' });
    await expect(client.subscriptions.list(customer)).resolves.toEqual([]);
  });

  it('is refused where a success carries an error', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 200, body: { code: 400072, description: 'Item not available' } });
    expect(await failureOf(client.catalogue.availabilities('P', '1', 'GB', undefined))).toMatchObject({
      kind: 'refused',
      code: '400072',
    });
  });
});
