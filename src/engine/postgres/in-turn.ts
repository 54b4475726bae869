import type { Client } from 'pg';
import type { Clock, StopSignal } from '../../base';
import type { DatabasePool } from './pool';

const pauseBetweenTries = 50;
/** After so long without a word the server gives the turn of a process that is frozen to the next one. */
const longestSilence = 20_000;

/**
 * Does something that only one process at a time may do on this database; the others wait. The turn belongs to a
 * connection of its own, so it ends with the process, however that ends.
 */
export async function inTurn<T>(
  pool: DatabasePool,
  name: string,
  work: () => Promise<T>,
  silenceMilliseconds = longestSilence,
): Promise<T> {
  const client = pool.dedicatedClient();
  const ended = new AbortController();
  let speaking: Promise<void> | undefined;
  try {
    await client.connect();
    await client.query(`set idle_session_timeout = ${String(silenceMilliseconds)}`);
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
    speaking = speak(client, pool.clock, silenceMilliseconds / 4, ended.signal);
    return await work();
  } finally {
    ended.abort();
    await speaking;
    await client.end().catch(() => undefined);
  }
}

/** Says a word now and then, for as long as the work takes. */
async function speak(client: Client, clock: Clock, every: number, signal: StopSignal): Promise<void> {
  for (;;) {
    await clock.sleep(every, signal).catch(() => undefined);
    if (signal.aborted) return;
    await client.query('select 1').catch(() => undefined);
  }
}
