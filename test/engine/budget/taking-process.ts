/** Takes from a shared budget as fast as it lets, sixteen callers at a time, and says when each request was sent. */
import { openBudget } from '../../../src/engine/budget';
import { createPool } from '../../../src/engine/postgres';
import { silentLog } from '../../support/log';
import { systemClock } from '../../support/system-clock';

const [url = '', perWindow, window, margin, requests] = process.argv.slice(2);

async function main(): Promise<void> {
  const pool = createPool(url, { log: silentLog, clock: systemClock });
  const budget = openBudget({
    pool,
    scope: 'tenant',
    requestsPerMinute: Number(perWindow),
    windowMilliseconds: Number(window),
    marginMilliseconds: Number(margin),
  });
  let left = Number(requests);
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await budget.take();
      process.stdout.write(`sent ${Date.now()}\n`);
    }
  };
  await pool.query('select 1');
  process.stdout.write('ready\n');
  process.stdin.once('data', () => {
    void Promise.all(Array.from({ length: 16 }, caller)).then(async () => {
      await pool.end();
      process.exit();
    });
  });
}

void main();
