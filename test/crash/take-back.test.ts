import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { brandId, type CustomerId, type RunId } from '../../src/base';
import type { EnginePolicy } from '../../src/engine';
import type { CrashPoint } from '../../src/engine/crash-point';
import type { MigrationPlan } from '../../src/migration';
import { Child } from '../support/child-process';
import { openEngineWorld, only, testPolicy, type EngineWorld } from '../support/engine-world';
import { holders, legacyCustomer } from '../support/scenarios';
import { answer, refusal, type Misbehave } from '../support/unruly-proxy';
import type { DyingWish } from './dying-engine';

const policy: Partial<EnginePolicy> = { provisioningPatience: 2_000 };
let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld({ policy });
});
afterAll(() => world.close());
beforeEach(() => world.reopen());

const children: Child[] = [];
afterEach(() => Promise.all(children.splice(0).map((child) => child.kill())));

/** Ends this engine, and lets another one do something that it does not survive; then this one is back. */
async function dieAt(
  point: CrashPoint,
  wish: Pick<DyingWish, 'command' | 'adopt'> & { readonly plans?: readonly MigrationPlan[] },
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await world.sleep();
  const whole: DyingWish = {
    databaseUrl: world.databaseUrl,
    serviceUrl: world.proxy.url,
    executorId: randomUUID(),
    runId: randomUUID(),
    writeDeadline: testPolicy.writeDeadline,
    point,
    plans: [],
    undo: [],
    policy,
    ...wish,
  };
  const child = new Child(join(__dirname, 'dying-engine.ts'), [JSON.stringify(whole)]);
  children.push(child);
  await child.says('reached');
  await child.ended();
  await meanwhile();
  await world.reopen();
}

interface Row {
  readonly customer: CustomerId;
  readonly plan: MigrationPlan;
}

async function row(users = 1): Promise<Row> {
  const customer = await world.customer(legacyCustomer(users, [holders(users)]));
  return { customer, plan: await world.plan(customer, { target: 'Office 365 E3' }) };
}

describe('a suspension that leaves somebody without units', () => {
  /** Two people stay on another partner's units, which go away while the old subscription is being suspended. */
  async function hurting(): Promise<Row> {
    const otherPartnerUnits = [{ plan: 'office-365-e4', units: 2 }];
    const customer = await world.customer(legacyCustomer(3, [holders(5)], { otherPartnerUnits }));
    const plan = await world.plan(customer, { target: 'Office 365 E3' });
    world.proxy.on(customer, 'PATCH', `subscriptions/${plan.source.id}`, async (forward) => {
      const result = await forward();
      await unitsOfOthers(customer, 0);
      return result;
    });
    return { customer, plan };
  }

  const unitsOfOthers = (customer: CustomerId, units: number): Promise<void> =>
    world.tamper({ action: 'other-partner-units', customer, plan: 'office-365-e4', units });

  test.each([
    ['take-back-needed', 'are still gone', 0],
    ['take-back-intended', 'are still gone', 0],
    ['take-back-answered', 'are still gone', 0],
    // What was sent may still take effect: the row must not end as done beside it.
    ['take-back-intended', 'are back', 2],
    ['take-back-answered', 'are back', 2],
  ] as const)(
    'is taken back by whoever follows one that died at %s, when the units %s',
    async (point, _units, units) => {
      const { customer, plan } = await hurting();
      await dieAt(point, { plans: [plan] }, () => unitsOfOthers(customer, units));
      const { record } = only(await world.until([plan]));
      const { subscriptions } = await world.truth(customer);
      const ledger = await world.ledger(customer);

      expect(record).toMatchObject({ state: 'failed-retire', message: { code: 'retire-taken-back' } });
      expect(subscriptions.find(({ id }) => id === plan.source.id)).toMatchObject({ status: 'active' });
      expect(ledger.purchases).toHaveLength(1);
      expect(ledger.suspensions).toHaveLength(1);
      expect(ledger.reactivations).toHaveLength(1);
    },
  );
  const tooOften: Misbehave = () => refusal(400, 900311, 'Updated too often.');

  test('is taken back although who was told to wait with that dies before it is written down', async () => {
    const { customer, plan } = await hurting();
    world.proxy.on(customer, 'PATCH', `subscriptions/${plan.source.id}`, tooOften);
    await dieAt('take-back-answered', { plans: [plan] });
    const { record } = only(await world.until([plan]));
    const { subscriptions } = await world.truth(customer);
    const ledger = await world.ledger(customer);

    expect(record).toMatchObject({ state: 'failed-retire', message: { code: 'retire-taken-back' } });
    expect(subscriptions.find(({ id }) => id === plan.source.id)).toMatchObject({ status: 'active' });
    expect(ledger.suspensions).toHaveLength(1);
    expect(ledger.reactivations).toHaveLength(1);
  });

  test('is said to be still there where the service refuses to take it back for as long as patience lasts', async () => {
    const { customer, plan } = await hurting();
    world.proxy.on(customer, 'PATCH', `subscriptions/${plan.source.id}`, tooOften, 1_000);
    const { record } = await world.runOne(plan);
    const sent = world.proxy.of(customer, 'PATCH', /subscriptions/);

    expect(record).toMatchObject({
      state: 'failed-retire',
      message: { code: 'take-back-refused', values: { code: '900311' } },
    });
    expect(sent.length).toBeGreaterThan(3);
  });
});

