import type { MigrationPlan } from '../src/migration';
import type { CustomerScenario } from '../src/sandbox';
import type { Figure } from './figure';
import { BenchChild } from './world/bench-child';
import { openBenchDatabase, type BenchDatabase } from './world/bench-database';
import { checkedPlans } from './world/checked-plans';
import type { FleetWish } from './world/fleet-process';
import { clock, openRunWorld } from './world/run-world';
import { startSandboxProcess } from './world/start-sandbox';

/** Calls in flight of one gateway: few, so that their latency bounds it and not this machine. */
const concurrency = 3;
const latency = 250;
const rows = 36;
const holders = 3;

const scenarios = Array.from({ length: rows }, (_, index): CustomerScenario => ({
  name: `Bench ${String(index)}`,
  country: 'US',
  subscriptions: [{ plan: 'office-365-e4', quantity: holders, commerce: 'legacy' }],
  users: [{ count: holders, licenses: [{ plan: 'office-365-e4' }] }],
}));

interface Worker {
  readonly child: BenchChild;
  readonly executorId: string;
}

/** A simulator with checked rows, and a database for gateways to share. */
async function openWorld() {
  const sandbox = await startSandboxProcess({
    customers: 0,
    scenarios,
    latencyMs: latency,
    provisioningMs: 0,
    subscriptionIdMs: 0,
    checkoutMs: 0,
    acceptedShare: 0,
    exclusivePlans: false,
  });
  const database = await openBenchDatabase();
  const { world, close } = await openRunWorld({ url: sandbox.url, concurrency: 32 });
  const plans = await checkedPlans(world, (listed) => {
    const plan = listed.find((one) => one.label === 'Office 365 E5');
    if (plan === undefined) throw new Error('The simulator sells no Office 365 E5');
    return plan;
  });
  await close();
  const workers: Worker[] = [];
  const wish: FleetWish = { databaseUrl: database.url, serviceUrl: sandbox.url, concurrency };
  return {
    database,
    plans,
    workers,
    start: async (): Promise<Worker> => {
      const child = new BenchChild('fleet-process.ts', wish);
      const worker = { child, executorId: await child.says('open') };
      workers.push(worker);
      return worker;
    },
    close: async () => {
      for (const { child } of workers) await child.kill();
      await database.close();
      await sandbox.stop();
    },
  };
}

async function count({ pool }: BenchDatabase, condition: string, values: readonly unknown[] = []): Promise<number> {
  const { rows: found } = await pool.query<{ count: number }>(`select count(*)::integer as count ${condition}`, [
    ...values,
  ]);
  return found[0]?.count ?? 0;
}

const notDone = (database: BenchDatabase): Promise<number> =>
  count(database, `from crossgrade.migration where state <> 'done'`);

async function submit({ child }: Worker, plans: readonly MigrationPlan[]): Promise<void> {
  child.tell(JSON.stringify(plans));
  await child.says('submitted');
}

/** Seconds in which so many gateways do the rows. */
async function secondsOf(gateways: number): Promise<number> {
  const world = await openWorld();
  try {
    for (let gateway = 0; gateway < gateways; gateway += 1) await world.start();
    // New queues are first served after about a second.
    await clock.sleep(2_000);
    const [first] = world.workers;
    if (first === undefined) throw new Error('No gateway');
    const start = performance.now();
    await submit(first, world.plans);
    while ((await notDone(world.database)) > 0) await clock.sleep(50);
    return (performance.now() - start) / 1000;
  } finally {
    await world.close();
  }
}

/** Seconds from the death of one of two gateways until the other has all of its rows. */
async function secondsOfTakeover(): Promise<{ readonly seconds: number; readonly taken: number }> {
  const world = await openWorld();
  try {
    const [first] = [await world.start(), await world.start()];
    await clock.sleep(2_000);
    await submit(first, world.plans);
    const held = `from dbos.workflow_status where status = 'PENDING' and executor_id = $1`;
    while ((await count(world.database, held, [first.executorId])) < concurrency) await clock.sleep(20);
    await clock.sleep(2_000);
    const taken = await count(world.database, held, [first.executorId]);
    const start = performance.now();
    await first.child.kill();
    while ((await count(world.database, held, [first.executorId])) > 0) await clock.sleep(20);
    const seconds = (performance.now() - start) / 1000;
    while ((await notDone(world.database)) > 0) await clock.sleep(100);
    return { seconds, taken };
  } finally {
    await world.close();
  }
}

/** Gateways that share one database and a service that answers slowly, without a limiter; all of it on this machine. */
export async function bench(): Promise<readonly Figure[]> {
  const one = await secondsOf(1);
  const two = await secondsOf(2);
  const takeover = await secondsOfTakeover();
  return [
    { name: `${String(rows)} rows, one gateway`, measured: one, ideal: undefined, goal: undefined, unit: 's' },
    {
      name: '… two gateways',
      measured: two,
      ideal: one / 2,
      goal: one / 1.8,
      unit: 's',
      note: `${(one / two).toFixed(2)} times as fast; at least 1.8 is asked for`,
    },
    {
      name: 'one of two killed, its rows go on elsewhere',
      measured: takeover.seconds,
      ideal: undefined,
      goal: 30,
      unit: 's',
      note: `${String(takeover.taken)} rows were on their way`,
    },
  ];
}
