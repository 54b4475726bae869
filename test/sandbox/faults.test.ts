import { parseFault } from '../../src/sandbox/faults';
import { startSandbox } from '../../src/sandbox';
import { e3, cart, line } from './buying';
import { atOnce, Client, useSandbox, type Json } from './client';

/** By how much later than the purchase something showed, in milliseconds. */
interface Lateness {
  readonly ids: number;
  readonly list: number;
  readonly units: number;
}

/** What the simulator itself knows of a customer's orders. */
interface Truth {
  readonly orders: readonly {
    readonly created: number;
    readonly idsAt: number;
    readonly listedAt: number;
    readonly completedAt: number;
  }[];
}

const running = useSandbox({ ...atOnce, customers: 3 });

afterEach(async () => {
  await running.client.send('DELETE', '/_sandbox/faults');
});

const fault = (spec: unknown) => running.client.post('/_sandbox/faults', spec);
const list = () => running.client.get('/v1/customers?size=3');

async function readyCart(): Promise<{ customer: string; path: string }> {
  const customer = await running.client.addCustomer({ name: 'Faulty', country: 'US' });
  const made = await cart(running.client, customer, [await line(running.client, customer, e3)]);
  return { customer, path: `/v1/customers/${customer}/carts/${made.id}/checkout` };
}

async function purchases(customer: string): Promise<number | undefined> {
  return (await running.client.ledger(customer)).totals['purchases'];
}