test('a retirement that the service puts off is sent once more by whoever follows one that died with that answer', async () => {
  const { customer, plan } = await row();
  world.proxy.on(customer, 'PATCH', `subscriptions/${plan.source.id}`, () => refusal(400, 900311, 'Too often.'));
  await dieAt('retire-answered', { plans: [plan] });
  const { record } = only(await world.until([plan]));
  const ledger = await world.ledger(customer);

  expect(record.state).toBe('done');
  expect(world.proxy.of(customer, 'PATCH', /subscriptions/)).toHaveLength(2);
  expect(ledger.suspensions).toHaveLength(1);
  expect(ledger.moves).toHaveLength(1);
});

describe('a process that dies when what a person asked for is durable', () => {
  test('is followed by one that takes up what failed', async () => {
    const { customer, plan } = await row();
    world.proxy.on(customer, 'PATCH', 'subscriptions/*', () => refusal(400, 2055, 'Stale.'), 2);
    const { record } = await world.runOne(plan);
    await dieAt('command-kept', { command: { name: 'retry', ids: [record.id] } });
    const view = only(await world.until([plan], ([one]) => one?.record.state === 'done'));
    const ledger = await world.ledger(customer);

    expect(record.state).toBe('failed-retire');
    expect(view.settled).toBe(1);
    expect(ledger.purchases).toHaveLength(1);
    expect(ledger.moves).toHaveLength(1);
    expect(ledger.suspensions).toHaveLength(1);
  });

  test('is followed by one that lets go on what had been paused', async () => {
    const { customer, plan } = await row();
    const waiting = { ...plan, wave: 2 };
    const pilot = { ...(await row()).plan, wave: 1 };
    const runId = brandId<RunId>(randomUUID());
    await world.engine.submit({ runId, runBy: 'agent', plans: [pilot, waiting], steps: { kind: 'waves' } });
    const { record } = await world.row(waiting);
    await dieAt('command-kept', { command: { name: 'resume', ids: [record.id] } });
    await world.until([plan, pilot]);
    const ledger = await world.ledger(customer);

    expect(record).toMatchObject({ state: 'paused', message: { code: 'waits-for-wave' } });
    expect(ledger.purchases).toHaveLength(1);
    expect(ledger.suspensions).toHaveLength(1);
  });

  test('is followed by one that cancels what was to wait for a later hour', async () => {
    const { customer, plan } = await row();
    await world.submit([{ ...plan, runAt: new Date(Date.now() + 3_600_000).toISOString() }]);
    const { record } = only(await world.until([plan], ([one]) => one?.record.state === 'scheduled'));
    await dieAt('command-kept', { command: { name: 'cancel', ids: [record.id] } });
    const view = only(await world.until([plan]));

    expect(view.record.state).toBe('cancelled');
    expect((await world.ledger(customer)).purchases).toEqual([]);
  });

  test('is followed by one that goes on with the subscription that the person named, and buys no other', async () => {
    const { customer, plan } = await row(2);
    orderHidesSubscription(customer);
    await world.submit([plan]);
    const { record } = only(await world.until([plan], ([one]) => one?.record.state === 'unknown'));
    const { candidates } = await world.engine.evidence(record.id);
    const subscription = String(candidates[0]?.subscription.id);
    await dieAt('command-kept', { adopt: { id: record.id, subscription } });
    const view = only(await world.until([plan]));
    const ledger = await world.ledger(customer);

    expect(view.record).toMatchObject({ state: 'done', result: { decision: { choice: 'adopt' } } });
    expect(view.purchases).toMatchObject([{ subscriptionId: subscription }]);
    expect(ledger.purchases).toMatchObject([{ subscription }]);
    expect(ledger.moves).toHaveLength(2);
    expect(ledger.instantsWithoutLicense).toEqual([]);
  });

  /** The service never says which subscription an order brought. */
  function orderHidesSubscription(customer: CustomerId): void {
    const hidden: Misbehave = async (forward) => {
      const { body, ...rest } = await forward();
      const bare = body.replaceAll(/"subscriptionId":"[^"]*"/g, '"subscriptionId":null');
      return { ...rest, body: bare.replaceAll(/\/subscriptions\/[^"]*/g, '') };
    };
    const none = answer(200, { totalCount: 0, items: [] });
    world.proxy.on(customer, 'GET', 'orders/*', hidden, 1_000);
    world.proxy.on(customer, 'POST', 'carts/*/checkout', hidden, 1_000);
    const byOrder: Misbehave = (forward, { query }) => (query.includes('order_id') ? none : forward());
    world.proxy.on(customer, 'GET', 'subscriptions', byOrder, 1_000);
  }
});
