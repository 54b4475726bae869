import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { Clock } from '../../base';
import { callOf, failCall } from '../call';
import { CallFailure } from '../call-failure';
import { SendingRefused, TooLateToLeave } from './sending';
import { stopping } from './stopping';
import { stopwatch } from './stopwatch';

/** The part of the deadline in which a write has to leave; the rest is for its way to the service. */
const leavesWithin = 0.75;

/**
 * Ends one try of a write after `milliseconds` of real time, counted from before its intent is made durable: whoever
 * takes over from a process that is gone counts from that intent, and may rely on nothing being sent or awaited later.
 * A write that was on the wire may have had its effect (`unclear`); one that was not was not sent (`throttled`).
 */
export function writeDeadline(milliseconds: number, clock: Clock): PipelinePolicy {
  return {
    name: 'write-deadline',
    async sendRequest(request, next) {
      const call = callOf(request);
      const whole = request.abortSignal;
      const stop = stopping(whole, milliseconds);
      const elapsed = stopwatch();
      call.mayLeave = () => elapsed() < milliseconds * leavesWithin;
      request.abortSignal = stop.signal;
      try {
        return await stop.race(next(request));
      } catch (error) {
        if (error instanceof TooLateToLeave) {
          throw failCall(call, 'throttled', { description: `${error.message}; not sent`, retryAt: clock.now() });
        }
        if (error instanceof CallFailure || error instanceof SendingRefused || !stop.signal.aborted) throw error;
        const description = stop.timedOut() ? `No answer within ${String(milliseconds)} ms` : 'Stopped by the caller';
        if (call.outstanding) throw failCall(call, 'unclear', { description });
        throw failCall(call, 'throttled', { description: `${description}; not sent`, retryAt: clock.now() });
      } finally {
        stop.release();
        call.mayLeave = undefined;
        // A try after this one (a 429, a renewed token) has its own deadline; what remains is the caller's signal.
        if (whole) request.abortSignal = whole;
        else delete request.abortSignal;
      }
    },
  };
}
