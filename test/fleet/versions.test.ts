import { Client } from 'pg';
import type { MigrationPlan } from '../../src/migration';
import type { Child } from '../support/child-process';
import { openEngineWorld, type EngineWorld } from '../support/engine-world';
import { holders, legacyCustomer } from '../support/scenarios';
import { until } from '../support/until';
import { startEngine } from './support/start-engine';

let world: EngineWorld;
let children: Child[];
beforeEach(async () => {
  world = await openEngineWorld({ sandbox: { latencyMs: 10 } });
  children = [];
});
afterEach(async () => {
  for (const child of children) await child.kill();
  await world.close();
});

function start(wish: Parameters<typeof startEngine>[1]): Child {
  const child = startEngine(world, wish);
  children.push(child);
  return child;
}

async function rows(): Promise<readonly { id: string; state: string; protocol: number }[]> {
  const client = new Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    const found = await client.query<{ id: string; state: string; protocol: number }>(
      'select id, state, protocol from crossgrade.migration order by id',
    );
    return found.rows;
  } finally {
    await client.end();
  }
}

async function allAre(state: string): Promise<readonly { id: string; protocol: number }[]> {
  return until(async () => {
    const found = await rows();
    return found.length > 0 && found.every((row) => row.state === state) ? found : undefined;
  }, 60_000);
}

async function plansOf(count: number): Promise<MigrationPlan[]> {
  const plans: MigrationPlan[] = [];
  for (let row = 0; row < count; row += 1) {
    plans.push(await world.plan(await world.customer(legacyCustomer(1, [holders(1)])), { target: 'Office 365 E3' }));
  }
  await world.sleep();
  return plans;
}

async function expectFlawless(count: number): Promise<void> {
  const ledger = await world.ledger();
  expect(ledger.purchases).toHaveLength(count);
  expect(new Set(ledger.purchases.map(({ friendlyName }) => friendlyName)).size).toBe(count);
  expect(ledger.suspensions).toHaveLength(count);
  expect(ledger.instantsWithoutLicense).toEqual([]);
  expect(ledger.retiredWithHolders).toEqual([]);
}

test('rows of an older program that is gone are ended by a newer one, and never given back', async () => {
  const plans = await plansOf(4);
  // One at a time, so that one row is on its way and others are queued when it dies.
  const older = start({ protocol: 1, plans, rowsAtOnce: 1 });
  await older.says('submitted');
  await until(async () => ((await world.ledger()).purchases.length >= 1 ? true : undefined));
  await older.kill();
  const begun = (await rows()).filter(({ state }) => state !== 'done').length;

  const newer = start({ protocol: 2 });
  const ended = await allAre('done');
  expect(begun).toBeGreaterThan(0);
  expect(ended.filter(({ protocol }) => protocol === 2).length).toBeGreaterThanOrEqual(begun);
  await expectFlawless(4);

  // The older one comes back, and a person asks it: what the newer one has worked on, the newer one goes on with.
  const last = ended.find(({ protocol }) => protocol === 2);
  if (last === undefined) throw new Error('The newer program has worked on no row');
  const back = start({ protocol: 1, undo: [last.id] });
  await back.says('submitted');
  await until(async () => {
    const row = (await rows()).find(({ id }) => id === last.id);
    return row?.state === 'undone' && row.protocol === 2 ? true : undefined;
  }, 30_000);
  expect(newer.lines).not.toContain('replaced');
});

test('an older program goes on with its rows beside a newer one', async () => {
  const plans = await plansOf(2);
  start({ protocol: 2 });
  const older = start({ protocol: 1, plans });
  await older.says('submitted');
  const ended = await allAre('done');

  expect(ended.map(({ protocol }) => protocol)).toEqual([1, 1]);
  await expectFlawless(2);
});
