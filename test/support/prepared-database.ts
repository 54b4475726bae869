import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { createPool, openEngine } from '../../src/engine';
import { silentLog } from './log';
import { systemClock } from './system-clock';
import { testClient, testPolicy } from './test-client';

/** One lock for all workers of a run: the first one prepares, the others wait. */
const preparing = '1129465715, 2';

const prepared = 'prepared';

/**
 * The database that databases of tests are copied from: an engine was opened on it once, so that every step of both
 * schemas, the engine's and ours, has been taken. That takes ten times as long as a copy.
 */
export async function preparedDatabase(client: Client, urlOf: (database: string) => string): Promise<string> {
  await client.query(`select pg_advisory_lock(${preparing})`);
  try {
    const ready = 'select from pg_database where datname = $1 and not datallowconn';
    if ((await client.query(ready, [prepared])).rowCount === 0) {
      await client.query(`drop database if exists ${prepared} with (force)`);
      await client.query(`create database ${prepared} template template0`);
      await openOnce(urlOf(prepared));
      // Nobody is connected to what is copied.
      await client.query(`alter database ${prepared} with allow_connections false`);
    }
  } finally {
    await client.query(`select pg_advisory_unlock(${preparing})`);
  }
  return prepared;
}

async function openOnce(url: string): Promise<void> {
  const pool = createPool(url, { log: silentLog, clock: systemClock });
  const engine = await openEngine({
    pool,
    databaseUrl: url,
    scope: 'test',
    executorId: randomUUID(),
    // Nobody listens there: an engine without rows asks nothing.
    service: testClient('http://127.0.0.1:9'),
    policy: testPolicy,
    clock: systemClock,
    log: silentLog,
  });
  await engine.close();
  // No copy takes over what this engine has left, or begins with its settings.
  await pool.query('delete from crossgrade.member; delete from dbos.queues');
  await pool.end();
}
