import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod/mini';
import { Problem } from '../../base';
import type { Identify, Person } from './identity';

/** What a token must say. */
export interface TokenWish {
  readonly issuer: string;
  readonly audience: string;
  /** Directory of the people; compared where the token names one (claim `tid`). */
  readonly tenantId: string;
  readonly role: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const claims = z.object({
  sub: z.string(),
  oid: z.optional(z.string()),
  tid: z.optional(z.string()),
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  preferred_username: z.optional(z.string()),
  roles: z.optional(z.union([z.string(), z.array(z.string())])),
});

/** Signatures with a secret are refused: whoever checks one could also make one. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const leeway = 60;
const answerWithin = 10_000;

const refused = (reason: string, cause?: unknown): Problem => new Problem('not-signed-in', { reason }, { cause });

/** Finds the keys of the issuer where the issuer says they are (OpenID Connect Discovery 1.0, section 4). */
function issuerKeys(issuer: string): () => Promise<JWTVerifyGetKey> {
  let known: Promise<JWTVerifyGetKey> | undefined;
  async function discover(): Promise<JWTVerifyGetKey> {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(answerWithin) });
    const { issuer: named, jwks_uri: keys } = discovery.parse(await answer.json());
    if (named !== issuer) throw new Error('The issuer calls itself otherwise');
    return createRemoteJWKSet(new URL(keys), { timeoutDuration: answerWithin });
  }
  return () => {
    known ??= discover();
    // A sign-in service that is away now may be there for the next request.
    known.catch(() => (known = undefined));
    return known;
  };
}

/** Claims whose wrongness has a reason of its own. */
const reasonOfClaim: Readonly<Record<string, string>> = {
  iss: 'token-issuer',
  aud: 'token-audience',
  nbf: 'token-invalid',
};

function reasonOf(error: unknown): string | undefined {
  if (error instanceof errors.JWTExpired) return 'token-expired';
  if (error instanceof errors.JWTClaimValidationFailed) return reasonOfClaim[error.claim] ?? 'token-invalid';
  // The keys could not be fetched, which is not the fault of the token.
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return undefined;
  return error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC' ? 'token-invalid' : undefined;
}

function personOf(payload: JWTPayload, wish: TokenWish): Person {
  const read = claims.safeParse(payload);
  if (!read.success) throw refused('token-invalid', read.error);
  const { sub, oid, tid, name, email, preferred_username: userName, roles = [] } = read.data;
  if (tid !== undefined && tid.toLowerCase() !== wish.tenantId.toLowerCase()) throw refused('token-tenant');
  if (![roles].flat().includes(wish.role)) throw new Problem('not-allowed', { role: wish.role });
  return { id: oid ?? sub, name: userName ?? email ?? name ?? sub };
}

/** The identity that a bearer token proves: signed by the issuer, for us, for this partner's directory, in time. */
export function tokenIdentity(wish: TokenWish): Identify {
  const keys = issuerKeys(wish.issuer);
  return async (request) => {
    const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined) throw refused('token-missing');
    try {
      const { payload } = await jwtVerify(token, await keys(), {
        issuer: wish.issuer,
        audience: wish.audience,
        algorithms,
        clockTolerance: leeway,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(wish.now()),
      });
      return personOf(payload, wish);
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw refused(reasonOf(error) ?? 'sign-in-away', error);
    }
  };
}
