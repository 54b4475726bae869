import type { CustomerId } from '../../../src/base';
import type { RowView } from '../../../src/engine';
import type { MigrationPlan, RowState } from '../../../src/migration';
import { openEngineWorld, only, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer } from '../../support/scenarios';
import { until } from '../../support/until';
import { answer, dropAnswer, refusal } from '../../support/unruly-proxy';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld({ policy: { usersAtOnce: 1 } });
});
afterAll(() => world.close());

async function row(users = 2): Promise<{ customer: CustomerId; plan: MigrationPlan }> {
  const customer = await world.customer(legacyCustomer(users + 1, [holders(users)]));
  return { customer, plan: await world.plan(customer, { target: 'Office 365 E3' }) };
}

const inState = async (plan: MigrationPlan, state: RowState): Promise<RowView> =>
  only(await world.until([plan], ([view]) => view?.record.state === state));

const idOf = async (plan: MigrationPlan): Promise<string> => (await world.row(plan)).record.id;
const moves = (customer: CustomerId) => world.proxy.of(customer, 'POST', /licenseupdates$/);

test('a pause in the middle of the moves lets the move under way end, and starts no other', async () => {
  const { customer, plan } = await row(4);
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', async (forward) => {
    await world.engine.pause([await idOf(plan)]);
    return forward();
  });
  await world.submit([plan]);
  const paused = await inState(plan, 'paused');
  const atPause = moves(customer).length;
  await world.engine.resume([paused.record.id]);
  const done = await inState(plan, 'done');

  expect(paused.record.message?.code).toBe('paused-by-person');
  expect(paused.settled).toBe(1);
  expect(atPause).toBe(1);
  expect(done.settled).toBe(4);
  expect(moves(customer)).toHaveLength(4);
});

test('a cancel directly before the checkout buys nothing', async () => {
  const { customer, plan } = await row();
  world.proxy.on(customer, 'POST', 'carts', async (forward) => {
    await world.engine.cancel([await idOf(plan)]);
    return forward();
  });
  await world.submit([plan]);
  const view = await inState(plan, 'cancelled');

  expect(view.record.message?.code).toBe('cancelled-by-person');
  expect(world.proxy.of(customer, 'POST', /checkout$/)).toEqual([]);
  expect((await world.ledger(customer)).purchases).toEqual([]);
});

test.each([
  ['is answered', undefined],
  ['is not answered', dropAnswer],
])('a cancel while a checkout is under way that %s comes too late, and the row goes on', async (_title, act) => {
  const { customer, plan } = await row();
  world.proxy.on(customer, 'POST', 'carts/*/checkout', async (forward, request) => {
    await world.engine.cancel([await idOf(plan)]);
    return act === undefined ? forward() : act(forward, request);
  });
  await world.submit([plan]);
  const view = await inState(plan, 'done');

  expect(view.record.cancelRequested).toBe(false);
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});

test('a paused row can be cancelled while nothing was bought, and not afterwards', async () => {
  const before = await row();
  world.proxy.on(before.customer, 'POST', 'carts', async (forward) => {
    await world.engine.pause([await idOf(before.plan)]);
    return forward();
  });
  const after = await row();
  world.proxy.on(after.customer, 'POST', 'carts/*/checkout', async (forward) => {
    await world.engine.pause([await idOf(after.plan)]);
    return forward();
  });
  await world.submit([before.plan, after.plan]);
  const [one, two] = [await inState(before.plan, 'paused'), await inState(after.plan, 'paused')];
  const outcome = await world.engine.cancel([one.record.id, two.record.id]);

  expect(outcome.taken.map(({ id }) => id)).toEqual([one.record.id]);
  expect(outcome.refused.map(({ id }) => id)).toEqual([two.record.id]);
  expect((await world.row(before.plan)).record.state).toBe('cancelled');
  expect((await world.row(after.plan)).record.state).toBe('paused');
});

