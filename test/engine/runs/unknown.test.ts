import { type CustomerId, type SubscriptionId } from '../../../src/base';
import type { Evidence, RowView } from '../../../src/engine';
import type { MigrationPlan } from '../../../src/migration';
import { openEngineWorld, only, testPolicy, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer, modernCustomer } from '../../support/scenarios';
import { until } from '../../support/until';
import { answer, dropAnswer, dropRequest, refusal, type Misbehave } from '../../support/unruly-proxy';

const by = 'agent@partner.example';
let world: EngineWorld;

async function row(): Promise<{ customer: CustomerId; plan: MigrationPlan }> {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  return { customer, plan: await world.plan(customer, { target: 'Office 365 E3' }) };
}

const inState = async (plan: MigrationPlan, state: string): Promise<RowView> =>
  only(await world.until([plan], ([view]) => view?.record.state === state));

const evidenceOf = async (plan: MigrationPlan): Promise<Evidence> =>
  world.engine.evidence((await world.row(plan)).record.id);

/** Lists of this customer show nothing that carries a marker. */
function listsHide(customer: CustomerId): void {
  for (const path of ['orders', 'subscriptions']) {
    const hide: Misbehave = async (forward) => {
      const { body, ...rest } = await forward();
      const list = JSON.parse(body) as { items: readonly unknown[] }; // the simulator's own shape
      const items = list.items.filter((item) => !JSON.stringify(item).includes('CG-'));
      return { ...rest, body: JSON.stringify({ ...list, items }) };
    };
    world.proxy.on(customer, 'GET', path, hide, 1_000);
  }
}

/** Once what was sent can take effect no more. */
async function decide<T>(decision: () => Promise<T>): Promise<T> {
  return until(async () => {
    try {
      return await decision();
    } catch (error) {
      if (/too-early/.test(String(error))) return undefined;
      throw error;
    }
  });
}

describe('a purchase that no list shows, at a service that ignores request ids', () => {
  beforeAll(async () => {
    world = await openEngineWorld({
      sandbox: { ignoreRequestId: true, checkoutRepeat: 'code-800065', auditLagMs: 10 },
    });
  });
  afterAll(() => world.close());

  test('is found by its audit record under our correlation id, read by its number, and adopted', async () => {
    const { customer, plan } = await row();
    listsHide(customer);
    world.proxy.on(customer, 'POST', 'carts/*/checkout', dropAnswer);
    world.proxy.on(customer, 'GET', 'carts/*', () => refusal(404, 800008, 'No such cart.'), 1_000);
    await world.submit([plan]);
    const unknown = await inState(plan, 'unknown');
    const view = only(await world.until([plan], ([one]) => one?.purchases[0]?.orderId !== undefined));
    const [sent] = world.proxy.of(customer, 'POST', /checkout$/);

    expect(unknown.record.message?.code).toBe('purchase-unclear');
    expect(view.purchases[0]?.adopted).toBe(false);
    expect(Date.now() - (sent?.at ?? 0)).toBeGreaterThanOrEqual(testPolicy.listingLag);
    // A cart whose answer was late may have been asked for again, but not once it was checked out.
    const carts = world.proxy.of(customer, 'POST', /carts$/);
    expect(carts.filter(({ at }) => at > (sent?.at ?? 0))).toEqual([]);
    expect((await world.ledger(customer)).purchases).toHaveLength(1);
  });

  test('is not called unbought by a person either: the record says that it was bought', async () => {
    const { customer, plan } = await row();
    listsHide(customer);
    world.proxy.on(customer, 'POST', 'carts/*/checkout', dropAnswer);
    world.proxy.on(customer, 'GET', 'carts/*', () => answer(503), 1_000);
    await world.submit([plan]);
    const { record } = await inState(plan, 'unknown');
    const denied = await until(async () => {
      const problem = await world.engine.notBought(record.id, by).then(
        () => 'accepted',
        (error: unknown) => String(error),
      );
      return /too-early/.test(problem) ? undefined : problem;
    });
    const { searches, correlationIds, requestId } = await evidenceOf(plan);

    expect(denied).toMatch(/adopt-impossible.*bought-after-all/);
    expect(searches).toMatchObject([
      { place: 'cart', outcome: 'unreadable', seen: '503' },
      { place: 'orders', outcome: 'nothing' },
      { place: 'subscriptions', outcome: 'nothing' },
      { place: 'audit-records', outcome: 'found' },
    ]);
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(correlationIds.at(-1)).toMatch(/^[0-9a-f-]{36}$/);
    expect((await world.ledger(customer)).purchases).toMatchObject([{ correlationId: correlationIds.at(-1) }]);
  });
});

