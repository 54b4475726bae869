import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { openCluster } from '../../src/engine/postgres';
import { silentLog } from './log';
import { preparedDatabase } from './prepared-database';
import { systemClock } from './system-clock';
import { testClusterVariable } from './test-cluster';

export interface FreshDatabase {
  readonly url: string;
  /** Removes the database, whoever is still connected to it. */
  drop(): Promise<void>;
}

/** An empty database of its own in the run's cluster, for one test file. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return databaseFrom(() => Promise.resolve('template0'));
}

/** A database of its own in the run's cluster, as an engine finds it that was there before and did nothing. */
export function freshDatabase(): Promise<FreshDatabase> {
  return databaseFrom(preparedDatabase);
}

async function databaseFrom(
  template: (client: Client, urlOf: (database: string) => string) => Promise<string>,
): Promise<FreshDatabase> {
  const dataDirectory = process.env[testClusterVariable];
  if (dataDirectory === undefined) throw new Error(`${testClusterVariable} is set by jest's globalSetup`);
  const cluster = await openCluster({ dataDirectory, log: silentLog, clock: systemClock });
  const name = `test_${randomUUID().replaceAll('-', '')}`;

  async function asked(ask: (client: Client) => Promise<unknown>): Promise<void> {
    const client = new Client({ connectionString: cluster.url('postgres') });
    await client.connect();
    await ask(client);
    await client.end();
  }

  await asked(async (client) => {
    await notWaitingForTheDisk(client);
    await client.query(`create database ${name} template ${await template(client, (one) => cluster.url(one))}`);
  });
  return {
    url: cluster.url(name),
    drop: async () => {
      await asked((client) => client.query(`drop database ${name} with (force)`));
      await cluster.leave({ keepRunning: true });
    },
  };
}

/**
 * What tests kill are processes: what those wrote, the operating system still has. A flush at every commit, and of whole
 * databases that are made and removed, would take longer than what is tested. The product's own clusters, those that
 * suites start among them, do flush.
 */
async function notWaitingForTheDisk(client: Client): Promise<void> {
  const { rows } = await client.query<{ fsync: string }>('show fsync');
  if (rows[0]?.fsync === 'off') return;
  for (const setting of ['fsync', 'full_page_writes']) await client.query(`alter system set ${setting} = off`);
  await client.query('select pg_reload_conf()');
}
