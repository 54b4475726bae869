import { isUnavailable, waitUntilReady, type DatabasePool } from '../postgres';

/** How many requests, in which time. */
export interface BudgetLimit {
  /** Requests in any window; 0 where only pauses count. */
  readonly perWindow: number;
  /** The window, with the margin that the way from here to the service may take from it. */
  readonly windowMilliseconds: number;
}

/** A request's place in the shared log, and how long from now its time is; negative once it has come. */
export interface Slot {
  readonly number: string;
  readonly wait: number;
}

export interface WaitEstimate {
  /** Until a request would be sent that is asked for now. */
  readonly milliseconds: number;
  /** Until the service's own pause ends; 0 where there is none. */
  readonly pausedMilliseconds: number;
}

/** The log of requests that all processes of a tenant share. Its times are the database server's. */
export class BudgetStore {
  constructor(
    private readonly pool: DatabasePool,
    private readonly scope: string,
    private readonly limit: BudgetLimit,
  ) {}

  /** Reserves the next slots of the queue. Some may be due at once. */
  async reserve(count: number): Promise<readonly Slot[]> {
    const { perWindow, windowMilliseconds } = this.limit;
    return this.#slots('select * from crossgrade.budget_reserve($1, $2, $3, $4)', [
      count,
      perWindow,
      windowMilliseconds,
    ]);
  }

  /** How reserved slots stand now; those that are missing from the answer are lost. */
  async confirm(numbers: readonly string[], lateMilliseconds: number): Promise<readonly Slot[]> {
    return this.#slots('select * from crossgrade.budget_confirm($1, $2, $3, $4)', [
      numbers,
      this.limit.perWindow,
      lateMilliseconds,
    ]);
  }

  async pause(milliseconds: number): Promise<void> {
    const { perWindow, windowMilliseconds } = this.limit;
    await this.#query('select crossgrade.budget_pause($1, $2, $3, $4)', [milliseconds, perWindow, windowMilliseconds]);
  }

  async estimate(ahead: number): Promise<WaitEstimate> {
    const { perWindow, windowMilliseconds } = this.limit;
    const [row] = await this.#query<{ wait_ms: number; pause_ms: number }>(
      'select * from crossgrade.budget_estimate($1, $2, $3, $4)',
      [ahead, perWindow, windowMilliseconds],
    );
    return { milliseconds: row?.wait_ms ?? 0, pausedMilliseconds: row?.pause_ms ?? 0 };
  }

  async #slots(text: string, values: unknown[]): Promise<readonly Slot[]> {
    const rows = await this.#query<{ slot: string; wait_ms: number }>(text, values);
    return rows.map(({ slot, wait_ms: wait }) => ({ number: slot, wait }));
  }

  /** Repeats what a lost connection has interrupted: the worst of it is a slot that nobody uses. */
  async #query<R extends object>(text: string, values: unknown[]): Promise<readonly R[]> {
    for (;;) {
      try {
        return (await this.pool.query<R>(text, [this.scope, ...values])).rows;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        await waitUntilReady(this.pool);
      }
    }
  }
}
