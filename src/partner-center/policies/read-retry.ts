import type { PipelinePolicy, PipelineResponse } from '@azure/core-rest-pipeline';
import type { Clock } from '../../base';
import { CallFailure } from '../call-failure';
import { parseJson } from '../wire';

/** Milliseconds before the second, third and fourth try, as the vendor's SDK waits (partner-center-api.md 5.7). */
const waits = [500, 1500, 3500] as const;

/** Statuses after which the same read can succeed: the service or something before it had trouble. */
function isTrouble(status: number): boolean {
  return status === 408 || (status >= 500 && status !== 501 && status !== 505);
}

/**
 * A success with a page for people in it, or with nothing, is something in front of the service, which passes; one with
 * half a JSON broke off, where nothing said how long it was to be.
 */
function isStray({ status, bodyAsText }: PipelineResponse): boolean {
  return status >= 200 && status < 300 && parseJson(bodyAsText ?? '') === undefined;
}

export interface ReadRetrySettings {
  readonly clock: Clock;
  readonly waitScale: number;
  readonly random: () => number;
}

/** Repeats a read after trouble on the way or in the service. Writes never pass here: repeating is the engine's choice. */
export function readRetry({ clock, waitScale, random }: ReadRetrySettings): PipelinePolicy {
  return {
    name: 'read-retry',
    async sendRequest(request, next) {
      const signal = request.abortSignal instanceof AbortSignal ? request.abortSignal : undefined;
      for (const wait of waits) {
        let response: PipelineResponse | undefined;
        try {
          response = await next(request);
        } catch (error) {
          // A failure that is judged already, or a caller who wants no more.
          if (error instanceof CallFailure || signal?.aborted === true) throw error;
        }
        if (response && !isTrouble(response.status) && !isStray(response)) return response;
        await clock.sleep(wait * waitScale * (0.75 + random() / 2), signal);
      }
      return next(request);
    },
  };
}
