import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { brandId, type RunId } from '../../../src/base';
import type { RowView } from '../../../src/engine';
import { noLimits, type MigrationPlan, type RunLimits } from '../../../src/migration';
import type { DyingWish } from '../../crash/dying-engine';
import { Child } from '../../support/child-process';
import { openEngineWorld, testPolicy, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer } from '../../support/scenarios';
import { refusal } from '../../support/unruly-proxy';

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld({ policy: { rowsAtOnce: 1 } });
});
afterAll(() => world.close());

/** Rows of customers of their own, in the order in which they run: each buys two licenses at 5 EUR. */
async function rows(count: number): Promise<MigrationPlan[]> {
  const made: MigrationPlan[] = [];
  for (let index = 0; index < count; index += 1) {
    const customer = await world.customer(legacyCustomer(2, [holders(1)]));
    const plan = await world.plan(customer, { target: 'Office 365 E3', row: { licenses: 2 } });
    made.push({ ...priced(plan, 5), wave: index + 1 });
  }
  return made;
}

function priced(plan: MigrationPlan, price: number | undefined): MigrationPlan {
  const currency = price === undefined ? undefined : 'EUR';
  return { ...plan, parts: plan.parts.map((part) => ({ ...part, plan: { ...part.plan, price, currency } })) };
}

const limited = (limits: Partial<RunLimits>): RunLimits => ({ ...noLimits, ...limits });

async function submit(plans: readonly MigrationPlan[], limits: RunLimits): Promise<void> {
  const runId = brandId<RunId>(randomUUID());
  await world.engine.submit({ runId, runBy: 'agent@partner.example', plans, limits });
}

const resting = (views: readonly RowView[]): boolean =>
  views.every(({ record }) => ['done', 'paused', 'failed-purchase'].includes(record.state));

/** Where rows stand once all of them rest, in the order of the plans. */
async function rested(plans: readonly MigrationPlan[]): Promise<RowView[]> {
  const views = await world.until(plans, resting);
  return plans.map((plan) => {
    const view = views.find(({ record }) => record.plan.source.id === plan.source.id);
    if (view === undefined) throw new Error(plan.source.id);
    return view;
  });
}

const states = (views: readonly RowView[]): readonly string[] => views.map(({ record }) => record.state);
const idsOf = (views: readonly RowView[], state: string): readonly string[] =>
  views.flatMap(({ record }) => (record.state === state ? [record.id] : []));

function refuseCheckouts(plans: readonly MigrationPlan[]): void {
  for (const plan of plans) {
    world.proxy.on(plan.customerId, 'POST', 'carts/*/checkout', () => refusal(403, 800023, 'No credit.'));
  }
}

test('a run in which too many rows fail pauses what has not been bought, and counts anew when a person resumes it', async () => {
  const plans = await rows(6);
  refuseCheckouts(plans);
  await submit(plans, limited({ failurePercent: 50, failureRows: 2 }));
  const first = await rested(plans);
  await world.engine.resume(idsOf(first, 'paused'));
  const second = await rested(plans);

  expect(states(first)).toEqual(['failed-purchase', 'failed-purchase', 'paused', 'paused', 'paused', 'paused']);
  expect(first[5]?.record.message).toEqual({
    code: 'stop-loss-failures',
    values: { failed: 2, ended: 2, limit: 50 },
  });
  expect(states(second).filter((state) => state === 'failed-purchase')).toHaveLength(4);
  expect(second[5]?.record.message).toMatchObject({ values: { failed: 2, ended: 2 } });
  expect((await world.ledger(plans[5]?.customerId)).purchases).toEqual([]);
});

test('failures within the share stop nothing', async () => {
  const plans = await rows(3);
  refuseCheckouts(plans.slice(0, 1));
  await submit(plans, limited({ failurePercent: 50, failureRows: 2 }));

  expect(states(await rested(plans))).toEqual(['failed-purchase', 'done', 'done']);
});

