import type { PipelinePolicy, PipelineRequest, PipelineResponse, SendRequest } from '@azure/core-rest-pipeline';
import type { AccessTokens } from '../access-tokens';
import { callOf, failCall, type Call } from '../call';
import { readServiceError } from '../wire';

/** A new token of the same kind would be refused as well: wrong audience, no MFA (partner-center-api.md section 20). */
const needsSignIn: ReadonlySet<string> = new Set(['900420', '900421']);

function signedOut(call: Call, response: PipelineResponse) {
  const error = readServiceError(response.bodyAsText ?? '');
  return failCall(call, 'signed-out', { status: response.status, ...error });
}

async function ask(call: Call, get: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await get();
  } catch (cause) {
    const description = cause instanceof Error ? cause.message : String(cause);
    throw failCall(call, 'signed-out', { description });
  }
}

/** Sends with the token of the connection; after a 401 renews it once and sends again, then it is `signed-out`. */
export function authentication(tokens: AccessTokens): PipelinePolicy {
  async function send(request: PipelineRequest, next: SendRequest, token: string): Promise<PipelineResponse> {
    const call = callOf(request);
    call.token = token;
    request.headers.set('Authorization', `Bearer ${token}`);
    const response = await next(request);
    // A 401 says that nothing was done.
    if (response.status === 401) call.outstanding = false;
    return response;
  }

  return {
    name: 'authentication',
    async sendRequest(request, next) {
      const call = callOf(request);
      const token = await ask(call, () => tokens.get());
      if (token === undefined || token === '') {
        throw failCall(call, 'signed-out', { description: 'No access token' });
      }
      const first = await send(request, next, token);
      if (first.status !== 401) return first;
      const { code } = readServiceError(first.bodyAsText ?? '');
      if (code !== undefined && needsSignIn.has(code)) throw signedOut(call, first);
      const renewed = await ask(call, () => tokens.renew(token));
      if (renewed === undefined || renewed === token) throw signedOut(call, first);
      const second = await send(request, next, renewed);
      if (second.status === 401) throw signedOut(call, second);
      return second;
    },
  };
}
