import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, openCluster, upgradeDatabase, type DatabasePool } from '../../src/engine';
import { clock, quiet } from './run-world';

/** A fresh embedded database that several processes share. */
export interface BenchDatabase {
  readonly url: string;
  readonly pool: DatabasePool;
  close(): Promise<void>;
}

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'crossgrade-bench-'));
  const cluster = await openCluster({ dataDirectory, log: quiet, clock });
  await cluster.createDatabase('bench');
  const url = cluster.url('bench');
  const pool = createPool(url, { log: quiet, clock });
  await upgradeDatabase(pool);
  return {
    url,
    pool,
    close: async () => {
      await pool.end();
      await cluster.leave();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
