import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { callOf } from '../call';

/** Gives every try its own MS-CorrelationId, and marks the moment from which the call may have an effect. */
export function correlationId(newCorrelationId: () => string): PipelinePolicy {
  return {
    name: 'correlation-id',
    sendRequest(request, next) {
      // Waits above may end because the call was stopped: nothing may go out after that.
      if (request.abortSignal instanceof AbortSignal) request.abortSignal.throwIfAborted();
      const call = callOf(request);
      call.correlationId = newCorrelationId();
      call.attempt += 1;
      call.outstanding = true;
      request.headers.set('MS-CorrelationId', call.correlationId);
      return next(request);
    },
  };
}
