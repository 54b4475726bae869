import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { stopping } from './stopping';

/**
 * Ends one try of a read after `milliseconds`. The HTTP client's own time limit ends with the answer's headers, so a
 * body that stalls would hang for ever.
 */
export function readTimeout(milliseconds: number): PipelinePolicy {
  return {
    name: 'read-timeout',
    async sendRequest(request, next) {
      const whole = request.abortSignal;
      const stop = stopping(whole, milliseconds);
      request.abortSignal = stop.signal;
      try {
        return await stop.race(next(request));
      } finally {
        stop.release();
        // The next try has its own limit; what remains is the caller's signal.
        if (whole) request.abortSignal = whole;
        else delete request.abortSignal;
      }
    },
  };
}
