import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openCluster } from '../../src/engine/postgres';
import { silentLog } from './log';
import { systemClock } from './system-clock';
import { testClusterVariable } from './test-cluster';

/** Stops the run's cluster, if any test started it, and removes its folder. */
export default async function tearDown(): Promise<void> {
  const dataDirectory = process.env[testClusterVariable];
  if (dataDirectory === undefined) return;
  if (existsSync(join(dataDirectory, 'postgres'))) {
    const cluster = await openCluster({ dataDirectory, log: silentLog, clock: systemClock });
    await cluster.leave();
  }
  await rm(dataDirectory, { recursive: true, force: true });
}
