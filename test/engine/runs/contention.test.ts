import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CustomerId } from '../../../src/base';
import type { MigrationPlan } from '../../../src/migration';
import type { DyingWish } from '../../crash/dying-engine';
import { Child } from '../../support/child-process';
import { showUnits } from '../../support/directory-units';
import { openEngineWorld, only, testPolicy, type EngineWorld } from '../../support/engine-world';
import { freshDatabase, type FreshDatabase } from '../../support/postgres';
import { holders, legacyCustomer, sku } from '../../support/scenarios';
import { systemClock } from '../../support/system-clock';
import { until } from '../../support/until';

let world: EngineWorld;
let otherDatabase: FreshDatabase;
const children: Child[] = [];
beforeAll(async () => {
  world = await openEngineWorld();
  otherDatabase = await freshDatabase();
});
afterAll(async () => {
  for (const child of children) await child.kill();
  await world.close();
  await otherDatabase.drop();
});

async function row(): Promise<{ customer: CustomerId; plan: MigrationPlan }> {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  return { customer, plan: await world.plan(customer, { target: 'Office 365 E3' }) };
}

/** An engine in a process of its own that is handed a row. */
function processWith(databaseUrl: string, plan: MigrationPlan): Child {
  const wish: DyingWish = {
    databaseUrl,
    serviceUrl: world.proxy.url,
    executorId: randomUUID(),
    runId: randomUUID(),
    writeDeadline: testPolicy.writeDeadline,
    point: undefined,
    plans: [plan],
    undo: [],
  };
  const child = new Child(join(__dirname, '../../crash/dying-engine.ts'), [JSON.stringify(wish)]);
  children.push(child);
  return child;
}

const held = async (customer: CustomerId): Promise<readonly (readonly string[])[]> =>
  (await world.truth(customer)).users.map(({ licenses }) => Object.keys(licenses));

test('a row that three processes submit at the same instant is one run, and is bought once', async () => {
  const { customer, plan } = await row();
  const both = [processWith(world.databaseUrl, plan), processWith(world.databaseUrl, plan)];
  await Promise.all(both.map((child) => child.says('open')));
  const own = await world.submit([plan]);
  await Promise.all(both.map((child) => child.says('submitted')));
  const view = only(await world.until([plan]));
  const runs = await world.pool.query('select run_id from crossgrade.migration where subscription_key = lower($1)', [
    plan.source.id,
  ]);

  expect(view.record.state).toBe('done');
  expect(runs.rowCount).toBe(1);
  expect([...own.accepted, ...own.held]).toHaveLength(1);
  expect((await world.ledger(customer)).purchases).toHaveLength(1);
  expect((await world.ledger(customer)).instantsWithoutLicense).toEqual([]);
  expect(await held(customer)).toEqual([[sku.e3], [sku.e3]]);
});

test('another installation with a database of its own finds what was bought by its marker, and goes on with it', async () => {
  const { customer, plan } = await row();
  // Here it is bought and comes no further: as if the machine and its data were lost.
  world.proxy.on(customer, 'POST', 'carts/*/checkout', async (forward) => {
    await world.engine.pause([(await world.row(plan)).record.id]);
    return forward();
  });
  await world.submit([plan]);
  await world.until([plan], ([view]) => view?.record.state === 'paused');
  processWith(otherDatabase.url, plan);
  const old = await until(async () => {
    const [source] = (await world.truth(customer)).subscriptions;
    return source?.status === 'suspended' ? source : undefined;
  }, 60_000);
  const ledger = await world.ledger(customer);

  expect(old).toBeDefined();
  expect(ledger.purchases).toHaveLength(1);
  expect(world.proxy.of(customer, 'POST', /checkout$/)).toHaveLength(1);
  expect(ledger.retiredWithHolders).toEqual([]);
  expect(await held(customer)).toEqual([[sku.e3], [sku.e3]]);
});

const twoOfOneProduct = [30, 40].map((lastDay) => ({
  plan: 'office-365-e4',
  quantity: 3,
  commerce: 'legacy' as const,
  lastDay,
}));

test('two old subscriptions of one product share their holders and are retired one after the other', async () => {
  const customer = await world.customer({
    ...legacyCustomer(0, [holders(5)]),
    subscriptions: twoOfOneProduct,
  });
  const plans = await world.plans(customer);
  const views = await world.run(plans);
  const ledger = await world.ledger(customer);

  expect(plans.map(({ users }) => users.length)).toEqual([3, 2]);
  expect(views.map(({ record }) => record.state)).toEqual(['done', 'done']);
  expect(ledger.suspensions).toHaveLength(2);
  expect(ledger.retiredWithHolders).toEqual([]);
});

/** Two rows of one product, of which either could retire alone: two holders are in neither of them. */
async function twoThatCouldGo(): Promise<{ customer: CustomerId; plans: readonly MigrationPlan[] }> {
  const customer = await world.customer({
    ...legacyCustomer(0, [holders(8)], { otherPartnerUnits: [{ plan: 'office-365-e4', units: 2 }] }),
    subscriptions: twoOfOneProduct,
  });
  const plans = await world.plans(customer);
  await world.tamper({ action: 'other-partner-units', customer, plan: 'office-365-e4', units: 0 });
  return { customer, plans };
}

/** Runs both rows: one of them retires, the other one keeps its subscription for those who hold a license of it. */
async function expectOneToGo(customer: CustomerId, plans: readonly MigrationPlan[]): Promise<void> {
  const views = await world.run(plans);
  const ledger = await world.ledger(customer);

  expect(plans.map(({ users }) => users.length)).toEqual([3, 3]);
  expect(views.map(({ record }) => record.state).sort()).toEqual(['done', 'failed-retire']);
  expect(views.map(({ record }) => record.message?.code)).toContain('retire-holders-left');
  expect(ledger.suspensions).toHaveLength(1);
  expect(ledger.retiredWithHolders).toEqual([]);
  expect(ledger.reactivations).toEqual([]);
}

test('of two old subscriptions that each could go alone only one goes, although both are judged at the same instant', async () => {
  const { customer, plans } = await twoThatCouldGo();
  // Whoever comes first waits for the other one as long as it may come.
  let asked = 0;
  world.proxy.on(
    customer,
    'PATCH',
    'subscriptions/*',
    async (forward) => {
      asked += 1;
      const giveUp = Date.now() + 700;
      while (asked < 2 && Date.now() < giveUp) await systemClock.sleep(10);
      return forward();
    },
    2,
  );
  await expectOneToGo(customer, plans);
});

test('of two old subscriptions that each could go alone only one goes, although the directory still counts the first', async () => {
  const { customer, plans } = await twoThatCouldGo();
  let staleUntil = Infinity;
  world.proxy.on(customer, 'PATCH', 'subscriptions/*', async (forward) => {
    staleUntil = Math.min(staleUntil, Date.now() + testPolicy.listingLag - 500);
    return forward();
  });
  showUnits(world, customer, sku.e4, () => (Date.now() < staleUntil ? { activeUnits: 6 } : {}));
  await expectOneToGo(customer, plans);
});
