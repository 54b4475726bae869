import { setTimeout as wait } from 'node:timers/promises';
import { dayOf, type Clock, type Day } from '../base';

/** The real time; the day can be pinned (`CROSSGRADE_TODAY`). */
export function systemClock(today?: Day): Clock {
  return {
    now: () => new Date(),
    today: () => today ?? dayOf(new Date()),
    sleep: async (milliseconds, signal) => {
      // Node's own waits want Node's own signal; the interface's is the part of it that the pure rooms know.
      await wait(milliseconds, undefined, signal && { signal: signal as AbortSignal });
    },
  };
}
