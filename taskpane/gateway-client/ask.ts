import type { GatewayAccess } from './access';
import { waitBefore } from './back-off';
import { readAs, type Reader } from './read-as';
import { jsonOf } from './read-problem';
import { exchangeFailure, isUnreachable, operationOf, send, type GatewayRequest } from './send';

async function askOnce<Out>(access: GatewayAccess, request: GatewayRequest, schema: Reader<Out>): Promise<Out> {
  const response = await send(access, request);
  try {
    return readAs(schema, await jsonOf(response), operationOf(request));
  } catch (error) {
    throw exchangeFailure(error, request.signal);
  }
}

/** How often a call that may be repeated is made at most. */
const mostTries = 5;

/**
 * Asks, and reads the answer by its schema. What can be repeated (GET, PUT) is asked again while the gateway
 * cannot be reached: its first answer may be what got lost.
 */
export async function ask<Out>(access: GatewayAccess, request: GatewayRequest, schema: Reader<Out>): Promise<Out> {
  const mayRepeat = request.repeatable ?? request.method !== 'POST';
  const tries = mayRepeat ? mostTries : 1;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askOnce(access, request, schema);
    } catch (error) {
      if (attempt >= tries || !isUnreachable(error)) throw error;
      await access.clock.sleep(waitBefore(attempt, access.random()), request.signal);
    }
  }
}
