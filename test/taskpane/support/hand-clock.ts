import { utcToday, type Clock, type StopSignal } from '../../../src/base';

/** A clock whose hands a test moves. Short waits take no time and are written down; long ones wait for `pass`. */
export interface HandClock extends Clock {
  /** Lengths of the short waits, in milliseconds. */
  readonly waits: readonly number[];
  /** How many long waits are under way. */
  pending(): number;
  /** Moves the hands; waits that end by then are over. */
  pass(milliseconds: number): void;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Asked anew: a compiler takes what it was before a wait for what it is behind it. */
function isAborted(signal: StopSignal | undefined): boolean {
  return signal?.aborted === true;
}

export function handClock(options: { readonly short?: number; readonly start?: string } = {}): HandClock {
  const short = options.short ?? 35_000;
  let now = Date.parse(options.start ?? '2026-05-04T10:00:00Z');
  const waits: number[] = [];
  const sleepers = new Set<Sleeper>();
  const sleepLong = (milliseconds: number, signal?: StopSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const sleeper: Sleeper = {
        until: now + milliseconds,
        wake: () => {
          sleepers.delete(sleeper);
          resolve();
        },
      };
      sleepers.add(sleeper);
      signal?.addEventListener(
        'abort',
        () => {
          sleepers.delete(sleeper);
          reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
        },
        { once: true },
      );
    });
  return {
    waits,
    now: () => new Date(now),
    today: () => utcToday({ now: () => new Date(now) }),
    pending: () => sleepers.size,
    pass: (milliseconds) => {
      now += milliseconds;
      for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake();
    },
    sleep: async (milliseconds, signal) => {
      if (isAborted(signal)) throw signal?.reason as Error; // aborted with an Error by all who use it here
      if (milliseconds > short) return sleepLong(milliseconds, signal);
      waits.push(milliseconds);
      // A turn of the event loop, so that what was started before comes first, as with a real wait.
      await new Promise((resolve) => setImmediate(resolve));
      if (isAborted(signal)) throw signal?.reason as Error; // as above
      now += milliseconds;
    },
  };
}