describe('what a person denies', () => {
  const writeDeadline = 1_000;
  beforeAll(async () => {
    world = await openEngineWorld({
      policy: { writeDeadline, listingLag: 2_000, pollFirst: 20_000, pollMost: 20_000 },
    });
  });
  afterAll(() => world.close());

  test('is refused where the row was sent again while the service was searched', async () => {
    const { customer, plan } = await row();
    const checkouts = () => world.proxy.of(customer, 'POST', /checkout$/);
    world.proxy.on(customer, 'POST', 'carts/*/checkout', dropRequest, 2);
    await world.submit([plan]);
    const { record } = await inState(plan, 'unknown');
    await decide(() =>
      world.engine.evidence(record.id).then(({ deniableFrom }) => {
        if (deniableFrom > new Date()) throw new Error('too-early');
        return deniableFrom;
      }),
    );
    // A colleague has the row look again, which repeats its checkout; the list that is searched comes after that.
    world.proxy.on(customer, 'GET', 'orders', async (forward) => {
      await world.engine.retry([record.id]);
      await until(() => {
        const [, second] = checkouts();
        const isOver = second !== undefined && Date.now() > second.at + writeDeadline + 100;
        return Promise.resolve(isOver ? true : undefined);
      });
      return forward();
    });
    const denied = world.engine.notBought(record.id, by);

    await expect(denied).rejects.toMatchObject({ code: 'not-bought-too-early' });
    expect(checkouts()).toHaveLength(2);
    expect((await world.row(plan)).record.state).toBe('unknown');
  });
});

