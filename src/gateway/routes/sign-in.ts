import { paths, type SignInAnswer } from '../../contract';
import type { GatewayApp } from '../contract-types';
import type { GatewayParts } from '../gateway-parts';

/** Where people sign in (RFC 9728): told to anybody, because nobody is known before. */
export function signInRoutes(app: GatewayApp, { signIn, publicUrl }: GatewayParts): void {
  app.get(paths.signIn, { schema: { hide: true } }, (request): SignInAnswer => ({
    resource: publicUrl ?? `${request.protocol}://${request.host}`,
    authorization_servers: signIn === undefined ? [] : [signIn.issuer],
    scopes_supported: signIn === undefined ? [] : ['openid', 'profile'],
    bearer_methods_supported: ['header'],
    crossgrade_client_id: signIn?.clientId ?? '',
  }));
}
