import type { Clock } from '../../base';
import type { DatabasePool, Log } from '../postgres';
import { joinMembers } from '../postgres/members';
import { recoverExecutors } from './heal';

export interface PeersOptions {
  readonly pool: DatabasePool;
  readonly executorId: string;
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes up rows that nobody drives. */
  readonly heal: () => Promise<void>;
}

/** This process among those that share the database. */
export interface Peers {
  /** No more rows are taken over. */
  stop(): Promise<void>;
  /** Tells the others that this process is gone. */
  leave(): Promise<void>;
}

/**
 * Joins the executors of the database and takes over the rows of those that are gone: the open-source engine leaves them
 * where they are (engine.md, fact 6). Looks once before it returns, then again and again.
 */
export async function watchPeers(options: PeersOptions): Promise<Peers> {
  const members = await joinMembers(options.pool, options.executorId, { clock: options.clock, log: options.log });
  const stopped = new AbortController();

  async function look(): Promise<void> {
    try {
      const dead = await members.deadMembers();
      if (dead.length > 0) {
        options.log.info({ executors: dead }, 'taking-over');
        await recoverExecutors(dead);
        await members.forget(dead);
      }
      await options.heal();
    } catch (error) {
      // The database may be away for a moment; the next look comes.
      options.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'takeover-failed');
    }
  }

  async function keepLooking(): Promise<void> {
    while (!stopped.signal.aborted) {
      await options.clock.sleep(options.every, stopped.signal).catch(() => undefined);
      if (!stopped.signal.aborted) await look();
    }
  }

  await look();
  const looking = keepLooking();
  return {
    stop: async () => {
      stopped.abort();
      await looking;
    },
    leave: () => members.leave(),
  };
}
