import { randomUUID } from 'node:crypto';
import { brandId, idKey, type RunId } from '../src/base';
import { isTerminal } from '../src/migration';
import type { CustomerScenario } from '../src/sandbox';
import type { Figure } from './figure';
import { checkedPlans } from './world/checked-plans';
import { clock, openRunWorld } from './world/run-world';
import { startSandboxProcess } from './world/start-sandbox';

const customers = 50;
const products = ['office-365-e4', 'kaizala-pro', 'power-bi-pro', 'visio-plan-2'];
const holders = 10;
const latency = 100;
const concurrency = 16;

/** What a row needs beside its users: search 2, item 1, cart 2, gate 3, plans 1, retire 4, change and proof 3. */
const callsOfARow = 16;
/** A move and its proof. */
const callsOfAUser = 2;

const scenarios = Array.from({ length: customers }, (_, index): CustomerScenario => ({
  name: `Bench ${String(index)}`,
  country: 'US',
  subscriptions: products.map((plan) => ({
    plan,
    quantity: holders,
    ...(plan === 'office-365-e4' || plan === 'kaizala-pro' ? { commerce: 'legacy' as const } : {}),
  })),
  users: products.map((plan) => ({ count: holders, licenses: [{ plan }] })),
}));

/** 200 rows of 50 customers, 10 holders a row, 100 ms a call, 16 at a time, no limiter. */
export async function bench(): Promise<readonly Figure[]> {
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
  const { world, calls, close } = await openRunWorld({ url: sandbox.url, concurrency });
  try {
    const plans = await checkedPlans(world, (listed) => {
      const plan = listed.find((one) => one.label === 'Office 365 E5');
      if (plan === undefined) throw new Error('The simulator sells no Office 365 E5');
      return plan;
    });
    const before = calls.length;
    const cpu = process.cpuUsage();
    const start = performance.now();
    await world.engine.submit({ runId: brandId<RunId>(randomUUID()), runBy: 'bench', plans });
    const keys = plans.map((plan) => idKey(plan.source.id));
    let states = new Map<string, number>();
    for (;;) {
      const views = await world.engine.rows(keys);
      states = new Map();
      for (const { record } of views) states.set(record.state, (states.get(record.state) ?? 0) + 1);
      if (views.every(({ record }) => isTerminal(record.state))) break;
      await clock.sleep(250);
    }
    const wall = (performance.now() - start) / 1000;
    const used = process.cpuUsage(cpu);
    const made = calls.length - before;
    const needed = plans.reduce((sum, plan) => sum + callsOfARow + plan.users.length * callsOfAUser, 0);
    const ideal = (needed * latency) / concurrency / 1000;
    const ends = [...states].map(([state, count]) => `${String(count)} ${state}`).join(', ');
    return [
      { name: 'run 200 rows, wall', measured: wall, ideal, goal: ideal * 1.15, unit: 's', note: ends },
      { name: 'run 200 rows, calls', measured: made, ideal: needed, goal: undefined, unit: 'calls' },
      {
        name: 'run, our CPU a call',
        measured: (used.user + used.system) / 1000 / made,
        ideal: undefined,
        goal: 3,
        unit: 'ms',
        note: 'simulator and PostgreSQL are other processes',
      },
    ];
  } finally {
    await close();
    await sandbox.stop();
  }
}
