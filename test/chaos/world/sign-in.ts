import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const clientId = 'crossgrade-chaos';
/** Longer than any storm, whatever its clocks say. */
const tokenLife = '30d';

/** Where the storm's agent signs in: the least that OpenID Connect asks of an issuer. */
export class SignIn {
  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    readonly token: string,
  ) {}

  static async start(): Promise<SignIn> {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const key = { ...(await exportJWK(publicKey)), kid: 'storm', alg: 'RS256', use: 'sig' };
    const server = createServer((request, reply) => {
      const keys = request.url === '/keys';
      reply.setHeader('content-type', 'application/json');
      reply.end(JSON.stringify(keys ? { keys: [key] } : { issuer, jwks_uri: `${issuer}/keys` }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // it listens on TCP
    const issuer = `http://127.0.0.1:${String(port)}`;
    const token = await new SignJWT({ roles: ['Crossgrade.Agent'], name: 'Storm' })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .setSubject('storm')
      .setIssuer(issuer)
      .setAudience(clientId)
      .setIssuedAt()
      .setExpirationTime(tokenLife)
      .sign(privateKey);
    return new SignIn(server, issuer, token);
  }

  /** The settings with which a gateway asks for this sign-in. */
  get settings(): Readonly<Record<string, string>> {
    return {
      CROSSGRADE_OIDC_ISSUER: this.issuer,
      CROSSGRADE_OIDC_CLIENT_ID: clientId,
      CROSSGRADE_OIDC_CLIENT_SECRET: 'not used by a gateway that only proves tokens',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
