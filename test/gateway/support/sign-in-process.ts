/** A real OpenID Connect provider in a process of its own: says its issuer, then each token that it is asked for. */
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import type { AddressInfo } from 'node:net';

/** What a token shall say beyond what the provider puts into it. */
export interface TokenWish {
  readonly audience: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly seconds: number;
  /** Told with the answer. */
  readonly number: string;
}

async function main(): Promise<void> {
  // The package is an ES module only.
  const { default: Provider } = await import('oidc-provider');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const issuer = `http://127.0.0.1:${String(port)}`;
  let wish: TokenWish = { audience: '', claims: {}, seconds: 60, number: '' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'pane',
        client_secret: 'secret',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: wish.audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: wish.seconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: () => wish.claims,
  });
  server.on('request', provider.callback());
  process.stdout.write(`issuer ${issuer}\n`);

  for await (const line of createInterface(process.stdin)) {
    wish = JSON.parse(line) as TokenWish; // the parent's own words
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('pane:secret').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:crossgrade:gateway' }),
    });
    process.stdout.write(`token${wish.number} ${JSON.stringify(await answer.json())}\n`);
  }
}

void main();
