/**
 * A gateway in a process of its own, whose memory is measured. Told `submit RUN FROM COUNT` it submits rows; told `peak`
 * it says how much memory it has taken at most. Says `listening URL` and `submitted`.
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import pino from 'pino';
import { brandId, type RunId, type TenantId } from '../../src/base';
import { createPool, openEngine } from '../../src/engine';
import { buildApp } from '../../src/gateway/app';
import { localIdentity } from '../../src/gateway/auth/local-identity';
import { Meters } from '../../src/gateway/metrics/meters';
import { openPlanList, openRunFeed, Pace, type RunWorld } from '../../src/job';
import { defaultTermEndWords, noLimits } from '../../src/migration';
import { createPartnerCenter, fixedToken } from '../../src/partner-center';
import { queuedPlan } from './queued-plans';
import { clock, policy, quiet } from './run-world';

/** What the parent asks for, as JSON in the first argument. */
export interface QueueWish {
  readonly databaseUrl: string;
  readonly serviceUrl: string;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main({ databaseUrl, serviceUrl }: QueueWish): Promise<void> {
  const pool = createPool(databaseUrl, { log: quiet, clock });
  const service = createPartnerCenter({
    baseUrl: serviceUrl,
    tokens: fixedToken('x'),
    clock,
    newCorrelationId: randomUUID,
    random: Math.random,
    concurrency: 16,
  });
  const engine = await openEngine({
    pool,
    databaseUrl,
    scope: 'bench',
    executorId: randomUUID(),
    service,
    policy: { ...policy, rowsAtOnce: 32 },
    clock,
    log: quiet,
  });
  const world: RunWorld = {
    service,
    connection: { tenantId: brandId<TenantId>(randomUUID()), name: 'bench', sandbox: true },
    clock,
    termEndWords: defaultTermEndWords,
    customersAtOnce: 16,
    engine,
    runBy: 'bench',
    newId: randomUUID,
    followEvery: 500,
    followHorizon: 1_800_000,
    unknownPatience: 1_200_000,
    limits: noLimits,
    callsPerMinute: undefined,
  };
  const pace = new Pace();
  const app = await buildApp({
    world,
    pace,
    plans: openPlanList(world),
    feed: openRunFeed(world, pace),
    identify: localIdentity({ id: 'local:bench', name: 'bench' }),
    meters: new Meters(),
    fleet: {
      numbers: async () => ({ ...(await engine.standing()), budget: undefined }),
      pool: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
      budgetLimit: 0,
    },
    log: pino({ level: 'silent' }),
    version: 'bench',
    requestsPerMinute: 0,
    concurrency: 16,
    signIn: undefined,
    publicUrl: undefined,
    tls: undefined,
    pages: { pane: undefined, officeJs: undefined },
    callsPerMinute: 100_000,
    problemOf: () => undefined,
    databaseAnswers: async () => {
      await engine.cursor();
    },
    serviceAnswers: () => Promise.resolve(),
  });
  say(`listening ${await app.listen({ host: '127.0.0.1', port: 0 })}`);
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, run = '', from = '0', count = '0'] = line.split(' ');
    if (word === 'submit') {
      const plans = Array.from({ length: Number(count) }, (_, index) => queuedPlan(Number(from) + index));
      await engine.submit({ runId: brandId<RunId>(run), runBy: 'bench', plans });
      say('submitted');
    } else {
      const { user, system } = process.cpuUsage();
      say(`peak ${JSON.stringify({ megabytes: process.resourceUsage().maxRSS / 1024, cpu: (user + system) / 1e6 })}`);
    }
  }
}

// The parent's own words: nobody else starts this.
void main(JSON.parse(process.argv[2] ?? '') as QueueWish);
