import type { Clock } from '../../../src/base';
import type { DatabasePool } from '../../../src/engine';
import { DatabaseClock } from '../../../src/engine/database-clock';
import { intentsOf } from '../../../src/engine/store/turns/intents';
import { openEngineWorld, only, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer } from '../../support/scenarios';
import { systemClock } from '../../support/system-clock';
import { refusal } from '../../support/unruly-proxy';
import { until } from '../../support/until';

const hour = 3_600_000;
let ahead = 0;
/** A machine's clock that can be set. */
const clock: Clock = { ...systemClock, now: () => new Date(systemClock.now().getTime() + ahead) };

let world: EngineWorld;
beforeAll(async () => {
  // What is bought shows among the subscriptions after some seconds, among the orders much later.
  const sandbox = { provisioningMs: 300_000, subscriptionIdMs: 300_000, orderListLagMs: 10_000_000 };
  world = await openEngineWorld({ sandbox, policy: { listingLag: 6_000 }, clock });
});
afterAll(() => world.close());

test('a clock that jumps ahead does not make the lag of a listing pass: nothing is bought a second time', async () => {
  ahead = 0;
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const plan = await world.plan(customer);
  // It buys, and says that it is still at it: an answer, so that no open intent tells how long ago it was sent.
  world.proxy.on(customer, 'POST', 'carts/*/checkout', async (forward) => {
    await forward();
    return refusal(409, 800064, 'The cart is being processed.');
  });
  world.proxy.on(customer, 'GET', 'carts/*', () => refusal(404, 800008, 'No such cart.'), 100);
  await world.submit([plan]);
  await world.until([plan], ([view]) => view?.record.message?.code === 'purchase-in-progress');
  ahead = hour;
  const view = only(await world.until([plan]));

  expect(view.record.state).toBe('done');
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
  const [sent] = world.proxy.of(customer, 'POST', /checkout$/);
  const carts = world.proxy.of(customer, 'POST', /carts$/);
  expect(carts.filter(({ at }) => at > (sent?.at ?? 0))).toEqual([]);
});

test('a row that was put to sleep by a clock that was ahead is woken when its time has come', async () => {
  ahead = 0;
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  // Late enough for a slow machine to have put the row to sleep before.
  const runAt = new Date(Date.now() + 10_000).toISOString();
  const plan = await world.plan(customer, { row: { runAt } });
  await world.submit([plan]);
  await until(async () => {
    const asleep = await world.pool.query(
      `update dbos.workflow_status w set delay_until_epoch_ms = delay_until_epoch_ms + $1
         from crossgrade.migration m where m.workflow = w.workflow_uuid and m.customer_key = $2 and w.status = 'DELAYED'`,
      [hour, customer.toLowerCase()],
    );
    return asleep.rowCount === 1 ? true : undefined;
  });
  const view = only(await world.until([plan]));

  expect(view.record.state).toBe('done');
});

test('an instant that the client told by a wrong clock is turned into the time that all processes share', async () => {
  ahead = hour;
  const shared = await DatabaseClock.open({ pool: world.pool, scope: 'test' }, clock);
  const inTwoSeconds = new Date(clock.now().getTime() + 2_000);
  const told = shared.toldHere(inTwoSeconds).getTime() - shared.now().getTime();
  ahead = -hour;

  expect(Math.abs(told - 2_000)).toBeLessThan(500);
  expect(Math.abs(shared.now().getTime() - Date.now())).toBeLessThan(5_000);
});

test('when a write was sent is told as it was, however long the database takes to come to the question', async () => {
  ahead = 0;
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const { record } = await world.runOne(await world.plan(customer));
  const { rows } = await world.pool.query<{ name: string; sent_at: Date }>(
    'select name, sent_at from crossgrade.write_intent where migration_id = $1',
    [record.id],
  );
  const other = await world.pool.connect();
  await other.query('begin');
  await other.query('lock table crossgrade.write_intent in access exclusive mode');
  const asked = intentsOf({ pool: world.pool, scope: 'test' }, record.id);
  await until(async () => {
    const waiting = await world.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.rowCount === 0 ? undefined : true;
  });
  await other.query('select pg_sleep(0.3)');
  await other.query('commit');
  other.release();
  const told = [...(await asked)].map(([name, { sentAt }]) => ({ name, sent_at: sentAt }));

  expect(told).toHaveLength(rows.length);
  expect(told).toEqual(expect.arrayContaining(rows));
});

/** A clock by the database, whose answers take longer or are of another time as the test wants. */
async function clockByAnswers(): Promise<{ shared: DatabaseClock; answers: { way: number; behind: number } }> {
  const answers = { way: 0, behind: 0 };
  const pool = Object.create(world.pool, {
    query: {
      value: async (text: string) => {
        const { rows } = await world.pool.query<{ now: Date }>(text);
        await systemClock.sleep(answers.way);
        return { rows: rows.map(({ now }) => ({ now: new Date(now.getTime() - answers.behind) })) };
      },
    },
  }) as DatabasePool; // the pool itself, but for what this changes of its answers
  return { shared: await DatabaseClock.open({ pool, scope: 'test' }, systemClock), answers };
}

const lateness = (shared: DatabaseClock): number => Date.now() - shared.now().getTime();

test('an answer of the database that was long on its way does not set the shared time back', async () => {
  const { shared, answers } = await clockByAnswers();
  await until(async () => {
    await shared.look();
    return lateness(shared) < 100 ? true : undefined;
  });
  answers.way = 600;
  await shared.look();

  expect(lateness(shared)).toBeLessThan(300);
});

test('a shared time that is ahead of the database is set back, however slow its answers have become', async () => {
  const { shared, answers } = await clockByAnswers();
  await shared.look();
  // As after the database went to a machine that is farther away, and whose clock is behind.
  Object.assign(answers, { way: 300, behind: hour });
  await shared.look();

  expect(lateness(shared)).toBeGreaterThanOrEqual(hour);
});
