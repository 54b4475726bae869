import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import PQueue from 'p-queue';
import { callOf } from '../call';

/** A row waits for its writes, a scan of users can wait: writes go first. */
const priority = { write: 1, read: 0 } as const;

/** Holds calls back until fewer than `limit` are in flight; shared by all pipelines of one client. */
export function concurrency(limit: number): PipelinePolicy {
  const queue = new PQueue({ concurrency: limit });
  return {
    name: 'concurrency',
    sendRequest(request, next) {
      const signal = request.abortSignal instanceof AbortSignal ? request.abortSignal : undefined;
      const options = { priority: priority[callOf(request).kind] };
      return queue.add(() => next(request), signal ? { ...options, signal } : options);
    },
  };
}
