import type { RequestBudget } from '../../src/partner-center';
import { askedWait } from '../../src/partner-center/policies/retry-after';
import { cart, context, conversation, customer, failureOf } from './support/client';
import type { Answer } from './support/scripted-service';

const url = `GET /v1/customers/${customer}/subscriptions`;
const checkout = `POST /v1/customers/${customer}/carts/${cart}/checkout`;
const ok: Answer = { status: 200, body: { items: [] } };
const bought: Answer = { status: 201, body: { orders: [] } };
const tooMany = (headers: Record<string, string> = {}, message = 'Rate limit is exceeded.'): Answer => ({
  status: 429,
  headers,
  body: { statusCode: 429, message },
});

describe('a throttled read', () => {
  it.each<[string, Answer, string]>([
    ['seconds', tooMany({ 'Retry-After': '57' }), 'wait 57000'],
    [
      'a date, told by the clock of the service',
      tooMany({ 'Retry-After': 'Mon, 04 May 2026 12:00:07 GMT', 'Date': 'Mon, 04 May 2026 12:00:00 GMT' }),
      'wait 7000',
    ],
    ['the words of its body', tooMany({}, 'Rate limit is exceeded. Try again in 12 seconds.'), 'wait 12000'],
    ['nothing', tooMany(), 'wait 5000'],
    ['seconds with a 503', { status: 503, headers: { 'Retry-After': '2' } }, 'wait 2000'],
  ])('waits as long as the service asks for by %s', async (_, refusal, wait) => {
    const { client, service } = await conversation();
    service.answer(refusal, ok);
    await expect(client.subscriptions.list(customer)).resolves.toEqual([]);
    const status = typeof refusal === 'string' ? refusal : String(refusal.status);
    expect(service.timeline).toEqual([url, status, wait, url, '200']);
  });

  it.each(['99999999999999', 'Fri, 31 Dec 9999 23:59:59 GMT'])('waits no longer than a day for %s', async (longer) => {
    const { client, service } = await conversation();
    service.answer(tooMany({ 'Retry-After': longer }));
    const failure = await failureOf(client.subscriptions.list(customer));
    expect(failure).toMatchObject({ kind: 'throttled', retryAt: new Date('2026-05-05T10:00:00.000Z') });
  });

  it('backs off further when the given wait was not enough', async () => {
    const { client, service } = await conversation();
    const again = tooMany({ 'Retry-After': '1' });
    service.answer(again, again, again, ok);
    await client.subscriptions.list(customer);
    expect(service.timeline.filter((line) => line.startsWith('wait'))).toEqual(['wait 1000', 'wait 1500', 'wait 2000']);
  });

  it('never asks again without any wait', async () => {
    const { client, service } = await conversation();
    service.answer(tooMany({ 'Retry-After': '0' }), ok);
    await client.subscriptions.list(customer);
    expect(service.timeline).toContain('wait 500');
  });

  it('fails as throttled, with the instant, beyond the time that the caller gives it', async () => {
    const { client, service } = await conversation();
    service.answer(tooMany({ 'Retry-After': '20' }), tooMany({ 'Retry-After': '20' }));
    const failure = await failureOf(client.subscriptions.list(customer, { waitLimit: 30_000 }));
    expect(failure).toMatchObject({ kind: 'throttled', status: 429, description: 'Rate limit is exceeded.' });
    // 20 s are over on the clock of the test; the second wait backs off by half a second more.
    expect(failure.retryAt).toEqual(new Date('2026-05-04T10:00:40.500Z'));
    expect(service.timeline).toEqual([url, '429', 'wait 20000', url, '429']);
  });
});

describe('a throttled write', () => {
  it('is sent again after a short wait, because a 429 says that nothing was done', async () => {
    const { client, service } = await conversation();
    service.answer(tooMany({ 'Retry-After': '10' }), bought);
    await client.carts.checkout(customer, cart, context);
    expect(service.timeline).toEqual([checkout, '429', 'wait 10000', checkout, '201']);
  });

  it('fails as throttled, with the instant, when the wait is long', async () => {
    const { client, service } = await conversation();
    service.answer(tooMany({ 'Retry-After': '57' }));
    expect(await failureOf(client.carts.checkout(customer, cart, context))).toMatchObject({
      kind: 'throttled',
      status: 429,
      retryAt: new Date('2026-05-04T10:00:57Z'),
      requestId: context.requestId,
    });
    expect(service.timeline).toEqual([checkout, '429']);
  });

  it('waits inside the call no longer than the scale of waits allows', async () => {
    const { client, service } = await conversation({ waitScale: 0.1 });
    service.answer(tooMany({ 'Retry-After': '2' }));
    expect((await failureOf(client.carts.checkout(customer, cart, context))).kind).toBe('throttled');
    expect(service.requests).toHaveLength(1);
  });

  it('is not sent again after a 503, whatever that says of waiting: it may have had its effect', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 503, headers: { 'Retry-After': '1' } });
    expect(await failureOf(client.carts.checkout(customer, cart, context))).toMatchObject({
      kind: 'unclear',
      status: 503,
      retryAt: undefined,
    });
    expect(service.timeline).toEqual([checkout, '503']);
  });
});

