import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { Clock } from '../../base';
import { callOf } from '../call';
import { redact } from './redact';

/** What the client needs of a log; a pino logger fits. */
export interface Log {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** One try as an observer sees it. */
export interface CallRecord {
  readonly operation: string;
  readonly method: string;
  /** HTTP status; undefined: no answer came. */
  readonly status: number | undefined;
  readonly milliseconds: number;
  /** From 1. */
  readonly attempt: number;
}

export interface LogSettings {
  readonly clock: Clock;
  readonly log: Log | undefined;
  readonly onCall: ((record: CallRecord) => void) | undefined;
}

/** Tells log and observer of every try: what, how long, how it ended; never a header, a body or a query. */
export function callLog({ clock, log, onCall }: LogSettings): PipelinePolicy {
  return {
    name: 'call-log',
    async sendRequest(request, next) {
      const call = callOf(request);
      const { operation, requestId, correlationId, attempt } = call;
      const started = clock.now().getTime();
      const tell = (status: number | undefined, problem: string | undefined): void => {
        const record = {
          operation,
          method: request.method,
          status,
          milliseconds: clock.now().getTime() - started,
          attempt,
        };
        onCall?.(record);
        const fields = { ...record, path: redact(new URL(request.url).pathname, call.token), requestId, correlationId };
        if (problem !== undefined) log?.warn({ ...fields, problem }, 'call without an answer');
        else if (status !== undefined && status >= 500) log?.warn(fields, 'call answered with trouble');
        else log?.debug(fields, 'call answered');
      };
      try {
        const response = await next(request);
        tell(response.status, undefined);
        return response;
      } catch (error) {
        tell(undefined, redact(error instanceof Error ? error.message : String(error), call.token));
        throw error;
      }
    },
  };
}
