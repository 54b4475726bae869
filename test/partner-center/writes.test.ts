import type { PartnerCenter } from '../../src/partner-center';
import { cart, context, conversation, customer, failureOf, newSku, requestId, user } from './support/client';
import type { Answer } from './support/scripted-service';

const writes: readonly [string, (client: PartnerCenter) => Promise<unknown>][] = [
  ['carts.create', (client) => client.carts.create(customer, { lineItems: [] }, context)],
  ['carts.checkout', (client) => client.carts.checkout(customer, cart, context)],
  ['orders.create', (client) => client.orders.create(customer, { billingCycle: 'monthly', lineItems: [] }, context)],
  [
    'users.updateLicenses',
    (client) =>
      client.users.updateLicenses(
        customer,
        user,
        { licensesToAssign: [{ skuId: newSku, excludedPlans: [] }], licensesToRemove: [] },
        context,
      ),
  ],
  ['users.setLocation', (client) => client.users.setLocation(customer, user, 'IE', context)],
];

describe.each(writes)('%s', (operation, write) => {
  it.each<[string, Answer]>([
    ['a connection that breaks off', 'reset'],
    ['half an answer', 'half'],
    ['a success that is not JSON', { status: 201, body: '<html>OK</html>' }],
    ['a success with half a body', { status: 201, body: '{"id": "x' }],
    ['a success that carries an error', { status: 201, body: { code: 800003, description: 'Trouble' } }],
    ['408', { status: 408 }],
    ['500', { status: 500, body: { code: 800003, description: 'Trouble' } }],
    ['502 from a gateway', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
  ])('is never repeated after %s: its outcome is unclear', async (_, answer) => {
    const { client, service } = await conversation();
    service.answer(answer, { status: 201, body: {} });
    expect(await failureOf(write(client))).toMatchObject({
      kind: 'unclear',
      operation,
      status: typeof answer === 'string' ? undefined : answer.status,
      requestId,
    });
    expect(service.requests).toHaveLength(1);
    expect(service.timeline.some((line) => line.startsWith('wait'))).toBe(false);
  });

  it.each<[Answer]>([['silence'], ['stall']])('ends at its deadline with %s, and is unclear', async (answer) => {
    const { client, service } = await conversation({ writeDeadline: 250 });
    service.answer(answer);
    expect(await failureOf(write(client))).toMatchObject({
      kind: 'unclear',
      status: undefined,
      description: 'No answer within 250 ms',
    });
    expect(service.requests).toHaveLength(1);
  });

  it('is refused where the service says no', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 403, body: { code: 13605, description: 'We&#39;re sorry' } });
    expect(await failureOf(write(client))).toMatchObject({
      kind: 'refused',
      status: 403,
      code: '13605',
      description: "We're sorry",
    });
  });
});

describe('an answer to a write', () => {
  it.each<[string, Answer, string, string | undefined]>([
    ['409/800060', { status: 409, body: { code: 800060, description: 'Order' } }, 'in-progress', '800060'],
    ['409/800064', { status: 409, body: { Code: '800064', Description: 'Cart' } }, 'in-progress', '800064'],
    ['409/900278', { status: 409, body: { code: 900278, description: 'Pending' } }, 'in-progress', '900278'],
    ['409/900112', { status: 409, body: { code: 900112, description: 'No' } }, 'refused', '900112'],
    ['409 without a code', { status: 409 }, 'in-progress', undefined],
    ['400/800065', { status: 400, body: { code: 800065, description: 'Submitted' } }, 'refused', '800065'],
    ['400/2055', { status: 400, body: { code: 2055, description: 'Stale' } }, 'refused', '2055'],
    ['412', { status: 412 }, 'refused', undefined],
    ['404 of a gateway', { status: 404, body: '<html>Not Found</html>' }, 'refused', undefined],
    ['a redirect', { status: 302, headers: { Location: '/elsewhere' } }, 'refused', undefined],
    ['401', { status: 401 }, 'signed-out', undefined],
  ])('is judged: %s', async (_, answer, kind, code) => {
    const { client, service } = await conversation();
    service.answer(answer);
    expect(await failureOf(client.carts.checkout(customer, cart, context))).toMatchObject({ kind, code });
    expect(service.requests).toHaveLength(1);
  });
});

