import type { PipelinePolicy, PipelineResponse } from '@azure/core-rest-pipeline';
import type { Clock } from '../../base';
import { callOf, failCall } from '../call';
import { readServiceError } from '../wire';
import type { RequestBudget } from './budget';
import { askedWait } from './retry-after';

/** Waited where a throttling answer does not say how long. */
const unsaidWait = 5000;
/** Added from the second wait on, and doubled each time: repeats count against the limit too. */
const firstBackOff = 500;
const longestBackOff = 30_000;
/** A longer wait is a mistake of whoever asked for it, and all processes of a tenant would stand still for it. */
const longestAsked = 86_400_000;

export interface ThrottleSettings {
  readonly clock: Clock;
  readonly budget: RequestBudget;
  readonly waitScale: number;
  readonly random: () => number;
}

/**
 * Waits as long as the service asks after a 429, or a 503 with `Retry-After`, and tells the budget, so that every
 * process waits. A 429 says that nothing was done, so a write is sent again under the same id; a 503 of a write says
 * no such thing and is passed on. Beyond the call's limit it fails as `throttled`.
 */
export function throttle({ clock, budget, waitScale, random }: ThrottleSettings): PipelinePolicy {
  function waitAfter(response: PipelineResponse, round: number): number | undefined {
    const asked = askedWait(
      {
        status: response.status,
        retryAfter: response.headers.get('Retry-After'),
        date: response.headers.get('Date'),
        body: response.bodyAsText ?? '',
      },
      clock.now(),
    );
    if (asked === undefined) return undefined;
    const said = asked === 'unsaid' ? unsaidWait * waitScale : Math.min(asked, longestAsked);
    // An answer that asks for no wait must not become a loop without one.
    const again = round > 0 || said === 0;
    const backOff = Math.min(firstBackOff * 2 ** Math.max(0, round - 1), longestBackOff) * (0.75 + random() / 2);
    return said + (again ? backOff * waitScale : 0);
  }

  return {
    name: 'throttle',
    async sendRequest(request, next) {
      const call = callOf(request);
      let waited = 0;
      for (let round = 0; ; round += 1) {
        const response = await next(request);
        const wait = waitAfter(response, round);
        if (wait === undefined) return response;
        const retryAt = new Date(clock.now().getTime() + wait);
        const mayRepeat = call.kind === 'read' || response.status === 429;
        if (mayRepeat) {
          call.outstanding = false;
          call.notBefore = retryAt;
        }
        await budget.pausedUntil(retryAt);
        if (!mayRepeat) return response;
        if (waited + wait > call.waitLimit) {
          const error = readServiceError(response.bodyAsText ?? '');
          throw failCall(call, 'throttled', { status: response.status, ...error, retryAt });
        }
        await clock.sleep(wait, request.abortSignal instanceof AbortSignal ? request.abortSignal : undefined);
        waited += wait;
      }
    },
  };
}
