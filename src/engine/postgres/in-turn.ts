import type { DatabasePool } from './pool';

const pauseBetweenTries = 50;

/**
 * Does something that only one process at a time may do on this database; the others wait. The turn belongs to a
 * connection of its own, so it ends with the process, however that ends.
 */
export async function inTurn<T>(pool: DatabasePool, name: string, work: () => Promise<T>): Promise<T> {
  const client = pool.dedicatedClient();
  try {
    await client.connect();
    // Asked again and again: a statement that waits in the server holds a snapshot, and an index that is built without
    // a lock waits for all snapshots, that of whoever waits for its builder among them.
    for (;;) {
      const { rows } = await client.query<{ mine: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
        [name],
      );
      if (rows[0]?.mine === true) break;
      await pool.clock.sleep(pauseBetweenTries);
    }
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}
