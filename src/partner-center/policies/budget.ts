import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { callOf } from '../call';
import type { ReachClientCrashPoint } from '../crash-point';

/**
 * How many calls the connected partner may make, kept where every process of that partner draws from it: the service
 * counts requests per partner, not per process (partner-center-api.md 5.8).
 */
export interface RequestBudget {
  /** Resolves when one call may be made; rejects with the signal's reason when it is aborted before. */
  take(signal?: AbortSignal): Promise<void>;
  /** Nobody may call before this instant: the service said so. An earlier instant than a known one changes nothing. */
  pausedUntil(until: Date): Promise<void>;
}

/** A budget without bounds, which remembers nothing: for one process and a service that does not count. */
export const unlimitedBudget: RequestBudget = {
  async take(signal) {
    signal?.throwIfAborted();
  },
  pausedUntil: () => Promise.resolve(),
};

/** Draws one call from the budget for every try. */
export function requestBudget(budget: RequestBudget, reach: ReachClientCrashPoint): PipelinePolicy {
  return {
    name: 'request-budget',
    async sendRequest(request, next) {
      await budget.take(request.abortSignal instanceof AbortSignal ? request.abortSignal : undefined);
      await reach('slot-taken', callOf(request).operation);
      return next(request);
    },
  };
}