describe('a fault', () => {
  it('strikes so often as it is told, by operation name or by path', async () => {
    await fault('customers.list=status:500,count=2');
    expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([500, 500, 200]);
    await fault({ route: 'GET /v1/customers/*/users', kind: 'status:500', count: 1 });
    const first = await running.client.firstCustomer();
    expect((await running.client.get(`/v1/customers/${first.id}/users`)).status).toBe(500);
    expect((await running.client.get(`/v1/customers/${first.id}`)).status).toBe(200);
  });

  it('can let calls pass first, and can be listed and cleared', async () => {
    await fault(['customers.list=status:500,skip=1,count=1', 'customers.get=401']);
    expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([200, 500, 200]);
    const { body } = await running.client.get('/_sandbox/faults');
    expect(body).toEqual([
      expect.objectContaining({ route: 'customers.list', struck: 1 }),
      expect.objectContaining({ route: 'customers.get', struck: 0 }),
    ]);
    await running.client.send('DELETE', '/_sandbox/faults');
    expect((await list()).status).toBe(200);
  });

  it('strikes by chance, the same calls for the same seed', async () => {
    const pattern = async (): Promise<string> => {
      const sandbox = await startSandbox({
        ...atOnce,
        customers: 1,
        seed: 7,
        faults: ['customers.list=status:500,chance=0.5'],
      });
      const client = new Client(sandbox.url);
      let seen = '';
      for (let call = 0; call < 40; call += 1)
        seen += (await client.get('/v1/customers?size=1')).status === 500 ? 'x' : '.';
      await sandbox.stop();
      return seen;
    };
    const first = await pattern();
    expect(await pattern()).toBe(first);
    expect(first).toMatch(/x/);
    expect(first).toMatch(/\./);
  });

  it('of the kind status:503 answers HTML without an effect', async () => {
    const { customer, path } = await readyCart();
    await fault('carts.checkout=status:503,count=1');
    const reply = await running.client.post(path);
    expect(reply.status).toBe(503);
    expect(reply.headers.get('content-type')).toContain('text/html');
    expect(reply.text).toContain('<html>');
    expect(await purchases(customer)).toBe(0);
  });

  it('of the kind reset-before breaks the connection without an effect', async () => {
    const { customer, path } = await readyCart();
    await fault('carts.checkout=reset-before,count=1');
    await expect(running.client.post(path)).rejects.toThrow();
    expect(await purchases(customer)).toBe(0);
  });

  it('of the kind reset-after breaks the connection after the effect', async () => {
    const { customer, path } = await readyCart();
    await fault('carts.checkout=reset-after,count=1');
    await expect(running.client.post(path)).rejects.toThrow();
    expect(await purchases(customer)).toBe(1);
    expect((await running.client.post(path)).status).toBe(201);
    expect(await purchases(customer)).toBe(1);
  });

  it('of the kind truncate breaks the JSON off after the effect', async () => {
    const { customer, path } = await readyCart();
    await fault('carts.checkout=truncate,count=1');
    const reply = await running.client.post(path);
    expect(reply.status).toBe(201);
    expect(() => JSON.parse(reply.text) as unknown).toThrow(SyntaxError);
    expect(await purchases(customer)).toBe(1);
  });

  it('of the kind slow or slow-after waits before or after the effect', async () => {
    const { customer, path } = await readyCart();
    await fault(['carts.checkout=slow:300,count=1']);
    const controller = new AbortController();
    const headers = { Authorization: 'Bearer x' };
    const slow = fetch(`${running.client.url}${path}`, { method: 'POST', headers, signal: controller.signal });
    expect(await purchases(customer)).toBe(0);
    expect((await slow).status).toBe(201);
    const other = await readyCart();
    await fault(['carts.checkout=slow-after:60000,count=1']);
    const late = fetch(`${running.client.url}${other.path}`, { method: 'POST', headers, signal: controller.signal });
    while ((await purchases(other.customer)) === 0);
    controller.abort();
    await expect(late).rejects.toThrow();
  });

  it('of the kinds 429 and 401 answers the documented bodies', async () => {
    await fault('customers.list=429:57,count=1');
    const throttled = await list();
    expect(throttled).toMatchObject({
      status: 429,
      body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' },
    });
    expect(throttled.headers.get('retry-after')).toBe('57');
    await fault('customers.list=401,count=1');
    expect((await list()).status).toBe(401);
  });

  it('of the kind order-error buys nothing but answers 201', async () => {
    const { customer, path } = await readyCart();
    await fault('carts.checkout=order-error:800023,count=1');
    expect(await running.client.post(path)).toMatchObject({
      status: 201,
      body: { orders: [], orderErrors: [{ code: '800023' }] },
    });
    expect(await purchases(customer)).toBe(0);
    expect((await running.client.post(path)).body.orders).toHaveLength(1);
  });

  it('of the kinds in-progress and in-progress-after answers 409, without the effect or after it', async () => {
    const { customer, path } = await readyCart();
    await fault(['carts.checkout=in-progress,count=1', 'carts.checkout=in-progress-after,count=1']);
    expect(await running.client.post(path)).toMatchObject({ status: 409, body: { code: 800064 } });
    expect(await purchases(customer)).toBe(0);
    expect(await running.client.post(path)).toMatchObject({ status: 409, body: { code: 800064 } });
    expect(await purchases(customer)).toBe(1);
  });

  it('of the kinds late-ids, late-list, late-units and no-provisioning lets a purchase show later', async () => {
    const truth = async (kind: string): Promise<Lateness> => {
      const { customer, path } = await readyCart();
      await fault(`carts.checkout=${kind},count=1`);
      expect((await running.client.post(path)).status).toBe(201);
      const { orders } = (await running.client.get(`/_sandbox/customers/${customer}`)).body as unknown as Truth;
      const [order] = orders;
      if (!order) throw new Error('No order');
      const { created, idsAt, listedAt, completedAt } = order;
      return { ids: idsAt - created, list: listedAt - created, units: completedAt - created };
    };
    // Much longer than the simulator's own waits.
    const late = 10_000_000;
    const isLate = ({ ids, list, units }: Lateness): readonly boolean[] => [ids, list, units].map((one) => one >= late);
    expect(isLate(await truth('slow:0'))).toEqual([false, false, false]);
    // Units that nobody can see yet are of no use.
    expect(isLate(await truth(`late-ids:${String(late)}`))).toEqual([true, false, true]);
    expect(isLate(await truth(`late-list:${String(late)}`))).toEqual([false, true, false]);
    expect(isLate(await truth(`late-units:${String(late)}`))).toEqual([false, false, true]);
    expect((await truth('no-provisioning')).units).toBeGreaterThan(10 * 365 * 86_400_000);
  });

  it('of the kinds no-units, user-gone and stale-etag refuses what was possible a moment ago', async () => {
    const customer = await running.client.addCustomer({
      name: 'Gone',
      country: 'US',
      subscriptions: [
        { plan: 'office-365-e4', quantity: 2, commerce: 'legacy' },
        { plan: 'office-365-e3', quantity: 2 },
      ],
      users: [{ licenses: [{ plan: 'office-365-e4' }] }],
    });
    const { body } = await running.client.get(`/v1/customers/${customer}/users`);
    const path = `/v1/customers/${customer}/users/${body.items[0].id}`;
    const update = { licensesToAssign: [{ skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900' }] };
    await fault('users.updateLicenses=no-units,count=1');
    expect(await running.client.post(`${path}/licenseupdates`, update)).toMatchObject({
      status: 400,
      body: { code: 60012 },
    });
    await fault('users.updateLicenses=user-gone,count=1');
    expect((await running.client.post(`${path}/licenseupdates`, update)).status).toBe(404);
    expect((await running.client.get(`/v1/customers/${customer}/users`)).body.items).toEqual([]);

    const listed = await running.client.get(`/v1/customers/${customer}/subscriptions`);
    const old = listed.body.items[0];
    await fault('subscriptions.change=stale-etag,count=1');
    const place = `/v1/customers/${customer}/subscriptions/${old.id}`;
    expect(await running.client.patch(place, { ...old, status: 'suspended' })).toMatchObject({
      status: 400,
      body: { code: 2055 },
    });
    expect((await running.client.patch(place, { ...old, status: 'suspended' })).status).toBeLessThan(300);
  });

  it('of the kinds half-assign and half-remove leaves a license update half done', async () => {
    const half = async (kind: string): Promise<[string[], Json]> => {
      const customer = await running.client.addCustomer({
        name: 'Half',
        country: 'US',
        subscriptions: [
          { plan: 'office-365-e4', quantity: 2 },
          { plan: 'office-365-e3', quantity: 2 },
        ],
        users: [{ licenses: [{ plan: 'office-365-e4' }] }],
      });
      const { body } = await running.client.get(`/v1/customers/${customer}/users`);
      const path = `/v1/customers/${customer}/users/${body.items[0].id}`;
      await fault(`users.updateLicenses=${kind},count=1`);
      const update = {
        licensesToAssign: [{ skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900' }],
        licensesToRemove: ['1392051d-0cb9-4b7a-88d5-621fee5e8711'],
      };
      expect((await running.client.post(`${path}/licenseupdates`, update)).status).toBe(500);
      const held = (await running.client.get(`${path}/licenses`)).body.items.map(({ productSku }) => productSku.name);
      return [held, await running.client.ledger(customer)];
    };
    const [assigned, whole] = await half('half-assign');
    expect(assigned).toEqual(['Office 365 E4', 'Office 365 E3']);
    expect(whole.gapsByFault).toEqual([]);
    const [removed, gap] = await half('half-remove');
    expect(removed).toEqual([]);
    expect(gap.gapsByFault).toHaveLength(1);
    expect(gap.instantsWithoutLicense).toEqual([]);
  });
});

describe('a fault that cannot be read', () => {
  it.each(['customers.list', 'x=nonsense', 'x=status:abc', 'x=429,chance=2', 'x=429,often=1', '=429'])(
    'refuses %s',
    (spec) => {
      expect(() => parseFault(spec)).toThrow();
    },
  );

  it('is answered with 400', async () => {
    expect((await fault('customers.list=nonsense')).status).toBe(400);
  });
});

describe('the limiter', () => {
  it('answers 429 with Retry-After beyond the limit of a minute, and lets pass in the next one', async () => {
    let now = Date.UTC(2026, 10, 2, 12);
    const clock = { now: () => new Date(now), sleep: () => Promise.resolve() };
    const sandbox = await startSandbox({ customers: 1, requestsPerMinute: 3, clock });
    const client = new Client(sandbox.url);
    const call = () => client.get('/v1/customers?size=1');
    for (let count = 0; count < 3; count += 1) expect((await call()).status).toBe(200);
    now += 20_000;
    const refused = await call();
    expect(refused).toMatchObject({
      status: 429,
      body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 40 seconds.' },
    });
    expect(refused.headers.get('retry-after')).toBe('40');
    now += 40_000;
    expect((await call()).status).toBe(200);
    expect((await client.ledger()).calls['(throttled)']).toBe(1);
    await sandbox.stop();
  });
});
