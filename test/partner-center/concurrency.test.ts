import { cart, context, conversation, customer } from './support/client';

const ok = { status: 200, body: { items: [] } };

describe('calls at the same time', () => {
  it('are never more than the limit allows, and writes go before waiting reads', async () => {
    let release: () => void = () => undefined;
    let taken = 0;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { client, service } = await conversation({
      concurrency: 2,
      budget: {
        take: () => {
          taken += 1;
          return gate;
        },
        pausedUntil: () => Promise.resolve(),
      },
    });
    service.answer(ok, ok, { status: 201, body: { orders: [] } }, ok, ok);
    const calls: Promise<unknown>[] = Array.from({ length: 4 }, () => client.subscriptions.list(customer));
    calls.push(client.carts.checkout(customer, cart, context));
    await new Promise((resolve) => setImmediate(resolve));
    expect(taken).toBe(2);
    release();
    await Promise.all(calls);
    expect(service.requests).toHaveLength(5);
    expect(service.requests.findIndex(({ method }) => method === 'POST')).toBeLessThan(4);
  });

  it('leave their place while they wait for the service’s limit', async () => {
    const { client, service } = await conversation({ concurrency: 1 });
    service.answer({ status: 429, headers: { 'Retry-After': '1' } }, ok, ok);
    await Promise.all([client.subscriptions.list(customer), client.orders.list(customer)]);
    expect(service.requests).toHaveLength(3);
  });
});
