import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { callOf } from '../call';
import { departing } from '../departure-agent';

/** The caller refused the sending at the last instant; `reason` is its own error, to be thrown unchanged. */
export class SendingRefused extends Error {
  override readonly name = 'SendingRefused';

  constructor(readonly reason: unknown) {
    super('Not sent');
  }
}

/** So much of a write's deadline is over that it is not sent any more. */
export class TooLateToLeave extends Error {
  override readonly name = 'TooLateToLeave';

  constructor() {
    super('The time in which the request had to leave is over');
  }
}

/**
 * Lets the caller make its intent durable directly before each try of a write, after every wait. Where that fails, or
 * takes longer than the try may, nothing is sent. The clocks are asked once more at the last instant: of a process that
 * stood still (stopped, swapped out, a machine asleep) the timers ring only after what was waiting in front of them.
 */
export function sending(): PipelinePolicy {
  return {
    name: 'sending',
    async sendRequest(request, next) {
      // The signal of this very try: when it is given up, the request gets another one for the next.
      const signal = request.abortSignal instanceof AbortSignal ? request.abortSignal : undefined;
      const call = callOf(request);
      signal?.throwIfAborted();
      try {
        await call.onSending?.({ correlationId: call.correlationId ?? '' });
      } catch (reason) {
        throw new SendingRefused(reason);
      }
      signal?.throwIfAborted();
      if (call.mayLeave?.() === false) throw new TooLateToLeave();
      return departing(call.mayLeave, () => next(request));
    },
  };
}
