import { openBudget, type DatabasePool } from '../engine';
import type { RequestBudget } from '../partner-center';

/**
 * A budget without a limit of ours: what the service asks of one process (Retry-After) still holds for all that share its
 * database, from when that is open. A pull does without one.
 */
export function pausesOnly(scope: string, database: () => Promise<DatabasePool> | undefined): RequestBudget {
  let opened: Promise<RequestBudget> | undefined;
  const shared = (): Promise<RequestBudget> | undefined => {
    opened ??= database()?.then((pool) => openBudget({ pool, scope, requestsPerMinute: 0 }));
    return opened;
  };
  return {
    take: async (signal) => {
      signal?.throwIfAborted();
      await (await shared())?.take(signal);
    },
    pausedUntil: async (until) => (await shared())?.pausedUntil(until),
  };
}
