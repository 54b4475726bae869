import type { PipelineRequest } from '@azure/core-rest-pipeline';
import { CallFailure, type FailureKind } from './call-failure';
import type { Sending } from './partner-center';
import { redact } from './policies/redact';

/** One operation on its way through the policies: what they need to know of it and what they find out. */
export interface Call {
  /** Name of the operation, such as `carts.checkout`. */
  readonly operation: string;
  readonly kind: 'read' | 'write';
  /** Value of MS-RequestId, kept over repeats. */
  readonly requestId: string;
  /** Longest time in milliseconds, all waits together, that it waits because the service throttles. */
  readonly waitLimit: number;
  /** Awaited directly before each try; undefined: the caller has nothing to record. */
  readonly onSending: ((sending: Sending) => Promise<void>) | undefined;
  /** Value of MS-CorrelationId of the latest try. */
  correlationId: string | undefined;
  /** Tries put on the wire so far. */
  attempt: number;
  /** A try is out that has not been answered with "nothing was done": an effect is possible. */
  outstanding: boolean;
  /** When the service lets it be sent again; undefined: it has not been throttled. */
  notBefore: Date | undefined;
  /** The token of the latest try, so that it can be taken out of whatever quotes it. */
  token: string | undefined;
  /** Whether the latest try of a write may still leave, by the clocks and not by a timer that may be late; undefined: it may at any time. */
  mayLeave: (() => boolean) | undefined;
}

// A request of the pipeline has no place for what is ours; the map ends with it.
const calls = new WeakMap<PipelineRequest, Call>();

/** Ties a call to the request that carries it. */
export function describeCall(request: PipelineRequest, call: Call): void {
  calls.set(request, call);
}

/** The call that a request carries. */
export function callOf(request: PipelineRequest): Call {
  const call = calls.get(request);
  if (!call) throw new Error('A request without a call cannot pass the policies');
  return call;
}

export interface FailureDetail {
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly description: string;
  readonly retryAt?: Date;
  readonly cause?: unknown;
}

/** Makes the failure of a call. Secrets are taken out here, where the error is made. */
export function failCall(call: Call, kind: FailureKind, detail: FailureDetail): CallFailure {
  return new CallFailure(
    {
      kind,
      operation: call.operation,
      status: detail.status,
      code: detail.code === undefined ? undefined : redact(detail.code, call.token),
      description: redact(detail.description, call.token),
      requestId: call.requestId,
      correlationId: call.correlationId,
      retryAt: detail.retryAt,
    },
    detail.cause === undefined ? undefined : { cause: detail.cause },
  );
}
