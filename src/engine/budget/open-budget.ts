import type { RequestBudget } from '../../partner-center';
import type { DatabasePool } from '../postgres';
import { BudgetStore, type WaitEstimate } from './budget-store';
import { PauseOnlyBudget } from './pause-only-budget';
import { SlidingWindowBudget } from './sliding-window-budget';

export interface BudgetOptions {
  readonly pool: DatabasePool;
  /** Whose budget: one connection's tenant at one service. */
  readonly scope: string;
  /** Requests in any window; 0 for no limit of ours. Documented: 500 (partner-center-api.md 5.8). */
  readonly requestsPerMinute: number;
  /** Length of the window. Default one minute; tests take less. */
  readonly windowMilliseconds?: number;
  /**
   * What the window is longer for us than for the service, because calls take unequally long to get there. Default 2 %
   * of the window.
   */
  readonly marginMilliseconds?: number;
}

/** A budget that can say how long it would take to be served. */
export interface SharedRequestBudget extends RequestBudget {
  waitEstimate(): Promise<WaitEstimate>;
}

/** A lease is 5 % of a window's requests, so that what a killed process leaves unused hardly counts. */
const leasesPerWindow = 20;
const largestLease = 25;

/** Opens the request budget that every process of a tenant draws on. */
export function openBudget(options: BudgetOptions): SharedRequestBudget {
  const { pool, scope, requestsPerMinute, windowMilliseconds = 60_000 } = options;
  const margin = options.marginMilliseconds ?? windowMilliseconds * 0.02;
  const store = new BudgetStore(pool, scope, {
    perWindow: requestsPerMinute,
    windowMilliseconds: windowMilliseconds + margin,
  });
  if (requestsPerMinute === 0) return new PauseOnlyBudget(store, pool.clock);
  return new SlidingWindowBudget({
    store,
    clock: pool.clock,
    lease: Math.min(largestLease, Math.max(1, Math.ceil(requestsPerMinute / leasesPerWindow))),
    // Half of the margin is for us, half for the network.
    lateMilliseconds: margin / 2,
  });
}