test('a row that came to its end while a person asked is told as it is, and remembers no wish', async () => {
  const { plan } = await row();
  await world.submit([{ ...plan, runAt: new Date(Date.now() + 3_600_000).toISOString() }]);
  const { record } = await inState(plan, 'scheduled');
  const other = await world.pool.connect();
  await other.query('begin');
  await other.query(`update crossgrade.migration set state = 'cancelled' where id = $1`, [record.id]);
  const asked = world.engine.pause([record.id]);
  await until(async () => {
    const { rowCount } = await world.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rowCount === 0 ? undefined : true;
  });
  await other.query('commit');
  other.release();
  const { taken, refused } = await asked;

  expect([taken.length, refused.length]).toEqual([0, 1]);
  expect((await world.row(plan)).record).toMatchObject({ state: 'cancelled', pauseRequested: false });
});

test('a row that waits for a day far away hears a person at once', async () => {
  const { plan } = await row();
  const later = { ...plan, retireAfterDays: 10 };
  await world.submit([later]);
  await world.until([later], ([view]) => view?.record.message?.code === 'retire-on');
  await world.engine.pause([await idOf(later)]);
  const paused = await inState(later, 'paused');
  await world.engine.resume([paused.record.id]);
  const [waiting] = await world.until([later], ([view]) => view?.record.message?.code === 'retire-on');

  expect(waiting?.record.state).toBe('retiring');
});

test('a throttled row waits as long as the service says and is no failure', async () => {
  const { customer, plan } = await row();
  world.proxy.on(customer, 'POST', 'users/*/licenseupdates', () =>
    answer(429, { statusCode: 429, message: 'Rate limit is exceeded.' }, { 'retry-after': '2' }),
  );
  await world.submit([plan]);
  const throttled = await inState(plan, 'throttled');
  const view = await inState(plan, 'done');
  const [first, second] = moves(customer);

  expect(throttled.record.message?.code).toBe('throttled');
  expect(view.failed).toBe(0);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_950);
});

test('a row whose sign-in is refused pauses, and goes on when a person resumes it', async () => {
  const { customer, plan } = await row();
  world.proxy.on(customer, 'POST', 'carts/*/checkout', () => refusal(401, 900421, 'MFA is needed.'));
  await world.submit([plan]);
  const paused = await inState(plan, 'paused');
  const cancellable = await world.engine.resume([paused.record.id]);
  const view = await inState(plan, 'done');

  expect(paused.record.message).toMatchObject({ code: 'signed-out', values: { status: '401', code: '900421' } });
  expect(paused.purchases[0]?.checkoutSentAt).toBeUndefined();
  expect(cancellable.refused).toEqual([]);
  expect(view.purchases).toHaveLength(1);
});

test('a right that is missing again and again pauses the row; one refusal among many looks does not', async () => {
  const { customer, plan } = await row();
  world.proxy.on(customer, 'GET', 'subscribedskus', () => refusal(403, 900308, 'A role is missing.'), 5);
  await world.submit([plan]);
  const paused = await inState(plan, 'paused');
  await world.engine.resume([paused.record.id]);
  world.proxy.on(customer, 'GET', 'subscribedskus', () => refusal(403, 900308, 'A role is missing.'), 4);
  const view = await inState(plan, 'done');

  expect(paused.record.message).toMatchObject({ code: 'service-trouble', values: { code: '900308' } });
  expect(view.settled).toBe(2);
});

test('a failed purchase that is retried keeps its generation and buys once', async () => {
  const { customer, plan } = await row();
  world.proxy.on(customer, 'POST', 'carts/*/checkout', () => refusal(403, 800023, 'No credit.'));
  const failed = await world.runOne(plan);
  await world.engine.retry([failed.record.id]);
  const view = await inState(plan, 'done');

  expect(failed.record.state).toBe('failed-purchase');
  expect(view.record.generation).toBe(1);
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});

test('an older generation cannot be retried beside the one that took its place', async () => {
  const { customer, plan } = await row();
  world.proxy.on(customer, 'POST', 'carts/*/checkout', () => refusal(403, 800023, 'No credit.'));
  const failed = await world.runOne(plan);
  await world.runOne(plan);
  const outcome = await world.engine.retry([failed.record.id]);

  expect(outcome.taken).toEqual([]);
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
});
