import { join } from 'node:path';
import { SignJWT, UnsecuredJWT } from 'jose';
import { meAnswer, paths, signInAnswer } from '../../src/contract';
import { tokenIdentity } from '../../src/gateway/auth/token-identity';
import { Child } from '../support/child-process';
import { Caller } from './support/caller';
import type { TokenWish } from './support/sign-in-process';
import { openTestGateway, type TestGateway } from './support/test-gateway';

const audience = 'crossgrade-pane';
const role = 'Crossgrade.Agent';
const tenant = '11111111-1111-4111-8111-111111111111';

/** A sign-in service of its own: another one has other keys. */
class SignIn {
  #asked = 0;

  private constructor(
    private readonly child: Child,
    readonly issuer: string,
  ) {}

  static async start(): Promise<SignIn> {
    const child = new Child(join(__dirname, 'support/sign-in-process.ts'), []);
    return new SignIn(child, await child.says('issuer'));
  }

  async token(wish: Partial<TokenWish> = {}): Promise<string> {
    this.#asked += 1;
    const number = String(this.#asked);
    this.child.tell(
      JSON.stringify({
        audience,
        claims: { roles: [role], tid: tenant, name: 'Ann Agent' },
        seconds: 600,
        ...wish,
        number,
      }),
    );
    const answer = JSON.parse(await this.child.says(`token${number}`)) as { access_token: string };
    return answer.access_token;
  }

  stop(): Promise<void> {
    return this.child.kill();
  }
}

let signIn: SignIn;
let other: SignIn;
let gateway: TestGateway;
let later = 0;
beforeAll(async () => {
  [signIn, other] = [await SignIn.start(), await SignIn.start()];
  gateway = await openTestGateway({
    parts: () => ({
      identify: tokenIdentity({
        issuer: signIn.issuer,
        audience,
        tenantId: tenant,
        role,
        now: () => Date.now() + later,
      }),
      signIn: { issuer: signIn.issuer, clientId: audience },
    }),
  });
});
afterAll(async () => {
  await gateway.close();
  await signIn.stop();
  await other.stop();
});

function withToken(token: string | undefined): Caller {
  return new Caller(gateway.url, token === undefined ? {} : { authorization: `Bearer ${token}` });
}

async function refusal(token: string | undefined): Promise<unknown> {
  const answer = await withToken(token).call('GET', paths.me);
  expect(answer.status).toBeGreaterThanOrEqual(401);
  if (answer.status === 401) expect(answer.headers.get('www-authenticate')).toContain('resource_metadata');
  return answer.body;
}

const notSignedIn = (reason: string) => ({ code: 'not-signed-in', status: 401, values: { reason } });

test('a token of the sign-in service lets its person in, and the run is theirs', async () => {
  const me = await withToken(await signIn.token()).ask(meAnswer, 'GET', paths.me);
  expect(me).toMatchObject({ user: { name: 'Ann Agent' }, signIn: 'oidc' });
});

test('where to sign in is told to anybody', async () => {
  const answer = await fetch(gateway.url + paths.signIn);
  expect(signInAnswer.parse(await answer.json())).toMatchObject({
    authorization_servers: [signIn.issuer],
    crossgrade_client_id: audience,
    bearer_methods_supported: ['header'],
  });
});

test('health is told to anybody, and nothing else is', async () => {
  const nobody = withToken(undefined);
  for (const path of ['/healthz', '/readyz', '/metrics']) expect((await nobody.call('GET', path)).status).toBe(200);
  const id = '22222222-2222-4222-8222-222222222222' as never;
  const guarded = [
    ['GET', paths.me],
    ['GET', paths.customers],
    ['GET', paths.plans],
    ['POST', paths.pulls],
    ['POST', paths.checks],
    ['PUT', paths.run(id)],
    ['GET', paths.run(id)],
    ['GET', paths.runs],
    ['GET', paths.runEvents(id)],
    ['POST', paths.runCommand(id, 'pause')],
    ['POST', paths.statuses],
    ['GET', '/api/openapi.json'],
  ] as const;
  for (const [method, path] of guarded) {
    const body = method === 'GET' ? undefined : {};
    expect([path, (await nobody.call(method, path, { body })).status]).toEqual([path, 401]);
  }
});

test('the header of the sandbox opens nothing here', async () => {
  const answer = await new Caller(gateway.url).call('GET', paths.me);
  expect(answer).toMatchObject({ status: 401, body: notSignedIn('token-missing') });
});

test('no token, or something else, lets nobody in', async () => {
  expect(await refusal(undefined)).toMatchObject(notSignedIn('token-missing'));
  expect(await refusal('x.y.z')).toMatchObject(notSignedIn('token-invalid'));
});

test('a token for another application lets nobody in', async () => {
  expect(await refusal(await signIn.token({ audience: 'other' }))).toMatchObject(notSignedIn('token-audience'));
});

test('a token of another sign-in service lets nobody in', async () => {
  const answer = await refusal(await other.token());
  expect(answer).toMatchObject({ code: 'not-signed-in', status: 401 });
});

test('a token of another organisation lets nobody in', async () => {
  const token = await signIn.token({ claims: { roles: [role], tid: '99999999-9999-4999-8999-999999999999' } });
  expect(await refusal(token)).toMatchObject(notSignedIn('token-tenant'));
});

test('a person without the role may do nothing', async () => {
  for (const claims of [{ tid: tenant }, { tid: tenant, roles: ['Reader'] }]) {
    expect(await refusal(await signIn.token({ claims }))).toMatchObject({
      code: 'not-allowed',
      status: 403,
      values: { role },
    });
  }
});

test('a token that has run out lets nobody in', async () => {
  const token = await signIn.token();
  later = 3_600_000;
  try {
    expect(await refusal(token)).toMatchObject(notSignedIn('token-expired'));
  } finally {
    later = 0;
  }
});

test('a token that was changed, or signed by somebody else, lets nobody in', async () => {
  const [head = '', body = '', signature = ''] = (await signIn.token()).split('.');
  const claims = { ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), name: 'Mallory' };
  const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
  expect(await refusal(`${head}.${forged}.${signature}`)).toMatchObject(notSignedIn('token-invalid'));
  const content = { roles: [role], tid: tenant, sub: 'mallory', iss: signIn.issuer, aud: audience };
  const unsigned = new UnsecuredJWT(content).setExpirationTime('1h').encode();
  expect(await refusal(unsigned)).toMatchObject(notSignedIn('token-invalid'));
  const symmetric = await new SignJWT(content)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode('a secret of at least thirty-two bytes'));
  expect(await refusal(symmetric)).toMatchObject(notSignedIn('token-invalid'));
});

test('a sign-in service that is away is not the fault of the token, and is found when it is back', async () => {
  const identify = tokenIdentity({ issuer: 'http://127.0.0.1:9', audience, tenantId: tenant, role, now: Date.now });
  const request = { headers: { authorization: `Bearer ${await signIn.token()}` } } as never; // all that is read of it
  await expect(Promise.resolve(identify(request))).rejects.toMatchObject({ values: { reason: 'sign-in-away' } });
});
