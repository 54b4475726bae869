import type { FastifyRequest } from 'fastify';
import { Problem } from '../../base';
import type { GatewayApp } from '../contract-types';
import type { Identify, Person } from './identity';

/** Where requests may come from. */
export interface OwnAddress {
  /** Address under which people reach the gateway; undefined: loopback names, and whatever host is called. */
  readonly publicUrl: string | undefined;
  /** Only loopback names and the public address are taken for our own: another name may have been bound to us by others. */
  readonly loopbackOnly: boolean;
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

function hostnameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}

function isOwnHost(host: string, { publicUrl, loopbackOnly }: OwnAddress): boolean {
  if (loopbackNames.has(hostnameOf(host))) return true;
  if (publicUrl !== undefined && new URL(publicUrl).host === host) return true;
  return !loopbackOnly;
}

/** Refuses what a page of another site sends, and what was sent to a name that others have bound to this address. */
function refuseForeign(request: FastifyRequest, own: OwnAddress): void {
  const host = request.headers.host ?? '';
  if (!isOwnHost(host, own)) throw new Problem('request-refused', { reason: 'host-other' });
  const { origin } = request.headers;
  if (origin === undefined) return;
  const from = URL.canParse(origin) ? new URL(origin).host : '';
  const ownOrigin = own.publicUrl === undefined ? undefined : new URL(own.publicUrl).origin;
  if (from !== host && origin !== ownOrigin) throw new Problem('request-refused', { reason: 'origin-other' });
}

/** Lets nobody unknown into the routes of the app that it is given. */
export function guard(app: GatewayApp, identify: Identify, own: OwnAddress): void {
  // Set by the hook below before any handler of these routes runs.
  app.decorateRequest('person', undefined as unknown as Person);
  app.addHook('onRequest', async (request, reply) => {
    refuseForeign(request, own);
    try {
      request.person = await identify(request);
    } catch (error) {
      if (error instanceof Problem && error.code === 'not-signed-in') {
        void reply.header('www-authenticate', 'Bearer resource_metadata="/.well-known/oauth-protected-resource"');
      }
      throw error;
    }
  });
}
