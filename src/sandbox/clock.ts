import { dayOf, type Clock, type Day } from '../base';

/** Where the simulator's time started; kept in the journal so that a restart goes on from there. */
export interface ClockStart {
  /** Simulated milliseconds since 1970 at the start. */
  readonly simulated: number;
  /** Real milliseconds since 1970 at the start. */
  readonly real: number;
}

/**
 * The simulator's time: real time, moved to a wished first day and further by `advance`. Waits of the service
 * (provisioning, lags, life of a cart) are shortened by a factor; days pass as ever, so that the dates of a
 * subscription stay comparable with those of the caller's own clock.
 */
export class SandboxClock {
  private advanced = 0;

  constructor(
    private readonly source: Pick<Clock, 'now' | 'sleep'>,
    private readonly start: ClockStart,
    private readonly timeScale: number,
  ) {}

  now(): number {
    return this.start.simulated + (this.source.now().getTime() - this.start.real) + this.advanced;
  }

  /** Real time, which the limiter and answers' delays go by. */
  realNow(): number {
    return this.source.now().getTime();
  }

  today(): Day {
    return dayOf(new Date(this.now()));
  }

  /** The day on which the made-up world begins: its end dates are relative to it. */
  firstDay(): Day {
    return dayOf(new Date(this.start.simulated));
  }

  advance(milliseconds: number): void {
    this.advanced += milliseconds;
  }

  /** A wait of the service at this simulator's pace. */
  scaled(milliseconds: number): number {
    return milliseconds / this.timeScale;
  }

  sleep(milliseconds: number): Promise<void> {
    return milliseconds > 0 ? this.source.sleep(milliseconds) : Promise.resolve();
  }
}

/** The platform's own clock. */
export const systemClock: Pick<Clock, 'now' | 'sleep'> = {
  // eslint-disable-next-line no-restricted-syntax -- the one place where the simulator's time comes from the platform
  now: () => new Date(),
  // Not a reason to stay alive: an answer that nobody waits for any more may be held back for minutes.
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref()),
};
