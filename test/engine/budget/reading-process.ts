/** Reads from a service as fast as the shared budget lets, four callers at a time, until it is told to stop. */
import { randomUUID } from 'node:crypto';
import { openBudget } from '../../../src/engine/budget';
import { createPool } from '../../../src/engine/postgres';
import { createPartnerCenter, fixedToken } from '../../../src/partner-center';
import { silentLog } from '../../support/log';
import { systemClock } from '../../support/system-clock';

const [databaseUrl = '', baseUrl = '', name = '', requestsPerMinute = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const pool = createPool(databaseUrl, { log: silentLog, clock: systemClock });
  const service = createPartnerCenter({
    baseUrl,
    tokens: fixedToken(name),
    clock: systemClock,
    newCorrelationId: randomUUID,
    random: () => 0.5,
    writeDeadline: 1_000,
    waitScale: 0.01,
    budget: openBudget({ pool, scope: 'throttled', requestsPerMinute: Number(requestsPerMinute) }),
  });
  let stopping = false;
  const caller = async (): Promise<void> => {
    while (!stopping) await service.profile.get();
  };
  process.stdout.write('ready\n');
  process.stdin.once('data', () => {
    const callers = Promise.all(Array.from({ length: 4 }, caller));
    process.stdin.once('data', () => {
      stopping = true;
      void callers.then(async () => {
        await pool.end();
        process.exit();
      });
    });
  });
}

void main();
