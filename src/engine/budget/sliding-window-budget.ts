import type { Clock } from '../../base';
import type { RequestBudget } from '../../partner-center';
import type { BudgetStore, Slot, WaitEstimate } from './budget-store';
import { Waiters } from './waiters';

export interface SlidingWindowOptions {
  readonly store: BudgetStore;
  readonly clock: Clock;
  /** Slots that this process may hold reserved: what is lost when it is killed, and how far it may be ahead of others. */
  readonly lease: number;
  /** How long after its time a slot may be used. */
  readonly lateMilliseconds: number;
}

interface ReservedSlot {
  readonly number: string;
  /** By our own clock: when to ask whether its time has come. */
  readonly due: number;
}

/**
 * This process's share in the budget. Whoever waits now is served in one round trip: slots are reserved at the end of
 * the shared queue, slept for, and confirmed when their time has come, because a pause may have moved them.
 */
export class SlidingWindowBudget implements RequestBudget {
  readonly #waiters = new Waiters();
  #reserved: readonly ReservedSlot[] = [];
  #serving = false;
  #sleep: AbortController | undefined;

  constructor(private readonly options: SlidingWindowOptions) {}

  take(signal?: AbortSignal): Promise<void> {
    const turn = this.#waiters.wait(signal);
    if (!this.#serving) {
      this.#serving = true;
      // Callers of the same moment are served together.
      setImmediate(() => void this.#serve());
    } else if (this.#reserved.length < this.options.lease) {
      this.#sleep?.abort();
    }
    turn.catch(() => {
      // Nobody is left to sleep for.
      if (this.#waiters.count === 0) this.#sleep?.abort();
    });
    return turn;
  }

  async pausedUntil(until: Date): Promise<void> {
    const milliseconds = until.getTime() - this.options.clock.now().getTime();
    if (milliseconds > 0) await this.options.store.pause(milliseconds);
  }

  waitEstimate(): Promise<WaitEstimate> {
    return this.options.store.estimate(Math.max(0, this.#waiters.count - this.#reserved.length));
  }

  async #serve(): Promise<void> {
    try {
      while (this.#waiters.count > 0) {
        const lacking = Math.min(this.#waiters.count, this.options.lease) - this.#reserved.length;
        if (lacking > 0) await this.#use(() => this.options.store.reserve(lacking));
        else if (!(await this.#confirmDue())) await this.#sleepUntilDue();
      }
    } catch (error) {
      this.#waiters.failAll(error);
    } finally {
      this.#serving = false;
    }
  }

  async #confirmDue(): Promise<boolean> {
    const now = this.options.clock.now().getTime();
    const due = this.#reserved.filter((slot) => slot.due <= now).map(({ number }) => number);
    if (due.length === 0) return false;
    this.#reserved = this.#reserved.filter(({ number }) => !due.includes(number));
    await this.#use(() => this.options.store.confirm(due, this.options.lateMilliseconds));
    return true;
  }

  /** Uses the slots whose time has come, and keeps the others. */
  async #use(ask: () => Promise<readonly Slot[]>): Promise<void> {
    const { clock, lateMilliseconds } = this.options;
    const asked = clock.now().getTime();
    const slots = await ask();
    const answered = clock.now().getTime();
    const kept: ReservedSlot[] = [];
    for (const { number, wait } of slots) {
      // The answer is at most as old as the question; an answer that took too long is asked for again.
      const late = Math.max(0, -wait) + (answered - asked);
      const usable = wait <= 0 && late <= lateMilliseconds;
      if (!usable || !this.#waiters.letGo()) kept.push({ number, due: wait <= 0 ? asked : answered + Math.ceil(wait) });
    }
    this.#reserved = [...this.#reserved, ...kept].sort((a, b) => a.due - b.due);
  }

  async #sleepUntilDue(): Promise<void> {
    const [next] = this.#reserved;
    if (!next) return;
    const { clock } = this.options;
    this.#sleep = new AbortController();
    try {
      await clock.sleep(Math.max(0, next.due - clock.now().getTime()), this.#sleep.signal);
    } catch (error) {
      if (!this.#sleep.signal.aborted) throw error;
    } finally {
      this.#sleep = undefined;
    }
  }
}
