import { setTimeout as wait } from 'node:timers/promises';
import { utcToday, type Clock, type StopSignal } from '../../src/base';

/** The real time, for tests of what really runs beside us: servers and other processes. */
export const systemClock: Clock = {
  now: () => new Date(),
  today: () => utcToday({ now: () => new Date() }),
  sleep: async (milliseconds, signal?: StopSignal) => {
    // Node's own waits want Node's own signal; the interface's is the part of it that the pure rooms know.
    await wait(milliseconds, undefined, signal && { signal: signal as AbortSignal });
  },
};
