import type { Clock } from '../../base';
import type { Log, Member } from '../postgres';
import { recoverExecutor } from './heal';

export interface PeersOptions {
  readonly member: Member;
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Told when the rows of a process that is gone go on. */
  readonly tookOver: () => void;
  /** Told when the rows of a dead process can be taken again, before it is forgotten. */
  readonly recovered: (executorId: string) => Promise<void> | void;
  /** Takes up rows that nobody drives. */
  readonly heal: () => Promise<void>;
}

/** The watch over the processes that share the database. */
export interface PeerWatch {
  /** No more rows are taken over. */
  stop(): Promise<void>;
}

/** Healing that takes longer than this has very many rows to look at; then it rests so many times as long as it took. */
const noticeable = 500;
const restAfterHealing = 10;
const longestRest = 30_000;

/**
 * Takes over the rows of executors that are gone: the open-source engine leaves them where they are (engine.md, fact 6).
 * Looks once before it returns, then again and again.
 */
export async function watchPeers(options: PeersOptions): Promise<PeerWatch> {
  const stopped = new AbortController();
  const { clock } = options;
  /** Healing looks at every row under way: however many there are, it takes a small part of the time. */
  let healAgainAt = 0;

  async function healNowAndThen(): Promise<void> {
    const begun = clock.now().getTime();
    if (begun < healAgainAt) return;
    await options.heal();
    const ended = clock.now().getTime();
    const took = ended - begun;
    healAgainAt = took < noticeable ? ended : ended + Math.min(took * restAfterHealing, longestRest);
  }

  async function look(): Promise<void> {
    try {
      for (const dead of await options.member.deadMembers()) {
        options.log.info({ executor: dead.executorId }, 'taking-over');
        try {
          await recoverExecutor(dead.executorId);
          await options.recovered(dead.executorId);
          await dead.done();
          options.tookOver();
        } catch (error) {
          await dead.release();
          throw error;
        }
      }
      await healNowAndThen();
    } catch (error) {
      // The database may be away for a moment; the next look comes.
      options.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'takeover-failed');
    }
  }

  async function keepLooking(): Promise<void> {
    for (;;) {
      await clock.sleep(options.every, stopped.signal).catch(() => undefined);
      if (stopped.signal.aborted) return;
      await look();
    }
  }

  await look();
  const looking = keepLooking();
  return {
    stop: async () => {
      stopped.abort();
      await looking;
    },
  };
}
