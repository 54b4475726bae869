import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openCluster } from '../../src/engine/postgres';
import { endLeftBehind } from './left-behind';
import { silentLog } from './log';
import { systemClock } from './system-clock';
import { testClusterVariable } from './test-cluster';

/** Stops the run's cluster, if any test started it, ends and names what tests have left behind, and removes its folder. */
export default async function tearDown(): Promise<void> {
  const dataDirectory = process.env[testClusterVariable];
  if (dataDirectory === undefined) return;
  if (existsSync(join(dataDirectory, 'postgres'))) {
    const cluster = await openCluster({ dataDirectory, log: silentLog, clock: systemClock });
    await cluster.leave();
  }
  const left = endLeftBehind(dataDirectory);
  if (left.length > 0) process.stderr.write(`Left behind by tests, and ended now:\n  ${left.join('\n  ')}\n`);
  await rm(dataDirectory, { recursive: true, force: true });
}
