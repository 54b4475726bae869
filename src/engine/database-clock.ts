import type { Clock, Day, StopSignal } from '../base';
import type { Database } from './store/database';
import { databaseNow } from './store/turns/turns';

// eslint-disable-next-line no-restricted-properties -- no time of day: how much has passed, whatever clocks are set to
const monotonicNow = (): number => performance.now();

/** Milliseconds by which the ways of two answers may differ without one of them being slow. */
const slack = 10;

/**
 * The database's time, told on between two looks by what no setting of the machine's clock moves. Every instant that is
 * kept is of this time, so whatever is waited for is over when it is over for all processes: a machine whose clock is
 * wrong, or was put right in the middle, must not take the listing of an order for late, nor its row for lost.
 */
export class DatabaseClock implements Clock {
  #at = 0;
  #lookedAt = 0;
  /** Milliseconds that the quickest look took. */
  #quickest = Infinity;

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
   * Asks the database what time it is. The way of the answer makes this clock late by so much: too late is too careful
   * about what is over, but what begins by a clock that is late would be over too soon. So an answer that was long on its
   * way does not set back what a quicker one has told.
   */
  async look(): Promise<void> {
    const asked = monotonicNow();
    const at = (await databaseNow(this.database)).getTime();
    const took = monotonicNow() - asked;
    this.#quickest = Math.min(this.#quickest, took);
    if (took > 2 * this.#quickest + slack && at < this.now().getTime()) return;
    this.#at = at;
    this.#lookedAt = monotonicNow();
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
