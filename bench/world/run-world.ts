import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brandId, utcToday, type Clock, type TenantId } from '../../src/base';
import { createPool, openCluster, openEngine, type EnginePolicy, type Log } from '../../src/engine';
import type { RunWorld } from '../../src/job';
import { defaultTermEndWords, noLimits } from '../../src/migration';
import { createPartnerCenter, fixedToken, type CallRecord, type RequestBudget } from '../../src/partner-center';

export const clock: Clock = {
  now: () => new Date(),
  today: () => utcToday({ now: () => new Date() }),
  sleep: async (milliseconds, signal) => {
    await wait(milliseconds, undefined, signal && { signal: signal as AbortSignal }); // Node's own signal in all callers
  },
};

export const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (values, event) => {
    console.error(event, values);
  },
};

export const policy: EnginePolicy = {
  writeDeadline: 20_000,
  listingLag: 900_000,
  pollFirst: 200,
  pollMost: 2_000,
  provisioningPatience: 600_000,
  changePatience: 600_000,
  scanFreshFor: 1_800_000,
  memberSilence: 20_000,
  takeoverEvery: 2_000,
  termEndWords: defaultTermEndWords,
  rowsAtOnce: 64,
  usersAtOnce: 8,
  lookAgainAfter: [],
};

export interface RunWorldOptions {
  readonly url: string;
  readonly concurrency: number;
  readonly budget?: (pool: ReturnType<typeof createPool>) => Promise<RequestBudget>;
  readonly policy?: Partial<EnginePolicy>;
}

/** A world as the command line makes it, on a fresh embedded database, with every call counted. */
export async function openRunWorld(options: RunWorldOptions) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'crossgrade-bench-'));
  const cluster = await openCluster({ dataDirectory, log: quiet, clock });
  await cluster.createDatabase('bench');
  const pool = createPool(() => cluster.url('bench'), { log: quiet, clock });
  const calls: CallRecord[] = [];
  const budget = await options.budget?.(pool);
  const service = createPartnerCenter({
    baseUrl: options.url,
    tokens: fixedToken('x'),
    clock,
    newCorrelationId: randomUUID,
    random: Math.random,
    concurrency: options.concurrency,
    onCall: (record) => calls.push(record),
    ...(budget === undefined ? {} : { budget }),
  });
  const engine = await openEngine({
    pool,
    databaseUrl: cluster.url('bench'),
    scope: 'bench',
    executorId: randomUUID(),
    service,
    policy: { ...policy, ...options.policy },
    clock,
    log: quiet,
  });
  const world: RunWorld = {
    service,
    connection: { tenantId: brandId<TenantId>(randomUUID()), name: 'bench', sandbox: true },
    clock,
    termEndWords: defaultTermEndWords,
    customersAtOnce: options.concurrency,
    engine,
    runBy: 'bench',
    newId: randomUUID,
    followEvery: 100,
    followHorizon: 60_000,
    unknownPatience: 60_000,
    limits: noLimits,
    callsPerMinute: undefined,
  };
  return {
    world,
    calls,
    close: async () => {
      await engine.close();
      await pool.end();
      await cluster.leave();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
