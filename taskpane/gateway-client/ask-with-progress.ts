import { Problem } from '../../src/base';
import type { GatewayAccess } from './access';
import type { ServerEvent } from './event-parser';
import { parseJson, readAs, type Reader } from './read-as';
import { problemIn } from './read-problem';
import { readStream } from './read-stream';
import { exchangeFailure, operationOf, send, type GatewayRequest } from './send';

/** Milliseconds of silence after which a stream counts as dead: more than two of the gateway's heartbeats (15 s). */
export const silence = 40_000;

export interface ProgressingRequest<Progress, Result> {
  readonly request: GatewayRequest;
  readonly events: { readonly progress: Reader<Progress>; readonly result: Reader<Result> };
  readonly progress: (made: Progress) => void;
}

/** What an event of the stream says: the result, or undefined for everything before it. Throws a problem that it tells. */
function taken<Progress, Result>(
  event: ServerEvent,
  asked: ProgressingRequest<Progress, Result>,
): { readonly result: Result } | undefined {
  const operation = operationOf(asked.request);
  if (event.name === 'progress') asked.progress(readAs(asked.events.progress, parseJson(event.data), operation));
  if (event.name === 'result') return { result: readAs(asked.events.result, parseJson(event.data), operation) };
  if (event.name === 'problem') {
    throw problemIn(parseJson(event.data)) ?? new Problem('gateway-unexpected-answer', { operation, status: 200 });
  }
  return undefined;
}

/**
 * Asks for work that takes a while and tells how far it has come. The work only reads and belongs to the connection:
 * giving up ends it at the gateway too, and a broken connection is a problem, not a reason to begin anew unasked.
 */
export async function askWithProgress<Progress, Result>(
  access: GatewayAccess,
  asked: ProgressingRequest<Progress, Result>,
): Promise<Result> {
  const request = { ...asked.request, headers: { accept: 'text/event-stream' } };
  const response = await send(access, request);
  const { signal } = request;
  try {
    if (response.body === null) throw new Problem('gateway-unreachable', { detail: 'no body' });
    for await (const event of readStream(response.body, { clock: access.clock, silence, signal })) {
      const outcome = taken(event, asked);
      if (outcome !== undefined) return outcome.result;
    }
    throw new Problem('gateway-unreachable', { detail: 'the answer broke off' });
  } catch (error) {
    throw exchangeFailure(error, signal);
  }
}
