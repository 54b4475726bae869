import type { Clock } from '../../base';
import type { RequestBudget } from '../../partner-center';
import type { BudgetStore, WaitEstimate } from './budget-store';

/** How old a look at the shared pause may be. */
const looksLast = 1_000;

/** No limit of our own; a pause that the service asked of any process still holds for all. */
export class PauseOnlyBudget implements RequestBudget {
  #pausedUntil = 0;
  #lookedAt = -Infinity;
  #look: Promise<void> | undefined;

  constructor(
    private readonly store: BudgetStore,
    private readonly clock: Clock,
  ) {}

  async take(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    for (;;) {
      if (this.clock.now().getTime() - this.#lookedAt > looksLast) {
        this.#look ??= this.#lookForPause();
        await this.#look;
      }
      const wait = this.#pausedUntil - this.clock.now().getTime();
      if (wait <= 0) return;
      await this.clock.sleep(wait, signal);
    }
  }

  async pausedUntil(until: Date): Promise<void> {
    const milliseconds = until.getTime() - this.clock.now().getTime();
    if (milliseconds <= 0) return;
    this.#pausedUntil = Math.max(this.#pausedUntil, until.getTime());
    await this.store.pause(milliseconds);
  }

  waitEstimate(): Promise<WaitEstimate> {
    return this.store.estimate(0);
  }

  async #lookForPause(): Promise<void> {
    try {
      const { pausedMilliseconds } = await this.store.estimate(0);
      const now = this.clock.now().getTime();
      this.#pausedUntil = Math.max(this.#pausedUntil, now + pausedMilliseconds);
      this.#lookedAt = now;
    } finally {
      this.#look = undefined;
    }
  }
}
