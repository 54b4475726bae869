import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { callOf } from '../call';

/** Marks the moment from which the call may have an effect. */
export function onTheWire(): PipelinePolicy {
  return {
    name: 'on-the-wire',
    sendRequest(request, next) {
      // Waits above may end because the call was stopped: nothing may go out after that.
      if (request.abortSignal instanceof AbortSignal) request.abortSignal.throwIfAborted();
      const call = callOf(request);
      call.attempt += 1;
      call.outstanding = true;
      return next(request);
    },
  };
}
