import type { CustomerId } from '../../../src/base';
import type { RowView } from '../../../src/engine';
import { resultCells } from '../../../src/job/results/result-patch';
import type { MigrationPlan } from '../../../src/migration';
import { openEngineWorld, only, testPolicy, type EngineWorld } from '../../support/engine-world';
import { firstSentAt } from '../../support/first-sent';
import { holders, legacyCustomer } from '../../support/scenarios';
import { answer, dropAnswer, dropRequest, refusal, type Misbehave, type SeenRequest } from '../../support/unruly-proxy';

let world: EngineWorld;

async function customerWithPlan(): Promise<{ customer: CustomerId; plan: MigrationPlan }> {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  return { customer, plan: await world.plan(customer) };
}

async function showsUnknown(plan: MigrationPlan): Promise<RowView> {
  return only(await world.until([plan], ([view]) => view?.record.state === 'unknown'));
}

/** The service forgets the names that buyers give. */
const withoutFriendlyNames: Misbehave = async (forward) => {
  const told = await forward();
  return { ...told, body: told.body.replaceAll(/"(friendlyName)":"[^"]*"/gi, '"$1":"Office 365 E3"') };
};

/** Holds back what the service knows of a purchase until the row was seen without it, however slow the machine is. */
function searchOf(customer: CustomerId): { readonly hold: () => void; readonly letGo: () => void } {
  let letGo: () => void = () => undefined;
  const seen = new Promise<void>((resolve) => (letGo = resolve));
  const hold = (): void => {
    for (const path of ['carts/*', 'orders', 'subscriptions']) {
      world.proxy.on(customer, 'GET', path, (tell) => seen.then(tell), 100);
    }
  };
  return { hold, letGo };
}

const checkouts = (customer: CustomerId) => world.proxy.of(customer, 'POST', /checkout$/);

/** Carts that were asked for once a checkout had been sent; one that is asked for again has the same request id. */
function laterCarts(customer: CustomerId): readonly SeenRequest[] {
  const [first] = checkouts(customer);
  const later = world.proxy.of(customer, 'POST', /carts$/).filter(({ at }) => at > (first?.at ?? 0));
  return [...new Map(later.map((cart) => [cart.requestId, cart])).values()];
}

describe.each([
  ['honoured, repeats answer the first result', { ignoreRequestId: false, checkoutRepeat: 'first-result' }],
  ['honoured, repeats answer 800065', { ignoreRequestId: false, checkoutRepeat: 'code-800065' }],
  ['ignored, repeats answer the first result', { ignoreRequestId: true, checkoutRepeat: 'first-result' }],
  ['ignored, repeats answer 800065', { ignoreRequestId: true, checkoutRepeat: 'code-800065' }],
] as const)('a checkout without an answer, request ids %s', (_title, sandbox) => {
  beforeAll(async () => {
    world = await openEngineWorld({ sandbox });
  });
  afterAll(() => world.close());

  test('that bought is shown as unknown, found by its marker, and not bought again', async () => {
    const { customer, plan } = await customerWithPlan();
    const search = searchOf(customer);
    world.proxy.on(customer, 'POST', 'carts/*/checkout', async (forward, request) => {
      search.hold();
      return dropAnswer(forward, request);
    });
    await world.submit([plan]);
    await showsUnknown(plan);
    search.letGo();
    const view = only(await world.until([plan]));

    expect(view.record.state).toBe('done');
    expect((await world.ledger(customer)).purchases).toHaveLength(1);
    expect(laterCarts(customer)).toEqual([]);
  });

  test('that did not arrive is repeated for the same cart under the same id, not before its deadline', async () => {
    const { customer, plan } = await customerWithPlan();
    let sentAt = Number.NaN;
    world.proxy.on(customer, 'POST', 'carts/*/checkout', async () => {
      sentAt = await firstSentAt(world, plan, 'checkout');
      return 'drop' as const;
    });
    const view = await world.runOne(plan);
    const [first, second] = checkouts(customer);

    expect(view.record.state).toBe('done');
    expect((await world.ledger(customer)).purchases).toHaveLength(1);
    expect(laterCarts(customer)).toEqual([]);
    expect(second).toMatchObject({ path: first?.path, requestId: first?.requestId });
    expect((second?.at ?? 0) - sentAt).toBeGreaterThanOrEqual(testPolicy.writeDeadline);
  });
});

describe('an unclear checkout', () => {
  beforeAll(async () => {
    // What is bought shows late: after about a second among the subscriptions, and much later among the orders.
    world = await openEngineWorld({
      sandbox: { provisioningMs: 90_000, subscriptionIdMs: 90_000, orderListLagMs: 10_000_000 },
    });
  });
  afterAll(() => world.close());

  test('whose cart is gone buys nothing new while the listing lags, and adopts what shows then', async () => {
    const { customer, plan } = await customerWithPlan();
    world.proxy.on(customer, 'POST', 'carts/*/checkout', dropAnswer);
    world.proxy.on(customer, 'GET', 'carts/*', () => refusal(404, 800008, 'No such cart.'), 100);
    const view = await world.runOne(plan);

    expect(view.record.state).toBe('done');
    expect(laterCarts(customer)).toEqual([]);
    expect((await world.ledger(customer)).purchases).toHaveLength(1);
  });

  test('that bought nothing and whose cart is gone gets one new cart, after the lag and a search past it', async () => {
    const { customer, plan } = await customerWithPlan();
    world.proxy.on(customer, 'POST', 'carts/*/checkout', dropRequest);
    world.proxy.on(customer, 'GET', 'carts/*', () => refusal(404, 800008, 'No such cart.'), 100);
    const view = await world.runOne(plan);
    const [sent] = checkouts(customer);
    const [second] = laterCarts(customer);
    const searches = world.proxy.of(customer, 'GET', /orders$/).filter(({ at }) => at < (second?.at ?? 0));

    expect(view.record.state).toBe('done');
    expect(laterCarts(customer)).toHaveLength(1);
    expect((await world.ledger(customer)).purchases).toHaveLength(1);
    expect((second?.at ?? 0) - (sent?.at ?? 0)).toBeGreaterThanOrEqual(testPolicy.listingLag);
    expect((searches.at(-1)?.at ?? 0) - (sent?.at ?? 0)).toBeGreaterThanOrEqual(testPolicy.listingLag - 20);
  });

  test('whose cart is gone buys nothing new where the service shows no friendly names: only a person can tell', async () => {
    const { customer, plan } = await customerWithPlan();
    world.proxy.on(customer, 'POST', 'carts/*/checkout', dropAnswer);
    world.proxy.on(customer, 'GET', 'carts/*', () => refusal(404, 800008, 'No such cart.'), 100);
    for (const path of ['orders', 'orders/*', 'subscriptions', 'subscriptions/*']) {
      world.proxy.on(customer, 'GET', path, withoutFriendlyNames, 1000);
    }
    await world.submit([plan]);
    const sent = (): number => checkouts(customer)[0]?.at ?? Infinity;
    const view = only(
      await world.until([plan], ([row]) => (row?.record.updatedAt.getTime() ?? 0) > sent() + 2 * testPolicy.listingLag),
    );

    expect(view.record.state).toBe('unknown');
    expect(laterCarts(customer)).toEqual([]);
    expect((await world.ledger(customer)).purchases).toHaveLength(1);
  });

  test('is not called failed by a definite refusal that comes before the lag is over', async () => {
    const { customer, plan } = await customerWithPlan();
    world.proxy.on(customer, 'POST', 'carts/*/checkout', dropRequest);
    world.proxy.on(customer, 'POST', 'carts/*/checkout', () => refusal(403, 800023, 'No credit.'), 100);
    const view = await world.runOne(plan);
    const [sent] = checkouts(customer);

    expect(view.record).toMatchObject({ state: 'failed-purchase', message: { values: { code: '800023' } } });
    expect(view.record.updatedAt.getTime() - (sent?.at ?? 0)).toBeGreaterThanOrEqual(testPolicy.listingLag - 20);
    expect((await world.ledger(customer)).purchases).toEqual([]);
  });

  test('that bought is adopted although a definite refusal came after it', async () => {
    const { customer, plan } = await customerWithPlan();
    world.proxy.on(customer, 'POST', 'carts/*/checkout', dropAnswer);
    world.proxy.on(
      customer,
      'GET',
      'carts/*',
      async (forward) => {
        const { body } = await forward();
        return answer(200, { ...(JSON.parse(body) as object), status: 'Active' }); // the simulator's own cart
      },
      100,
    );
    world.proxy.on(customer, 'POST', 'carts/*/checkout', () => refusal(403, 800023, 'No credit.'), 100);
    const view = await world.runOne(plan);

    expect(view.record.state).toBe('done');
    expect((await world.ledger(customer)).purchases).toHaveLength(1);
  });

  test('is what an answer without orders and errors is, and what a 404 without a code is', async () => {
    const { customer, plan } = await customerWithPlan();
    const search = searchOf(customer);
    world.proxy.on(customer, 'POST', 'carts/*/checkout', async (forward) => {
      search.hold();
      await forward();
      return answer(201, { orders: [], attributes: { objectType: 'CartCheckoutResult' } });
    });
    world.proxy.on(customer, 'POST', 'carts/*/checkout', () => answer(404), 100);
    await world.submit([plan]);
    await showsUnknown(plan);
    search.letGo();
    const view = only(await world.until([plan]));

    expect(view.record.state).toBe('done');
    expect((await world.ledger(customer)).purchases).toHaveLength(1);
    expect(laterCarts(customer)).toEqual([]);
  });

  test.each([
    ['800064', 800064],
    ['900112, as orders do', 900112],
    ['a number that nobody knows', 409],
  ])('of a service that says "in progress" by %s is looked at, and its cart is the only one', async (_title, code) => {
    const { customer, plan } = await customerWithPlan();
    const told = (): ReturnType<typeof refusal> => refusal(409, code, 'Being processed.');
    world.proxy.on(customer, 'POST', 'carts/*/checkout', told);
    world.proxy.on(customer, 'POST', 'carts/*/checkout', async (forward) => {
      await forward();
      return told();
    });
    const view = await world.runOne(plan);

    expect(view.record.state).toBe('done');
    expect(laterCarts(customer)).toEqual([]);
    expect(new Set(checkouts(customer).map(({ path }) => path)).size).toBe(1);
    expect((await world.ledger(customer)).purchases).toHaveLength(1);
  });

  test('is not made of an order whose subscription shows late: the row waits for it', async () => {
    const { customer, plan } = await customerWithPlan();
    await world.submit([plan]);
    const waiting = only(await world.until([plan], ([view]) => view?.record.message?.code === 'order-pending'));
    const view = only(await world.until([plan]));

    expect(waiting.record.state).toBe('purchasing');
    expect(waiting.purchases[0]?.orderId).toBeDefined();
    expect(view.record.state).toBe('done');
    expect(checkouts(customer)).toHaveLength(1);
  });
});

describe('a checkout that was refused in its answer', () => {
  beforeAll(async () => {
    world = await openEngineWorld();
  });
  afterAll(() => world.close());

  test('or whose order names nothing is not taken for another subscription that happens to be there', async () => {
    const scenario = legacyCustomer(3, [holders(2)]);
    const other = {
      plan: 'office-365-e1',
      quantity: 9,
      commerce: 'modern' as const,
      term: 'P1Y' as const,
      autoRenew: true,
    };
    const customer = await world.customer({ ...scenario, subscriptions: [...scenario.subscriptions, other] });
    const plan = await world.plan(customer, { target: 'Office 365 E3' });
    const all = `${world.sandbox.url}/v1/customers/${customer}/subscriptions`;
    let late = true;
    // Orders name no subscription, subscriptions no order, the list knows no filter, and what was bought is not in it yet.
    const bare: Misbehave = async (forward, { path }) => {
      const told = await forward();
      const body = path.endsWith('/subscriptions')
        ? await (await fetch(all, { headers: { authorization: 'Bearer x' } })).text()
        : told.body
            .replaceAll(/"subscriptionId":"[^"]*"/g, '"subscriptionId":null')
            .replaceAll(/\/subscriptions\/[^"]*/g, '');
      const list = JSON.parse(body) as { items?: readonly object[] }; // the simulator's own shape
      const items = list.items?.filter((one) => !late || !JSON.stringify(one).includes('CG-'));
      const nameless = items?.map((one) => ({ ...one, orderId: undefined }));
      return { ...told, body: JSON.stringify(path.endsWith('/subscriptions') ? { ...list, items: nameless } : list) };
    };
    for (const path of ['orders/*', 'subscriptions']) world.proxy.on(customer, 'GET', path, bare, 1_000);
    world.proxy.on(customer, 'POST', 'carts/*/checkout', bare, 1_000);
    await world.submit([plan]);
    const waiting = only(
      await world.until([plan], ([view]) => (view?.record.looks ?? 0) > 3 || view?.record.piece === 'provision'),
    );
    late = false;
    const view = only(await world.until([plan]));

    expect(waiting.purchases).toMatchObject([{ subscriptionId: undefined }]);
    expect(view.record.state).toBe('done');
    expect((await world.ledger(customer)).purchases).toMatchObject([
      { subscription: view.purchases[0]?.subscriptionId },
    ]);
  });

  test('is a failed purchase although the status was 201', async () => {
    const { customer, plan } = await customerWithPlan();
    await world.control('faults', {
      route: `POST /v1/customers/${customer}/carts/*/checkout`,
      kind: 'order-error:800023',
      count: 1,
    });
    const view = await world.runOne(plan);

    const guid: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(view.record).toMatchObject({
      state: 'failed-purchase',
      message: { values: { code: '800023', requestId: guid, correlationId: guid } },
    });
    expect((await world.ledger(customer)).purchases).toEqual([]);
  });

  test('of a second part leaves a row that says what was bought', async () => {
    const customer = await world.customer(legacyCustomer(4, [holders(2)]));
    const [user] = (await world.truth(customer)).users;
    const plan = await world.plan(customer, { users: [{ userId: user?.id ?? '', targetPlan: 'Office 365 E5' }] });
    let checked = 0;
    world.proxy.on(
      customer,
      'POST',
      'carts/*/checkout',
      (forward) => {
        checked += 1;
        return checked === 1 ? forward() : refusal(403, 800023, 'No credit.');
      },
      2,
    );
    const view = await world.runOne(plan);
    await world.engine.retry([view.record.id]);
    const retried = only(await world.until([plan], ([row]) => row?.record.state === 'done'));

    expect(view.record.state).toBe('failed-reassign');
    expect(resultCells(view)).toMatchObject({ boughtPlan: 'Office 365 E3', boughtLicenses: 2 });
    expect(resultCells(retried)).toMatchObject({ boughtPlan: 'Office 365 E3; Office 365 E5', boughtLicenses: 3 });
    expect(retried.purchases).toHaveLength(2);
    expect((await world.ledger(customer)).purchases).toHaveLength(2);
  });
});
