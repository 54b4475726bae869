import type { Clock } from '../base';
import type { SubscribedSku, Subscription } from '../partner-center';

/** A reading older than this is made anew. */
const longest = 5_000;

/** One thing that is read, and kept for a moment. */
class Reading<T> {
  #kept: { readonly at: number; readonly value: T } | undefined;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Reads and keeps it for the next piece. */
  async anew(read: () => Promise<T>): Promise<T> {
    const at = this.clock.now().getTime();
    const value = await read();
    this.#kept = { at, value };
    return value;
  }

  /** What was read a moment ago, else a new reading. */
  async recent(read: () => Promise<T>): Promise<T> {
    const kept = this.#kept;
    return kept !== undefined && this.clock.now().getTime() - kept.at < longest ? kept.value : this.anew(read);
  }
}

/**
 * What the pieces of a row read while they follow directly upon each other: what one of them read a moment ago the next
 * need not ask for again. Ends with the process and with every wait. Never for what has to be read directly before a
 * write of a subscription, nor for a proof.
 */
export class Readings {
  /** All subscriptions of the customer. */
  readonly subscriptions: Reading<readonly Subscription[]>;
  /** Units of the customer's directory. */
  readonly units: Reading<readonly SubscribedSku[]>;

  constructor(clock: Pick<Clock, 'now'>) {
    this.subscriptions = new Reading(clock);
    this.units = new Reading(clock);
  }
}
