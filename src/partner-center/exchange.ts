import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type HttpMethods,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import { addressOf, type Path, type Query } from './address';
import { describeCall, failCall, type Call, type FailureDetail } from './call';
import { CallFailure, type FailureKind } from './call-failure';
import { judgeAnswer, type Judgement } from './judge-answer';
import type { ResolvedOptions } from './options';
import type { ReadContext, WriteContext } from './partner-center';
import { createPipelines } from './pipelines';
import { departureAgent } from './departure-agent';
import { SendingRefused } from './policies/sending';
import type { Reader } from './wire';

/** A read as a resource asks for it. */
export interface ReadSpec {
  readonly operation: string;
  readonly path: Path;
  readonly query?: Query;
}

/** A write as a resource asks for it. */
export interface WriteSpec extends ReadSpec {
  readonly method: 'POST' | 'PATCH' | 'PUT';
  /** Sent as JSON; undefined: no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer with its judgement; `fail` makes the failure of this very call. */
export interface Exchanged {
  readonly status: number;
  readonly judgement: Judgement;
  header(name: string): string | undefined;
  fail(kind: FailureKind, detail: FailureDetail): CallFailure;
  /** Reads the answer's JSON; what cannot be read is `unclear`, with the status kept. */
  read<T>(reader: Reader<T>): T;
}

/** Sends operations through their pipeline and judges the answers; the ground of every resource. */
export interface Exchange {
  readonly baseUrl: string;
  read(spec: ReadSpec, context?: ReadContext): Promise<Exchanged>;
  /** A read of an address that is already whole. */
  readAt(operation: string, url: string, headers: Record<string, string>, context?: ReadContext): Promise<Exchanged>;
  write(spec: WriteSpec, context: WriteContext): Promise<Exchanged>;
}

/** Idle connections end before the service's own limit does, so that no write is put on one that is just closing. */
const idleMilliseconds = 3000;

function readWith<T>(reader: Reader<T>, json: unknown, fail: (detail: FailureDetail) => CallFailure): T {
  const result = reader.safeParse(json);
  if (result.success) return result.data;
  // Paths and expectations only: the values may be a customer's.
  const issues = result.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  throw fail({ description: `The answer cannot be read (${issues.slice(0, 3).join('; ')})` });
}

function exchanged(call: Call, response: PipelineResponse): Exchanged {
  const { status } = response;
  const judgement = judgeAnswer(call.kind, { status, body: response.bodyAsText ?? '' });
  const fail = (kind: FailureKind, detail: FailureDetail): CallFailure => failCall(call, kind, { status, ...detail });
  return {
    status,
    judgement,
    header: (name) => response.headers.get(name),
    fail,
    read(reader) {
      if (judgement.outcome === 'failure') throw fail(judgement.kind, judgement.error);
      if (judgement.outcome === 'empty') throw fail('unclear', { description: 'The answer is empty' });
      return readWith(reader, judgement.json, (detail) => fail('unclear', detail));
    },
  };
}

export function createExchange(options: ResolvedOptions, httpClient: HttpClient = createDefaultHttpClient()): Exchange {
  const pipelines = createPipelines(options);
  const insecure = new URL(options.baseUrl).protocol === 'http:';
  const agent = departureAgent(insecure, { keepAlive: true, timeout: idleMilliseconds });

  async function send(
    call: Call,
    method: HttpMethods,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Exchanged> {
    const request = createPipelineRequest({
      url,
      method,
      headers: createHttpHeaders(headers),
      allowInsecureConnection: insecure,
      agent,
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { abortSignal: signal }),
    });
    describeCall(request, call);
    try {
      const response = await pipelines[call.kind].sendRequest(httpClient, request);
      if (call.kind === 'write') await options.reach('answer-unread', call.operation);
      return exchanged(call, response);
    } catch (error) {
      if (error instanceof CallFailure) throw error;
      if (error instanceof SendingRefused) throw error.reason;
      const description = error instanceof Error ? error.message : String(error);
      if (call.kind === 'write' && !call.outstanding) {
        // It broke before it was sent, or after an answer that nothing was done: no effect is possible.
        const retryAt = call.notBefore ?? options.clock.now();
        throw failCall(call, 'throttled', { description: `${description}; not sent`, retryAt, cause: error });
      }
      throw failCall(call, 'unclear', { description, cause: error });
    }
  }

  const callFor = (description: Pick<Call, 'operation' | 'kind' | 'requestId' | 'waitLimit' | 'onSending'>): Call => ({
    ...description,
    correlationId: undefined,
    attempt: 0,
    outstanding: false,
    notBefore: undefined,
    token: undefined,
    mayLeave: undefined,
  });

  /** The address of an operation; an id that cannot be sent is refused before anything leaves. */
  function address(call: Call, spec: ReadSpec): string {
    try {
      return addressOf(options.baseUrl, spec.path, spec.query);
    } catch (error) {
      throw failCall(call, 'refused', { description: error instanceof Error ? error.message : String(error) });
    }
  }

  const readCall = (operation: string, context: ReadContext | undefined): Call =>
    callFor({
      operation,
      kind: 'read',
      requestId: options.newCorrelationId(),
      waitLimit: context?.waitLimit ?? options.readWaitLimit,
      onSending: undefined,
    });

  return {
    baseUrl: options.baseUrl,
    async read(spec, context) {
      const call = readCall(spec.operation, context);
      return send(call, 'GET', address(call, spec), {}, undefined, context?.signal);
    },
    async readAt(operation, url, headers, context) {
      return send(readCall(operation, context), 'GET', url, headers, undefined, context?.signal);
    },
    async write(spec, context) {
      const call = callFor({
        operation: spec.operation,
        kind: 'write',
        requestId: context.requestId,
        waitLimit: options.writeWaitLimit,
        onSending: context.onSending,
      });
      const body = spec.body === undefined ? undefined : JSON.stringify(spec.body);
      const headers = { ...spec.headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
      return send(call, spec.method, address(call, spec), headers, body, context.signal);
    },
  };
}