describe('the budget', () => {
  function recordingBudget(timeline: () => string[]): RequestBudget {
    return {
      take: async () => {
        timeline().push('take');
      },
      pausedUntil: async (until) => {
        timeline().push(`paused until ${until.toISOString()}`);
      },
    };
  }

  it('is drawn on by every try, and told when the service wants a pause', async () => {
    const lines: { timeline: string[] } = { timeline: [] };
    const { client, service } = await conversation({ budget: recordingBudget(() => lines.timeline) });
    lines.timeline = service.timeline;
    service.answer(tooMany({ 'Retry-After': '5' }), 'reset', ok);
    await client.subscriptions.list(customer);
    expect(service.timeline).toEqual([
      'take',
      url,
      '429',
      'paused until 2026-05-04T10:00:05.000Z',
      'wait 5000',
      'take',
      url,
      'reset',
      'wait 500',
      'take',
      url,
      '200',
    ]);
  });

  it('is told of a pause that a write is answered with, too', async () => {
    const lines: { timeline: string[] } = { timeline: [] };
    const { client, service } = await conversation({ budget: recordingBudget(() => lines.timeline) });
    lines.timeline = service.timeline;
    service.answer({ status: 503, headers: { 'Retry-After': '9' } });
    await failureOf(client.carts.checkout(customer, cart, context));
    expect(service.timeline).toContain('paused until 2026-05-04T10:00:09.000Z');
  });

  it('that breaks after a 429 does not make the write unclear', async () => {
    const broken: RequestBudget = {
      take: () => Promise.resolve(),
      pausedUntil: () => Promise.reject(new Error('store gone')),
    };
    const { client, service } = await conversation({ budget: broken });
    service.answer(tooMany({ 'Retry-After': '4' }));
    expect(await failureOf(client.carts.checkout(customer, cart, context))).toMatchObject({
      kind: 'throttled',
      retryAt: new Date('2026-05-04T10:00:04Z'),
    });
  });

  it('that breaks leaves a write unsent, and says so', async () => {
    const broken: RequestBudget = {
      take: () => Promise.reject(new Error('store gone')),
      pausedUntil: () => Promise.resolve(),
    };
    const { client, service } = await conversation({ budget: broken });
    expect(await failureOf(client.carts.checkout(customer, cart, context))).toMatchObject({
      kind: 'throttled',
      status: undefined,
      description: 'store gone; not sent',
    });
    expect(service.requests).toEqual([]);
  });
});

describe('the wait that an answer asks for', () => {
  const now = new Date('2026-05-04T10:00:00Z');
  const answer = { status: 429, retryAfter: undefined, date: undefined, body: '' };

  it.each<[object, number | 'unsaid' | undefined]>([
    [{ retryAfter: '1.5' }, 1500],
    [{ retryAfter: 'Mon, 04 May 2026 10:00:30 GMT' }, 30_000],
    [{ retryAfter: 'Mon, 04 May 2026 09:00:00 GMT' }, 0],
    [{ retryAfter: 'soon' }, 'unsaid'],
    [{ body: '{"statusCode":429,"message":"Try again in 2 minutes."}' }, 120_000],
    [{ body: '<html>Try again in 5 seconds</html>' }, 'unsaid'],
    [{ status: 503 }, undefined],
    [{ status: 503, body: '{"message":"Try again in 5 seconds."}' }, undefined],
    [{ status: 500, retryAfter: '5' }, undefined],
    [{ status: 200, retryAfter: '5' }, undefined],
  ])('%o is %s', (part, wait) => {
    expect(askedWait({ ...answer, ...part }, now)).toBe(wait);
  });
});
