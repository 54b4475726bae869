import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { callOf } from '../call';

/** The caller refused the sending at the last instant; `reason` is its own error, to be thrown unchanged. */
export class SendingRefused extends Error {
  override readonly name = 'SendingRefused';

  constructor(readonly reason: unknown) {
    super('Not sent');
  }
}

/**
 * Lets the caller make its intent durable directly before each try of a write, after every wait. Where that fails, or
 * takes longer than the try may, nothing is sent.
 */
export function sending(): PipelinePolicy {
  return {
    name: 'sending',
    async sendRequest(request, next) {
      // The signal of this very try: when it is given up, the request gets another one for the next.
      const signal = request.abortSignal instanceof AbortSignal ? request.abortSignal : undefined;
      signal?.throwIfAborted();
      try {
        const { onSending, correlationId = '' } = callOf(request);
        await onSending?.({ correlationId });
      } catch (reason) {
        throw new SendingRefused(reason);
      }
      signal?.throwIfAborted();
      return next(request);
    },
  };
}
