import { dayOf, type Day } from './day';

/** What a wait needs of an `AbortSignal`, said here because the pure rooms do not know the platform's. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Where the time comes from. Injected everywhere, so that tests decide what time it is. */
export interface Clock {
  now(): Date;
  /** The current UTC day; a setting may pin it (`CROSSGRADE_TODAY`). */
  today(): Day;
  /** Resolves after so many milliseconds, or rejects with the signal's reason. */
  sleep(milliseconds: number, signal?: StopSignal): Promise<void>;
}

/** `today` of a clock whose day is not pinned. */
export function utcToday(clock: Pick<Clock, 'now'>): Day {
  return dayOf(clock.now());
}
