import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { openCluster } from '../../src/engine/postgres';
import { silentLog } from './log';
import { systemClock } from './system-clock';
import { testClusterVariable } from './test-cluster';

export interface FreshDatabase {
  readonly url: string;
  /** Removes the database, whoever is still connected to it. */
  drop(): Promise<void>;
}

/** An empty database of its own in the run's cluster, for one test file. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const dataDirectory = process.env[testClusterVariable];
  if (dataDirectory === undefined) throw new Error(`${testClusterVariable} is set by jest's globalSetup`);
  const cluster = await openCluster({ dataDirectory, log: silentLog, clock: systemClock });
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await cluster.createDatabase(name);
  return {
    url: cluster.url(name),
    drop: async () => {
      const client = new Client({ connectionString: cluster.url('postgres') });
      await client.connect();
      await client.query(`drop database ${name} with (force)`);
      await client.end();
      await cluster.leave({ keepRunning: true });
    },
  };
}
