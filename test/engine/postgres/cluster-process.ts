/** Opens the cluster of a folder and stays until it is killed, or told to leave. */
import { openCluster } from '../../../src/engine/postgres';
import { silentLog } from '../../support/log';
import { systemClock } from '../../support/system-clock';

const [dataDirectory = '', sharedDirectory = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const cluster = await openCluster({ dataDirectory, sharedDirectory, log: silentLog, clock: systemClock });
  process.stdout.write(`open ${cluster.url('postgres')}\n`);
  process.stdin.once('data', () => {
    void cluster.leave().then(() => process.exit());
  });
}

void main().catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exit(1);
});
