import { Problem, Problems } from '../../src/base';
import { toJson } from '../../src/contract';
import type { GatewayAccess } from './access';
import { linkSignal } from './linked-signal';
import { readProblem } from './read-problem';

export interface GatewayRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** With the query. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Whether asking twice does no more than asking once. Default: by the method, as HTTP says. */
  readonly repeatable?: boolean;
}

/** Milliseconds in which an answer has to begin. A stream begins at once, so this bounds no work. */
export const answerWithin = 30_000;

/** Names the call in messages, without ids. */
export function operationOf({ method, path }: GatewayRequest): string {
  return `${method} ${path.replace(/\?.*$/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '…')}`;
}

/**
 * What a failed exchange is thrown as: what the caller gave up for, a problem that was made on the way, and otherwise
 * that the gateway was not reached. A browser tells no more: its own errors all look alike.
 */
export function exchangeFailure(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted === true) return signal.reason;
  if (error instanceof Problem || error instanceof Problems) return error;
  return new Problem('gateway-unreachable', { detail: error instanceof Error ? error.message : '' }, { cause: error });
}

/** Whether nothing is known of the gateway: neither that it took the request nor that it did not. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Problem && error.code === 'gateway-unreachable';
}

async function sendOnce(access: GatewayAccess, request: GatewayRequest, renew: boolean): Promise<Response> {
  const identification = await access.identify({ renew });
  const exchange = linkSignal(request.signal);
  const timer = linkSignal(request.signal);
  void access.clock.sleep(answerWithin, timer.signal).then(
    () => exchange.abort(new Problem('gateway-unreachable', { detail: 'no answer' })),
    () => undefined,
  );
  try {
    // `exchange` stays linked afterwards: a caller that gives up also gives up the body that is still being read.
    return await access.fetch(access.address + request.path, {
      method: request.method,
      headers: {
        'accept': 'application/json',
        'accept-language': access.locale(),
        ...identification,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: toJson(request.body) }),
      // No cookies anywhere: whoever lures a browser here sends nothing that speaks for the agent.
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: exchange.signal,
    });
  } catch (error) {
    throw exchangeFailure(error, request.signal);
  } finally {
    timer.abort(undefined);
    timer.release();
  }
}

/**
 * Sends one request and gives its answer when it is a success; everything else is thrown: a `Problem` (or several), or
 * the reason of the caller's signal. A sign-in that ran out is renewed once.
 */
export async function send(access: GatewayAccess, request: GatewayRequest): Promise<Response> {
  try {
    let response = await sendOnce(access, request, false);
    if (response.status === 401) response = await sendOnce(access, request, true);
    if (!response.ok) throw await readProblem(operationOf(request), response);
    access.heard?.(true);
    return response;
  } catch (error) {
    const failure = exchangeFailure(error, request.signal);
    if (request.signal?.aborted !== true) access.heard?.(!isUnreachable(failure));
    throw failure;
  }
}