describe('the intent of a write', () => {
  it('is made durable after every wait and directly before each sending', async () => {
    const { client, service } = await conversation({
      budget: {
        take: async () => void service.timeline.push('take'),
        pausedUntil: () => Promise.resolve(),
      },
    });
    service.answer({ status: 429, headers: { 'Retry-After': '3' } }, { status: 201, body: { orders: [] } });
    const onSending = async () => void service.timeline.push('intent');
    await client.carts.checkout(customer, cart, { requestId, onSending });
    const checkout = `POST /v1/customers/${customer}/carts/${cart}/checkout`;
    expect(service.timeline).toEqual([
      'take',
      'intent',
      checkout,
      '429',
      'wait 3000',
      'take',
      'intent',
      checkout,
      '201',
    ]);
  });

  it('that cannot be made durable keeps the write from being sent, and its error comes out as it is', async () => {
    class TurnLost extends Error {}
    const lost = new TurnLost('turn');
    const { client, service } = await conversation();
    const onSending = () => Promise.reject(lost);
    await expect(client.carts.checkout(customer, cart, { requestId, onSending })).rejects.toBe(lost);
    expect(service.requests).toEqual([]);
  });

  it('that takes longer than the deadline keeps the write from being sent, even when it is done later', async () => {
    let done: () => void = () => undefined;
    const { client, service } = await conversation({ writeDeadline: 20 });
    const onSending = () => new Promise<void>((resolve) => (done = resolve));
    expect(await failureOf(client.carts.checkout(customer, cart, { requestId, onSending }))).toMatchObject({
      kind: 'throttled',
      description: 'No answer within 20 ms; not sent',
      retryAt: new Date('2026-05-04T10:00:00Z'),
    });
    done();
    service.answer({ status: 200, body: { items: [] } });
    await client.subscriptions.list(customer);
    expect(service.requests.map(({ method }) => method)).toEqual(['GET']);
  });
});

/** Nothing of this process runs meanwhile, its timers included: as if it were stopped and let go on. */
function standStill(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe('a process that stands still', () => {
  it('between the intent and the sending sends nothing any more: another may have taken over', async () => {
    const { client, service } = await conversation({ writeDeadline: 40 });
    const onSending = async () => {
      await Promise.resolve();
      standStill(60);
    };
    expect(await failureOf(client.carts.checkout(customer, cart, { requestId, onSending }))).toMatchObject({
      kind: 'throttled',
      description: 'The time in which the request had to leave is over; not sent',
    });
    service.answer({ status: 200, body: { items: [] } });
    await client.subscriptions.list(customer);
    expect(service.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('for less than the time that a request has sends it', async () => {
    const { client, service } = await conversation({ writeDeadline: 2_000 });
    service.answer({ status: 201, body: { orders: [] } });
    await client.carts.checkout(customer, cart, { requestId, onSending: async () => standStill(20) });
    expect(service.requests).toHaveLength(1);
  });
});

describe('a write that waits', () => {
  it('is stopped by its caller: unclear once it is out, unsent before', async () => {
    const { client, service } = await conversation();
    service.answer('silence');
    const stop = new AbortController();
    const writing = failureOf(client.carts.checkout(customer, cart, { ...context, signal: stop.signal }));
    await service.arrived(1);
    stop.abort(new Error('closing'));
    expect(await writing).toMatchObject({ kind: 'unclear', status: undefined });

    const before = failureOf(client.carts.checkout(customer, cart, { ...context, signal: stop.signal }));
    expect(await before).toMatchObject({ kind: 'throttled', description: 'closing; not sent' });
    expect(service.requests).toHaveLength(1);
  });
});
