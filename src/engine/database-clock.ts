import type { Clock, Day, StopSignal } from '../base';
import type { Database } from './store/database';
import { databaseNow } from './store/turns/turns';

// eslint-disable-next-line no-restricted-properties -- no time of day: how much has passed, whatever clocks are set to
const monotonicNow = (): number => performance.now();

/**
 * The database's time, told on between two looks by what no setting of the machine's clock moves. Every instant that is
 * kept is of this time, so whatever is waited for is over when it is over for all processes: a machine whose clock is
 * wrong, or was put right in the middle, must not take the listing of an order for late, nor its row for lost.
 */
export class DatabaseClock implements Clock {
  #at = 0;
  #lookedAt = 0;

  private constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  static async open(database: Database, clock: Clock): Promise<DatabaseClock> {
    const opened = new DatabaseClock(database, clock);
    await opened.look();
    return opened;
  }

  /**
   * Asks the database what time it is. Its answer was true at some instant of its way, so by its arrival the time is that
   * or later, by the length of the way at most. A clock within these bounds is left alone: set to a slow answer it would
   * be late, and what begins by a late clock is over too soon. One outside of them is wrong, and takes what it is told:
   * late by the way, which is careful about what is over, never ahead.
   */
  async look(): Promise<void> {
    const asked = monotonicNow();
    const at = (await databaseNow(this.database)).getTime();
    const arrived = monotonicNow();
    const told = this.#at + arrived - this.#lookedAt;
    if (at <= told && told <= at + arrived - asked) return;
    this.#at = at;
    this.#lookedAt = arrived;
  }

  now(): Date {
    return new Date(this.#at + monotonicNow() - this.#lookedAt);
  }

  /** An instant that the machine's own clock told, in this time: that of a client of the service, which has no other. */
  toldHere(instant: Date): Date {
    return new Date(this.now().getTime() + instant.getTime() - this.clock.now().getTime());
  }

  today(): Day {
    return this.clock.today();
  }

  sleep(milliseconds: number, signal?: StopSignal): Promise<void> {
    return this.clock.sleep(milliseconds, signal);
  }
}
