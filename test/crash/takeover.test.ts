import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import type { MigrationPlan } from '../../src/migration';
import { ClusterFolder } from '../engine/postgres/cluster-folder';
import { Child } from '../support/child-process';
import { openEngineWorld, testPolicy, type EngineWorld, type EngineWorldOptions } from '../support/engine-world';
import { emptyDatabase } from '../support/postgres';
import { holders, legacyCustomer } from '../support/scenarios';
import { until } from '../support/until';
import type { DyingWish } from './dying-engine';

async function manyRows(world: EngineWorld, count: number): Promise<MigrationPlan[]> {
  const plans: MigrationPlan[] = [];
  for (let row = 0; row < count; row += 1) {
    plans.push(await world.plan(await world.customer(legacyCustomer(4, [holders(4)]))));
  }
  return plans;
}

/** Processes that open an engine on the same empty database and then have nothing to do. */
function openers(url: string, count: number): Child[] {
  const wish: Omit<DyingWish, 'executorId'> = {
    databaseUrl: url,
    serviceUrl: 'http://127.0.0.1:9',
    runId: randomUUID(),
    writeDeadline: testPolicy.writeDeadline,
    point: undefined,
    plans: [],
    undo: [],
  };
  return Array.from(
    { length: count },
    () => new Child(join(__dirname, 'dying-engine.ts'), [JSON.stringify({ ...wish, executorId: randomUUID() })]),
  );
}

function engineProcess(world: EngineWorld, plans: readonly MigrationPlan[], policy: DyingWish['policy'] = {}): Child {
  const wish: DyingWish = {
    databaseUrl: world.databaseUrl,
    serviceUrl: world.proxy.url,
    executorId: randomUUID(),
    runId: randomUUID(),
    writeDeadline: testPolicy.writeDeadline,
    point: undefined,
    plans,
    undo: [],
    policy,
  };
  return new Child(join(__dirname, 'dying-engine.ts'), [JSON.stringify(wish)]);
}

let open: EngineWorld | undefined;
let folder: ClusterFolder | undefined;
afterEach(async () => {
  await open?.close();
  await folder?.remove();
  open = undefined;
  folder = undefined;
});

async function opened(options: EngineWorldOptions): Promise<EngineWorld> {
  open = await openEngineWorld(options);
  return open;
}

async function expectFlawless(world: EngineWorld, rows: number): Promise<void> {
  const ledger = await world.ledger();
  expect(ledger.purchases).toHaveLength(rows);
  expect(new Set(ledger.purchases.map(({ friendlyName }) => friendlyName)).size).toBe(rows);
  expect(ledger.suspensions).toHaveLength(rows);
  expect(ledger.instantsWithoutLicense).toEqual([]);
  expect(ledger.retiredWithHolders).toEqual([]);
}

async function moved(world: EngineWorld, users: number): Promise<true | undefined> {
  return (await world.ledger()).moves.length >= users ? true : undefined;
}

test('processes that start at once on an empty database do not stand in each other’s way', async () => {
  const database = await emptyDatabase();
  const children = openers(database.url, 2);
  try {
    const opened = await Promise.allSettled(children.map((child) => child.says('open')));

    expect(opened.map((one) => (one.status === 'rejected' ? String(one.reason) : 'open'))).toEqual(
      children.map(() => 'open'),
    );
  } finally {
    await Promise.all(children.map((child) => child.kill()));
    await database.drop();
  }
});

test('two processes share the rows of one database, and the one that lives finishes those of the one that is killed', async () => {
  const world = await opened({ sandbox: { latencyMs: 10 }, policy: { rowsAtOnce: 4 } });
  const plans = await manyRows(world, 12);
  // No row is read before both have taken some: the quicker one would do all of them.
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  for (const { customerId } of plans) {
    for (const path of ['subscriptions', 'subscriptions/*']) {
      world.proxy.on(customerId, 'GET', path, (forward) => begun.then(forward), 1_000);
    }
  }
  const child = engineProcess(world, plans, { rowsAtOnce: 4 });
  await child.says('submitted');
  await until(async () => {
    const owners = await world.pool.query(
      'select distinct executor_id from dbos.workflow_status where executor_id is not null',
    );
    return owners.rowCount === 2 ? true : undefined;
  });
  begin();
  await until(() => moved(world, 8));
  await child.kill();
  const views = await world.until(plans);

  expect(views.map(({ record }) => record.state)).toEqual(plans.map(() => 'done'));
  await expectFlawless(world, plans.length);
});

test('a row that was taken from the queue by one who had been taken over by then is not forgotten', async () => {
  const world = await opened({});
  const customer = await world.customer(legacyCustomer(1, [holders(1)]));
  const plan = await world.plan(customer, { row: { runAt: new Date(Date.now() + 600_000).toISOString() } });
  await world.submit([plan]);
  await world.sleep();
  const client = new Client({ connectionString: world.databaseUrl });
  await client.connect();
  // The turn that the row waits for: one before it may be over.
  const taken = await client.query(
    `update dbos.workflow_status set status = 'PENDING', executor_id = $1
      where workflow_uuid in (select workflow from crossgrade.migration)`,
    [randomUUID()],
  );
  // Its time has come.
  await client.query("update crossgrade.migration set plan = plan - 'runAt'");
  await client.end();
  await world.reopen();
  const [view] = await world.until([plan]);

  expect(taken.rowCount).toBe(1);
  expect(view?.record.state).toBe('done');
  await expectFlawless(world, 1);
});

test('a run outlives its database being stopped and started in the middle', async () => {
  folder = await ClusterFolder.make();
  const cluster = await folder.open();
  const serverPid = folder.serverPid.bind(folder);
  await cluster.createDatabase('crossgrade');
  const world = await opened({
    sandbox: { latencyMs: 10 },
    database: { url: cluster.url('crossgrade'), drop: () => Promise.resolve() },
  });
  const plans = await manyRows(world, 6);
  await world.submit(plans);
  await until(() => moved(world, 5));
  const pid = await serverPid();
  if (pid === undefined) throw new Error('No server runs');
  // A fast stop, as an operator's: every connection ends at once. Whoever uses the cluster starts it again.
  process.kill(pid, 'SIGINT');
  await until(async () => {
    const now = await serverPid();
    return now !== undefined && now !== pid ? true : undefined;
  }, 30_000);
  const views = await world.until(plans);

  expect(views.map(({ record }) => record.state)).toEqual(plans.map(() => 'done'));
  await expectFlawless(world, plans.length);
});

test('a run ends well whatever the network does, under the same row and the same purchase', async () => {
  const world = await opened({});
  const plans = await manyRows(world, 6);
  await world.control('faults', [
    '*=reset-after,chance=0.05',
    '*=reset-before,chance=0.05',
    '*=status:503,chance=0.03',
  ]);
  const views = await world.run(plans);

  expect(views.map(({ record }) => record.state)).toEqual(plans.map(() => 'done'));
  await expectFlawless(world, plans.length);
});