describe('what a person can decide', () => {
  beforeAll(async () => {
    world = await openEngineWorld({ policy: { changePatience: 700, provisioningPatience: 500 } });
  });
  afterAll(() => world.close());

  test('of an order whose subscription never shows: the one that it is, and the row goes on with it', async () => {
    const { customer, plan } = await row();
    const hidden: Misbehave = async (forward) => {
      const { body, ...rest } = await forward();
      const bare = body.replaceAll(/"subscriptionId":"[^"]*"/g, '"subscriptionId":null');
      return { ...rest, body: bare.replaceAll(/\/subscriptions\/[^"]*/g, '') };
    };
    for (const method of ['GET', 'POST']) {
      world.proxy.on(customer, method, method === 'GET' ? 'orders/*' : 'carts/*/checkout', hidden, 1_000);
    }
    const none = answer(200, { totalCount: 0, items: [] });
    world.proxy.on(
      customer,
      'GET',
      'subscriptions',
      (forward, { query }) => (query.includes('order_id') ? none : forward()),
      1_000,
    );
    await world.submit([plan]);
    const { record } = await inState(plan, 'unknown');
    const evidence = await evidenceOf(plan);
    await decide(() => world.engine.adopt(record.id, evidence.candidates[0]?.subscription.id ?? plan.source.id, by));
    const view = await inState(plan, 'done');

    expect(evidence).toMatchObject({ about: 'order', orderId: record.message?.values['order'] });
    expect(evidence.candidates).toMatchObject([{ marked: true }]);
    expect(view.record.result.decision).toMatchObject({ choice: 'adopt', by });
    expect((await world.ledger(customer)).purchases).toHaveLength(1);
  });

  test('of a retirement that does not show: that it was not done; a retry sends it again, once', async () => {
    const customer = await world.customer(modernCustomer(2, [{ count: 1, licenses: [{ plan: 'office-365-e1' }] }]));
    const plan = await world.plan(customer, { target: 'Office 365 E3' });
    const old = `subscriptions/${plan.source.id}`;
    world.proxy.on(customer, 'PATCH', old, dropRequest, 1_000);
    await world.submit([plan]);
    const { record } = await inState(plan, 'unknown');
    const evidence = await evidenceOf(plan);
    await expect(world.engine.notBought(record.id, by)).rejects.toThrow('not-resolvable');
    await expect(world.engine.adopt(record.id, plan.source.id, by)).rejects.toThrow('not-resolvable');
    await decide(() => world.engine.notChanged(record.id, by));
    const failed = await world.row(plan);
    world.proxy.calm();
    await world.engine.retry([record.id]);
    const view = await inState(plan, 'done');

    expect(record.message?.code).toBe('retire-unconfirmed');
    expect(evidence).toMatchObject({
      about: 'change',
      change: { kind: 'end-at-term', subscriptionId: plan.source.id },
      choices: ['wait', 'not-changed'],
      searches: [{ place: 'subscription', outcome: 'nothing', seen: 'active' }],
    });
    expect(evidence.correlationIds.at(-1)).toMatch(/^[0-9a-f-]{36}$/);
    expect(failed.record).toMatchObject({
      state: 'failed-retire',
      message: { code: 'declared-not-changed', values: { by } },
      result: { decision: { choice: 'not-changed', by } },
    });
    expect(view.record.result.retiredStatus).toBe('active');
  });

  /**
   * A retirement that never arrives, at a service that from then on answers so to whoever reads the old subscription by
   * itself, and so in the list of all.
   */
  async function unreadable(alone: Misbehave, listed: Misbehave): Promise<MigrationPlan> {
    const { customer, plan } = await row();
    const old = `subscriptions/${plan.source.id}`;
    let dark = false;
    const from =
      (act: Misbehave): Misbehave =>
      (forward, request) =>
        dark ? act(forward, request) : forward();
    world.proxy.on(customer, 'GET', old, from(alone), 1_000);
    world.proxy.on(customer, 'GET', 'subscriptions', from(listed), 1_000);
    world.proxy.on(
      customer,
      'PATCH',
      old,
      () => {
        dark = true;
        return 'drop';
      },
      1_000,
    );
    await world.submit([plan]);
    await inState(plan, 'unknown');
    return plan;
  }

  const shows: Misbehave = (forward) => forward();
  const answers =
    (status: number): Misbehave =>
    () =>
      refusal(status, 'Trouble');
  const hides: Misbehave = () => answer(200, { totalCount: 0, items: [] });

  test.each([
    ['404, and no list shows it', answers(404), hides, 'nothing', ''],
    ['404, and the list shows it as it was', answers(404), shows, 'nothing', 'active'],
    ['403', answers(403), answers(403), 'unreadable', '403'],
    ['500, and the list shows it as it was', answers(500), shows, 'nothing', 'active'],
  ])('of a subscription that answers %s: that it was not changed', async (_answer, alone, listed, outcome, seen) => {
    const plan = await unreadable(alone, listed);
    const { searches } = await evidenceOf(plan);
    await decide(async () => world.engine.notChanged((await world.row(plan)).record.id, by));
    const failed = await world.row(plan);
    world.proxy.calm();
    await world.engine.retry([failed.record.id]);
    const view = await inState(plan, 'done');

    expect(searches).toMatchObject([{ place: 'subscription', outcome, seen }]);
    expect(failed.record).toMatchObject({ state: 'failed-retire', message: { code: 'declared-not-changed' } });
    expect(view.record.result.retiredStatus).toBe('suspended');
    expect((await world.ledger(plan.customerId)).suspensions).toHaveLength(1);
  });

  test('of a subscription that nobody can read while the service is in trouble: nothing yet, and the row goes on', async () => {
    const plan = await unreadable(answers(500), answers(500));
    const said = await decide(async () =>
      world.engine.notChanged((await world.row(plan)).record.id, by).catch((error: unknown) => {
        if (/too-early/.test(String(error))) throw error;
        return error;
      }),
    );
    const { record } = await world.row(plan);
    world.proxy.calm();
    const view = await inState(plan, 'done');

    expect(said).toMatchObject({ code: 'decision-unreadable', values: { status: 500 } });
    expect(record).toMatchObject({ state: 'unknown', message: { code: 'service-trouble' } });
    expect(view.record.result.retiredStatus).toBe('suspended');
  });

  test('of a change that shows by now: nothing, because the row finds it', async () => {
    const { customer, plan } = await row();
    let hiding = true;
    world.proxy.on(
      customer,
      'GET',
      `subscriptions/${plan.source.id}`,
      async (forward) => {
        const { body, ...rest } = await forward();
        return { ...rest, body: hiding ? body.replace('"status":"suspended"', '"status":"active"') : body };
      },
      1_000,
    );
    await world.submit([plan]);
    const { record } = await inState(plan, 'unknown');
    hiding = false;
    const said = await decide(() =>
      world.engine.notChanged(record.id, by).then(
        () => 'accepted',
        (error: unknown) => {
          if (/too-early/.test(String(error))) throw error;
          return String(error);
        },
      ),
    );
    await inState(plan, 'done');

    // It may even have found it before anybody could say so.
    expect(said).toMatch(/changed-after-all|not-resolvable/);
  });

  test('of an undo whose cancellation does not show: that it was not done; both are live, and users are back', async () => {
    const { customer, plan } = await row();
    const { record, purchases } = await world.runOne(plan);
    const bought: SubscriptionId | undefined = purchases[0]?.subscriptionId;
    world.proxy.on(customer, 'PATCH', `subscriptions/${bought ?? ''}`, dropRequest, 1_000);
    await world.engine.undo([record.id]);
    await inState(plan, 'unknown');
    const evidence = await evidenceOf(plan);
    await decide(() => world.engine.notChanged(record.id, by));
    const failed = await world.row(plan);
    world.proxy.calm();
    await world.engine.retry([record.id]);
    await inState(plan, 'undone');

    expect(evidence.change).toEqual({ kind: 'cancel-new', subscriptionId: bought });
    expect(failed.record.state).toBe('failed-retire');
    expect((await world.ledger(customer)).cancellations).toHaveLength(1);
  });

  test('is nothing at all of a row that is not unknown', async () => {
    const { plan } = await row();
    const { record } = await world.runOne({ ...plan, retireAfterDays: 0 });
    for (const ask of [
      () => world.engine.evidence(record.id),
      () => world.engine.notBought(record.id, by),
      () => world.engine.notChanged(record.id, by),
      () => world.engine.adopt(record.id, plan.source.id, by),
    ]) {
      await expect(ask()).rejects.toThrow('not-resolvable');
    }
  });
});
