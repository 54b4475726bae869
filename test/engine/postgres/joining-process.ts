/** Joins the members under an id and stays until it is killed or told to leave. */
import { createPool, joinMembers } from '../../../src/engine/postgres';
import { silentLog } from '../../support/log';
import { systemClock } from '../../support/system-clock';

const [url = '', executorId = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const pool = createPool(url, { log: silentLog, clock: systemClock });
  const member = await joinMembers(pool, executorId, { log: silentLog, protocol: 1 });
  process.stdout.write('joined\n');
  process.stdin.once('data', () => {
    void member
      .leave()
      .then(() => pool.end())
      .then(() => process.exit());
  });
}

void main();
