import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { Clock } from '../../base';
import { callOf, failCall } from '../call';
import { CallFailure } from '../call-failure';
import { stopping } from './stopping';

/**
 * Ends a write after `milliseconds` of real time, counted from the call itself, waits included: whoever takes over
 * from a process that is gone may rely on nothing of it being sent later. A write that was not on the wire by then was
 * not sent (`throttled`, at once again); one that was may have had its effect (`unclear`).
 */
export function writeDeadline(milliseconds: number, clock: Clock): PipelinePolicy {
  return {
    name: 'write-deadline',
    async sendRequest(request, next) {
      const call = callOf(request);
      const stop = stopping(request.abortSignal, milliseconds);
      request.abortSignal = stop.signal;
      try {
        return await stop.race(next(request));
      } catch (error) {
        if (error instanceof CallFailure || !stop.signal.aborted) throw error;
        const description = stop.timedOut() ? `No answer within ${String(milliseconds)} ms` : 'Stopped by the caller';
        if (call.outstanding) throw failCall(call, 'unclear', { description });
        throw failCall(call, 'throttled', {
          description: `${description}; not sent`,
          retryAt: call.notBefore ?? clock.now(),
        });
      } finally {
        stop.release();
      }
    },
  };
}
