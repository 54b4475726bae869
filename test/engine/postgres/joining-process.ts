/** Joins the members under an id and stays until it is killed or told to leave; says when it was replaced. */
import { createPool, joinMembers } from '../../../src/engine/postgres';
import { silentLog } from '../../support/log';
import { systemClock } from '../../support/system-clock';

const [url = '', executorId = '', silence = '20000'] = process.argv.slice(2);

async function main(): Promise<void> {
  const pool = createPool(url, { log: silentLog, clock: systemClock });
  const member = await joinMembers(pool, executorId, {
    log: silentLog,
    protocol: 1,
    silenceMilliseconds: Number(silence),
  });
  member.replaced.addEventListener('abort', () => {
    process.stdout.write('replaced\n');
  });
  process.stdout.write('joined\n');
  process.stdin.once('data', () => {
    void member
      .leave()
      .then(() => pool.end())
      .then(() => process.exit());
  });
}

void main();