test('a customer for whom something was bought goes on to the end when the run stops', async () => {
  const plans = await rows(3);
  const [moving, failing, waiting] = plans as [MigrationPlan, MigrationPlan, MigrationPlan];
  refuseCheckouts([failing]);
  // A subscription that takes its time: the row waits for it, holding nothing, while the next one fails.
  let held = true;
  world.proxy.on(
    moving.customerId,
    'GET',
    'subscribedskus',
    (forward) => (held ? refusal(503, 'busy') : forward()),
    1_000,
  );
  await submit(plans, limited({ failurePercent: 0, failureRows: 1 }));
  const stopped = await world.until(plans, (views) => views.some(({ record }) => record.state === 'paused'));
  held = false;
  const [one, two, three] = await rested(plans);

  expect(stopped.find(({ record }) => record.plan.source.id === moving.source.id)?.record.state).toBe('provisioning');
  expect([one, two, three].map((view) => view?.record.state)).toEqual(['done', 'failed-purchase', 'paused']);
  expect((await world.ledger(waiting.customerId)).purchases).toEqual([]);
});

test('a run pauses before it costs more than it may, and a resumed one has the whole amount again', async () => {
  const plans = await rows(5);
  await submit(plans, limited({ mostCost: [{ currency: 'EUR', perMonth: 25 }] }));
  const first = await rested(plans);
  await world.engine.resume(idsOf(first, 'paused'));
  const second = await rested(plans);

  expect(states(first)).toEqual(['done', 'done', 'paused', 'paused', 'paused']);
  expect(first[2]?.record.message).toEqual({
    code: 'stop-loss-cost',
    values: { currency: 'EUR', amount: 30, limit: 25 },
  });
  expect(states(second).filter((state) => state === 'done')).toHaveLength(4);
});

test('what a refused purchase would have cost may be spent on others; other currencies are not limited', async () => {
  const plans = await rows(4);
  refuseCheckouts(plans.slice(0, 1));
  await submit(
    plans,
    limited({
      mostCost: [
        { currency: 'EUR', perMonth: 30 },
        { currency: 'SEK', perMonth: 0 },
      ],
    }),
  );

  expect(states(await rested(plans))).toEqual(['failed-purchase', 'done', 'done', 'done']);
});

test('a row whose price is not known pauses alone where the cost is limited, and a person may buy it', async () => {
  const [first, second] = (await rows(2)) as [MigrationPlan, MigrationPlan];
  const plans = [priced(first, undefined), second];
  await submit(plans, limited({ mostCost: [{ currency: 'EUR', perMonth: 100 }] }));
  const views = await rested(plans);
  await world.engine.resume(idsOf(views, 'paused'));

  expect(states(views)).toEqual(['paused', 'done']);
  expect(views[0]?.record.message?.code).toBe('stop-loss-price-unknown');
  expect(states(await world.until(plans))).toEqual(['done', 'done']);
});

test('a row that costs more than the limit on its own can be approved by a person', async () => {
  const plans = await rows(1);
  await submit(plans, limited({ mostCost: [{ currency: 'EUR', perMonth: 3 }] }));
  const views = await rested(plans);
  await world.engine.resume(idsOf(views, 'paused'));

  expect(states(views)).toEqual(['paused']);
  expect(states(await world.until(plans))).toEqual(['done']);
});

test('two engines at once do not spend more than the limit together', async () => {
  const plans = await rows(8);
  const wish: DyingWish = {
    databaseUrl: world.databaseUrl,
    serviceUrl: world.proxy.url,
    executorId: randomUUID(),
    runId: randomUUID(),
    writeDeadline: testPolicy.writeDeadline,
    point: undefined,
    plans: [],
    undo: [],
  };
  const other = new Child(join(__dirname, '../../crash/dying-engine.ts'), [JSON.stringify(wish)]);
  await other.says('submitted');
  await submit(plans, limited({ mostCost: [{ currency: 'EUR', perMonth: 30 }] }));
  const views = await rested(plans);
  await other.kill();
  const { purchases } = await world.ledger();
  const counted = await world.pool.query<{ spent: object; ended: number; failed: number }>(
    'select spent, ended, failed from crossgrade.run where id = $1',
    [views[0]?.record.runId],
  );

  expect(counted.rows).toEqual([{ spent: { EUR: 3_000 }, ended: 3, failed: 0 }]);
  expect(states(views).filter((state) => state === 'done')).toHaveLength(3);
  expect(states(views).filter((state) => state === 'paused')).toHaveLength(5);
  expect(plans.filter((plan) => purchases.some(({ customer }) => customer === plan.customerId))).toHaveLength(3);
});
