import { dayOf, type Day } from './day';

/** Where the time comes from. Injected everywhere, so that tests decide what time it is. */
export interface Clock {
  now(): Date;
  /** The current UTC day; a setting may pin it (`CROSSGRADE_TODAY`). */
  today(): Day;
  /** Resolves after so many milliseconds, or rejects with the signal's reason. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** `today` of a clock whose day is not pinned. */
export function utcToday(clock: Pick<Clock, 'now'>): Day {
  return dayOf(clock.now());
}
