import { Problem } from '../../base';
import { failureMessage, isUnavailable } from './failure';
import type { DatabasePool } from './pool';

export interface ReadyOptions {
  /** How long a server that is away is waited for. Default 30 s. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

const firstPause = 25;
const longestPause = 500;

/** Resolves once the database answers: after its server's start, restart or recovery. */
export async function waitUntilReady(pool: DatabasePool, options: ReadyOptions = {}): Promise<void> {
  const { clock } = pool;
  const giveUp = clock.now().getTime() + (options.patience ?? 30_000);
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      await pool.query('select 1');
      return;
    } catch (error) {
      if (!isUnavailable(error) || clock.now().getTime() >= giveUp) throw databaseUnavailable(error);
    }
    await clock.sleep(pause, options.signal);
  }
}

/** What a person is told of a database that cannot be used; the connection URL holds a password and is left out. */
export function databaseUnavailable(error: unknown): Problem {
  return new Problem('database-unavailable', { detail: failureMessage(error) }, { cause: error });
}
