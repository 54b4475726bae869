import { Problem, utcToday, type Clock, type Day } from '../src/base';

/** The browser's clock. `pinned`: the day as the gateway has it, once it is known. */
export function createSystemClock(pinned: () => Day | undefined): Clock {
  const now = () => new Date();
  return {
    now,
    today: () => pinned() ?? utcToday({ now }),
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          reject(signal?.reason instanceof Error ? signal.reason : new Problem('interrupted'));
        };
        const timer = setTimeout(() => {
          signal?.removeEventListener('abort', stop);
          resolve();
        }, milliseconds);
        if (signal?.aborted === true) stop();
        else signal?.addEventListener('abort', stop, { once: true });
      }),
  };
}
