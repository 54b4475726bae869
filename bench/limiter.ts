import { randomUUID } from 'node:crypto';
import { brandId, idKey, type RunId } from '../src/base';
import { openBudget, upgradeDatabase } from '../src/engine';
import { isTerminal } from '../src/migration';
import type { CustomerScenario } from '../src/sandbox';
import type { Figure } from './figure';
import { checkedPlans } from './world/checked-plans';
import { clock, openRunWorld } from './world/run-world';
import { startSandboxProcess } from './world/start-sandbox';

const requestsPerMinute = 1_000;
const customers = 20;
const products = ['office-365-e4', 'kaizala-pro', 'power-bi-pro', 'visio-plan-2'];
const holders = 6;
const minute = 60;

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

/**
 * 80 rows against a simulator that refuses more than 1,000 requests in any minute, our budget set to the same. The
 * check goes before, so the run begins with whatever is left of the first minute.
 */
export async function bench(): Promise<readonly Figure[]> {
  const sandbox = await startSandboxProcess({
    customers: 0,
    scenarios,
    latencyMs: 20,
    requestsPerMinute,
    provisioningMs: 0,
    subscriptionIdMs: 0,
    checkoutMs: 0,
    acceptedShare: 0,
    exclusivePlans: false,
  });
  const { world, calls, close } = await openRunWorld({
    url: sandbox.url,
    concurrency: 16,
    budget: async (pool) => {
      await upgradeDatabase(pool);
      return openBudget({ pool, scope: 'bench', requestsPerMinute });
    },
  });
  try {
    const start = performance.now();
    const plans = await checkedPlans(world, (listed) => {
      const plan = listed.find((one) => one.label === 'Office 365 E5');
      if (plan === undefined) throw new Error('The simulator sells no Office 365 E5');
      return plan;
    });
    await world.engine.submit({ runId: brandId<RunId>(randomUUID()), runBy: 'bench', plans });
    const keys = plans.map((plan) => idKey(plan.source.id));
    let views = await world.engine.rows(keys);
    while (!views.every(({ record }) => isTerminal(record.state))) {
      await clock.sleep(250);
      views = await world.engine.rows(keys);
    }
    const wall = (performance.now() - start) / 1000;
    // A window opens with all of its requests at once, so the last of them may begin after so many whole minutes.
    const allowed = Math.floor((calls.length - 1) / requestsPerMinute) * minute;
    const refused = calls.filter(({ status }) => status === 429).length;
    const failed = views.filter(({ record }) => record.state !== 'done').length;
    return [
      {
        name: 'check and run under a limiter, wall',
        measured: wall,
        ideal: allowed,
        goal: 1.05 * allowed,
        unit: 's',
        note: `${String(calls.length)} calls at ${String(requestsPerMinute)} a minute, ${String(refused)} refused`,
      },
      { name: '… rows that failed', measured: failed, ideal: 0, goal: 0, unit: 'rows' },
    ];
  } finally {
    await close();
    await sandbox.stop();
  }
}
