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
