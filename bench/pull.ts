import { randomUUID } from 'node:crypto';
import { brandId, type TenantId } from '../src/base';
import { inLanes } from '../src/job/reading/lanes';
import { namedCustomers, readSubscriptions, readUnits } from '../src/job/reading/customers';
import type { JobWorld } from '../src/job';
import { defaultTermEndWords, isExpiring } from '../src/migration';
import { createPartnerCenter, fixedToken } from '../src/partner-center';
import type { Figure } from './figure';
import { clock } from './world/run-world';
import { startSandboxProcess } from './world/start-sandbox';

const customers = 1000;
const latency = 50;
const concurrency = 8;

/** 1,000 customers, one call each, 50 ms a call, 8 at a time, no limiter. "Assigned" is counted beside it. */
export async function bench(): Promise<readonly Figure[]> {
  const sandbox = await startSandboxProcess({ customers, latencyMs: latency });
  try {
    const service = createPartnerCenter({
      baseUrl: sandbox.url,
      tokens: fixedToken('x'),
      clock,
      newCorrelationId: randomUUID,
      random: Math.random,
      concurrency,
    });
    const world: JobWorld = {
      service,
      connection: { tenantId: brandId<TenantId>(randomUUID()), name: 'bench', sandbox: true },
      clock,
      termEndWords: defaultTermEndWords,
      customersAtOnce: concurrency * 2,
    };
    const today = clock.today();
    const start = performance.now();
    const withRows: Parameters<typeof readUnits>[1][] = [];
    await inLanes(namedCustomers(world, undefined), world.customersAtOnce, async ({ id }) => {
      const subscriptions = await readSubscriptions(world, id);
      if (subscriptions.some((one) => isExpiring(one, { today, within: 90, late: false }))) withRows.push(id);
    });
    const wall = (performance.now() - start) / 1000;
    const assignedStart = performance.now();
    await inLanes(withRows, world.customersAtOnce, async (id) => {
      await readUnits(world, id);
    });
    const assigned = (performance.now() - assignedStart) / 1000;
    const ideal = (customers * latency) / concurrency / 1000;
    const assignedIdeal = (withRows.length * latency) / concurrency / 1000;
    return [
      { name: 'pull 1,000 customers, wall', measured: wall, ideal, goal: ideal * 1.1, unit: 's' },
      {
        name: 'pull, "Assigned" beside it',
        measured: assigned,
        ideal: assignedIdeal,
        goal: undefined,
        unit: 's',
        note: `${String(withRows.length)} customers have rows`,
      },
    ];
  } finally {
    await sandbox.stop();
  }
}
