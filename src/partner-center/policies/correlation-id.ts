import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { callOf } from '../call';

/** Gives every try its own MS-CorrelationId, before the caller writes down under which one it sends. */
export function correlationId(newCorrelationId: () => string): PipelinePolicy {
  return {
    name: 'correlation-id',
    sendRequest(request, next) {
      const call = callOf(request);
      call.correlationId = newCorrelationId();
      request.headers.set('MS-CorrelationId', call.correlationId);
      return next(request);
    },
  };
}
