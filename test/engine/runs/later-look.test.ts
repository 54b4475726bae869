import type { CustomerId, SubscriptionId } from '../../../src/base';
import type { RowView } from '../../../src/engine';
import type { MigrationPlan } from '../../../src/migration';
import { openEngineWorld, only, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer, sku } from '../../support/scenarios';
import { until } from '../../support/until';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld();
});
afterAll(() => world.close());

interface Finished {
  readonly customer: CustomerId;
  readonly plan: MigrationPlan;
  readonly view: RowView;
  readonly bought: SubscriptionId;
}

async function finished(users = 2): Promise<Finished> {
  const customer = await world.customer(legacyCustomer(users, [holders(users)]));
  const plan = await world.plan(customer, { target: 'Office 365 E3' });
  const view = await world.runOne(plan);
  const bought = only(view.purchases).subscriptionId;
  if (bought === undefined) throw new Error('Nothing was bought');
  return { customer, plan, view, bought };
}

async function lookedAgain({ plan, view }: Finished): Promise<RowView> {
  await world.engine.lookAgain([view.record.id]);
  await until(async () => ((await world.engine.looksOpen([view.record.id])) === 0 ? true : undefined));
  return world.row(plan);
}

const changesOf = ({ record }: RowView): unknown => record.message?.values['changes'];

test('a row that is as it was left stays done, and a look writes nothing to the service', async () => {
  const row = await finished();
  const from = world.proxy.requests.length;
  const view = await lookedAgain(row);
  const calls = world.proxy.requests.slice(from).filter(({ path }) => path.includes(row.customer));

  expect(view.record).toMatchObject({ state: 'done', message: row.view.record.message });
  expect(view.record.result.lookedAt).toBeDefined();
  expect(view.record.updatedAt).toEqual(row.view.record.updatedAt);
  expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(['GET']));
  // The subscriptions once, and every user: whatever else was asked would be asked of a limited service.
  expect(calls).toHaveLength(1 + row.plan.users.length);
});

test('what colleagues changed makes it drift, and what they put right makes it done again', async () => {
  const row = await finished();
  const about = { customer: row.customer };
  const [first] = (await world.truth(row.customer)).users;
  if (first === undefined) throw new Error('No user');
  const taken = { ...about, user: first.id, plan: 'office-365-e3' };
  await world.tamper({ action: 'change-subscription', ...about, subscription: row.plan.source.id, status: 'active' });
  await world.tamper({ action: 'take-license', ...taken });
  const drifted = await lookedAgain(row);
  expect(drifted.record).toMatchObject({ state: 'drifted', message: { code: 'drifted-users', values: { users: 1 } } });
  expect(changesOf(drifted)).toEqual(['users-lack-new', 'old-active']);
  expect(drifted.record.updatedAt.getTime()).toBeGreaterThan(row.view.record.updatedAt.getTime());

  await world.tamper({ action: 'give-license', ...taken });
  const half = await lookedAgain(row);
  expect([half.record.state, changesOf(half)]).toEqual(['drifted', ['old-active']]);

  await world.tamper({
    action: 'change-subscription',
    ...about,
    subscription: row.plan.source.id,
    status: 'suspended',
  });
  const right = await lookedAgain(row);
  expect(right.record).toMatchObject({ state: 'done', message: row.view.record.message });
});

test('a changed quantity is said, and an undo of the drifted row goes its way', async () => {
  const row = await finished(1);
  await world.tamper({ action: 'change-subscription', customer: row.customer, subscription: row.bought, quantity: 4 });
  const view = await lookedAgain(row);
  expect([view.record.state, changesOf(view)]).toEqual(['drifted', ['new-quantity']]);

  await world.engine.undo([view.record.id]);
  const undone = only(await world.until([row.plan], ([one]) => one?.record.state === 'undone'));
  expect(undone.record.state).toBe('undone');
  const { taken, refused } = await world.engine.lookAgain([undone.record.id]);
  expect([taken.length, refused.length]).toEqual([0, 1]);
  const { users } = await world.truth(row.customer);
  expect(users.map(({ licenses }) => Object.keys(licenses))).toEqual([[sku.e4]]);
});

test('nothing is said while the service is away: the look is made when it is back', async () => {
  const row = await finished(1);
  await world.tamper({
    action: 'change-subscription',
    customer: row.customer,
    subscription: row.plan.source.id,
    status: 'active',
  });
  await world.control('faults', [`GET /v1/customers/${row.customer}/subscriptions=status:403,count=1`]);
  const asked = await lookedAgain(row);
  expect(asked.record.state).toBe('done');
  expect(asked.record.result.lookedAt).toBeUndefined();
  const view = await until(async () => {
    const now = await world.row(row.plan);
    return now.record.state === 'drifted' ? now : undefined;
  });
  expect(changesOf(view)).toEqual(['old-active']);
});

test('looks come by themselves on their days, whichever process is there, and not for ever', async () => {
  // One engine a process.
  await world.sleep();
  const scheduled = await openEngineWorld({ policy: { lookAgainAfter: [400, 900] } });
  try {
    const customer = await scheduled.customer(legacyCustomer(1, [holders(1)]));
    const plan = await scheduled.plan(customer, { target: 'Office 365 E3' });
    const { record } = await scheduled.runOne(plan);
    // Another process than the one that did it.
    await scheduled.reopen();
    const lookOf = async (): Promise<{ looks: number; due: Date | null }> => {
      const found = await scheduled.pool.query<{ later_looks: number; later_look_at: Date | null }>(
        'select later_looks, later_look_at from crossgrade.migration where id = $1',
        [record.id],
      );
      const { later_looks: looks, later_look_at: due } = only(found.rows);
      return { looks, due };
    };
    const done = await until(async () => {
      const { looks, due } = await lookOf();
      return looks > 0 && due === null ? looks : undefined;
    });
    expect(done).toBeLessThanOrEqual(2);
    expect((await scheduled.row(plan)).record.state).toBe('done');
  } finally {
    await scheduled.close();
  }
});
