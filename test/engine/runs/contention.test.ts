import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CustomerId } from '../../../src/base';
import type { MigrationPlan } from '../../../src/migration';
import type { DyingWish } from '../../crash/dying-engine';
import { Child } from '../../support/child-process';
import { openEngineWorld, only, testPolicy, type EngineWorld } from '../../support/engine-world';
import { freshDatabase, type FreshDatabase } from '../../support/postgres';
import { holders, legacyCustomer, sku } from '../../support/scenarios';
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
