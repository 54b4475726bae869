import { utcToday, type Clock } from '../../../src/base';

/** A clock on which a sleep takes no time of ours: it moves the hands, writes it down and is over. */
export function recordingClock(timeline: string[], start = '2026-05-04T10:00:00Z'): Clock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    today: () => utcToday({ now: () => new Date(now) }),
    sleep: async (milliseconds, signal) => {
      if (signal?.aborted === true) throw signal.reason as Error; // aborted with an Error by all who use it here
      timeline.push(`wait ${String(milliseconds)}`);
      now += milliseconds;
    },
  };
}
