import { randomUUID } from 'node:crypto';
import { brandId, type RunId } from '../../../src/base';
import { createPool, openEngine } from '../../../src/engine';
import { openEngineWorld, only, testClient, testPolicy, type EngineWorld } from '../../support/engine-world';
import { submitRun } from '../../../src/engine/store/runs/submissions';
import { silentLog } from '../../support/log';
import { freshDatabase } from '../../support/postgres';
import { holders, legacyCustomer } from '../../support/scenarios';
import { systemClock } from '../../support/system-clock';
import { refusal } from '../../support/unruly-proxy';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld();
});
afterAll(() => world.close());

const newRun = (): RunId => brandId<RunId>(randomUUID());

test('eight simultaneous submits of one row buy once', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const plan = await world.plan(customer);
  const submissions = await Promise.all(Array.from({ length: 8 }, () => world.submit([plan])));
  const view = only(await world.until([plan]));

  expect(submissions.filter(({ accepted }) => accepted.length === 1)).toHaveLength(1);
  expect(submissions.filter(({ held }) => held.length === 1)).toHaveLength(7);
  expect(view.record).toMatchObject({ state: 'done', generation: 1 });
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});

test('a run that is asked for again under its id is the same run', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  const run = newRun();
  const first = await world.submit([plan], run);
  const second = await world.submit([plan], run);
  await world.until([plan]);

  expect(second.accepted.map(({ id }) => id)).toEqual(first.accepted.map(({ id }) => id));
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});

test('a row that is done cannot be bought again by an old copy of the workbook', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  await world.runOne(plan);
  const again = await world.submit([plan]);

  expect(again.accepted).toEqual([]);
  expect(again.held).toMatchObject([{ state: 'done' }]);
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});

test('after a purchase that was refused a new generation has a marker and request ids of its own', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  world.proxy.on(customer, 'POST', 'carts/*/checkout', () => refusal(403, 800023, 'No credit.'));
  const refused = await world.runOne(plan);
  const bought = await world.runOne(plan);
  const checkouts = world.proxy.of(customer, 'POST', /checkout$/);

  expect(refused.record).toMatchObject({ state: 'failed-purchase', generation: 1 });
  expect(bought.record).toMatchObject({ state: 'done', generation: 2 });
  expect(bought.purchases[0]?.marker).not.toBe(refused.purchases[0]?.marker);
  expect(new Set(checkouts.map(({ requestId }) => requestId)).size).toBe(checkouts.length);
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});

test('a row that was cancelled before anything was bought may be run as a new generation', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = { ...(await world.plan(customer)), runAt: new Date(Date.now() + 86_400_000).toISOString() };
  const { accepted } = await world.submit([plan]);
  await world.until([plan], ([view]) => view?.record.state === 'scheduled');
  await world.engine.cancel(accepted.map(({ id }) => id));
  const cancelled = only(await world.until([plan]));
  const done = await world.runOne({ ...plan, runAt: undefined });

  expect(cancelled.record).toMatchObject({ state: 'cancelled', generation: 1 });
  expect(done.record).toMatchObject({ state: 'done', generation: 2 });
});

test('a row that went stale is taken up again under its old generation, with the parts that it has now', async () => {
  const customer = await world.customer(legacyCustomer(4, [holders(2)]));
  const [user] = (await world.truth(customer)).users;
  const old = await world.plan(customer, { users: [{ userId: user?.id ?? '', targetPlan: 'Office 365 E5' }] });
  await world.tamper({ action: 'change-subscription', customer, subscription: old.source.id, quantity: 5 });
  await world.submit([old]);
  await world.until([old], ([view]) => view?.record.state === 'stale');
  const view = await world.runOne(await world.plan(customer));

  expect(old.parts).toHaveLength(2);
  expect(view.record).toMatchObject({ state: 'done', generation: 1 });
  expect(view.purchases).toHaveLength(1);
});

test('request ids and markers are the same in every installation, and an installation with an empty database adopts', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer, { row: { retire: 'leave' } });
  const view = await world.runOne(plan);
  const asked = world.proxy.of(customer, 'POST', /carts/);
  await world.sleep();

  const elsewhere = await freshDatabase();
  const pool = createPool(elsewhere.url, { log: silentLog, clock: systemClock });
  const engine = await openEngine({
    pool,
    databaseUrl: elsewhere.url,
    scope: 'test',
    executorId: randomUUID(),
    service: testClient(world.proxy.url),
    policy: testPolicy,
    clock: systemClock,
    log: silentLog,
  });
  await engine.submit({ runId: newRun(), runBy: 'another@partner.example', plans: [plan] });
  let other = only(await engine.rows([plan.source.id]));
  while (other.record.state !== 'done') {
    await systemClock.sleep(20);
    other = only(await engine.rows([plan.source.id]));
  }
  await engine.close();
  await pool.end();
  await elsewhere.drop();
  await world.reopen();

  expect(other.purchases).toMatchObject([{ adopted: true, marker: view.purchases[0]?.marker }]);
  expect(other.purchases[0]?.subscriptionId).toBe(view.purchases[0]?.subscriptionId);
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
  expect(world.proxy.of(customer, 'POST', /carts/)).toHaveLength(asked.length);
});

test('what is done stays done where the service names the partner in another way', async () => {
  const customer = await world.customer(legacyCustomer(3, [holders(1)]));
  const plan = await world.plan(customer);
  await world.runOne(plan);
  const other = { pool: world.pool, scope: 'test|another name of the same partner' };
  const again = await submitRun(other, { runId: newRun(), runBy: 'agent', plans: [plan] });

  expect(again.accepted).toEqual([]);
  expect(again.held).toMatchObject([{ state: 'done' }]);
});
