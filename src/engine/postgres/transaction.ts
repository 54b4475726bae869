import type { PoolClient } from 'pg';
import { isConflict, isUnavailable } from './failure';
import type { DatabasePool } from './pool';
import { databaseUnavailable, waitUntilReady } from './ready';

export interface TransactionOptions {
  /** Default `read committed`: locks are taken explicitly where they matter. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** How long a server that is away is waited for before the work is begun anew. Default 30 s. */
  readonly patience?: number;
}

const mostConflicts = 20;

/**
 * Runs work in one transaction. The work may run several times, so it does nothing but speak to this client: after a
 * conflict with another transaction, and after a connection that was lost before the commit was sent, nothing of it
 * has happened. A connection lost *during* the commit leaves it open, and is thrown.
 */
export async function transaction<T>(
  pool: DatabasePool,
  work: (client: PoolClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const { clock } = pool;
  const giveUp = clock.now().getTime() + (options.patience ?? 30_000);
  for (let conflicts = 0; ;) {
    const attempt = await tryOnce(pool, work, options);
    if ('result' in attempt) return attempt.result;
    const { failure, committing } = attempt;
    if (isConflict(failure)) {
      conflicts += 1;
      if (conflicts > mostConflicts) throw failure;
    } else if (isUnavailable(failure)) {
      const left = giveUp - clock.now().getTime();
      if (committing || left <= 0) throw databaseUnavailable(failure);
      await waitUntilReady(pool, { patience: left });
    } else {
      throw failure;
    }
  }
}

type Attempt<T> = { readonly result: T } | { readonly failure: unknown; readonly committing: boolean };

async function tryOnce<T>(
  pool: DatabasePool,
  work: (client: PoolClient) => Promise<T>,
  options: TransactionOptions,
): Promise<Attempt<T>> {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (failure) {
    return { failure, committing: false };
  }
  let committing = false;
  try {
    await client.query(`begin isolation level ${options.isolation ?? 'read committed'}`);
    const result = await work(client);
    committing = true;
    await client.query('commit');
    client.release();
    return { result };
  } catch (failure) {
    const usable = !isUnavailable(failure) && (await rolledBack(client));
    client.release(!usable);
    return { failure, committing };
  }
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}
