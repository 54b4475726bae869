import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { callOf } from '../call';

/**
 * Headers of an operation, the same over all its tries: MS-RequestId tells the service that a repeat is a repeat
 * (partner-center-api.md 5.2).
 */
export function requestId(application: string, locale: string): PipelinePolicy {
  return {
    name: 'request-id',
    sendRequest(request, next) {
      request.headers.set('MS-RequestId', callOf(request).requestId);
      request.headers.set('MS-Contract-Version', 'v1');
      request.headers.set('MS-PartnerCenter-Application', application);
      request.headers.set('X-Locale', locale);
      request.headers.set('Accept', 'application/json');
      return next(request);
    },
  };
}
