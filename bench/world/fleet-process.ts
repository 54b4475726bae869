/**
 * One gateway's engine in a process of its own. Told `submit` with plans as JSON it submits them. Says `open ID` with its
 * executor id, and `submitted`.
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { brandId, type RunId } from '../../src/base';
import { createPool, openEngine } from '../../src/engine';
import type { MigrationPlan } from '../../src/migration';
import { createPartnerCenter, fixedToken } from '../../src/partner-center';
import { clock, policy, quiet } from './run-world';

/** What the parent asks for, as JSON in the first argument. */
export interface FleetWish {
  readonly databaseUrl: string;
  readonly serviceUrl: string;
  readonly concurrency: number;
}

async function main({ databaseUrl, serviceUrl, concurrency }: FleetWish): Promise<void> {
  const executorId = randomUUID();
  const engine = await openEngine({
    pool: createPool(databaseUrl, { log: quiet, clock }),
    databaseUrl,
    scope: 'bench',
    executorId,
    service: createPartnerCenter({
      baseUrl: serviceUrl,
      tokens: fixedToken('x'),
      clock,
      newCorrelationId: randomUUID,
      random: Math.random,
      concurrency,
    }),
    // As a gateway has it: twice as many rows as calls.
    policy: { ...policy, rowsAtOnce: concurrency * 2 },
    clock,
    log: quiet,
  });
  process.stdout.write(`open ${executorId}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const plans = JSON.parse(line) as readonly MigrationPlan[]; // our own parent's
    await engine.submit({ runId: brandId<RunId>(randomUUID()), runBy: 'bench', plans });
    process.stdout.write('submitted\n');
  }
}

// The parent's own words: nobody else starts this.
void main(JSON.parse(process.argv[2] ?? '') as FleetWish);
