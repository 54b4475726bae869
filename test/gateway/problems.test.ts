import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { paths, problemSchema, toJson, type ProblemAnswer } from '../../src/contract';
import { openTestGateway, type TestGateway } from './support/test-gateway';
import type { CallOptions } from './support/caller';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway();
});
afterAll(() => gateway.close());

/** The problem that a call is answered with, read by the contract. */
async function problemOf(method: string, path: string, options: CallOptions = {}): Promise<ProblemAnswer> {
  const answer = await gateway.caller.call(method, path, options);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = problemSchema.parse(answer.body);
  expect(problem.status).toBe(answer.status);
  expect(problem.type).toBe(`urn:crossgrade:problem:${problem.code}`);
  expect(problem.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  return problem;
}

const emptyRun = { connection: '', rows: [], users: [], plans: [] };

test.each([
  ['an unknown address', 'GET', '/api/nothing', {}, 404, 'route-unknown'],
  ['a wrong method', 'PUT', '/api/me', {}, 405, 'method-unknown'],
  [
    'a wrong method at an address with an id',
    'POST',
    paths.run(randomUUID() as never),
    { body: {} },
    405,
    'method-unknown',
  ],
  ['JSON that is none', 'POST', '/api/pulls', { body: '{"within":' }, 400, 'request-invalid'],
  ['no body', 'POST', '/api/pulls', { headers: { 'content-type': 'application/json' } }, 400, 'request-invalid'],
  ['another form', 'POST', '/api/pulls', { body: { within: -1, late: false, preset: 'all' } }, 400, 'request-invalid'],
  [
    'another type',
    'POST',
    '/api/pulls',
    { body: 'a=b', headers: { 'content-type': 'text/plain' } },
    415,
    'request-not-json',
  ],
  [
    'a form, as another site can send it',
    'POST',
    '/api/pulls',
    { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'request-not-json',
  ],
  ['an id that is none', 'GET', '/api/runs/7', {}, 400, 'request-invalid'],
  ['a run that is none', 'GET', paths.run(randomUUID() as never), {}, 404, 'run-not-found'],
  [
    'a customer that is none',
    'POST',
    '/api/pulls',
    { body: { within: 90, late: false, preset: 'all', customers: [randomUUID()] } },
    404,
    'customer-not-found',
  ],
  [
    'a workbook of another connection',
    'POST',
    '/api/checks',
    { body: { ...emptyRun, connection: 'Other' } },
    409,
    'connection-other',
  ],
  ['a page of another site', 'GET', '/api/me', { headers: { origin: 'https://evil.example' } }, 403, 'request-refused'],
  ['a page that says nothing of its origin', 'GET', '/api/me', { headers: { origin: 'null' } }, 403, 'request-refused'],
] as const)('%s is answered with a problem', async (_what, method, path, options: CallOptions, status, code) => {
  expect(await problemOf(method, path, options)).toMatchObject({ status, code });
});

test('a method that an address does not take comes with those that it takes', async () => {
  const answer = await gateway.caller.call('DELETE', paths.runs);
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toContain('GET');
});

test('a request that is too large is refused before it is read', async () => {
  const body = { within: 90, late: false, preset: 'all', more: 'x'.repeat(1_100_000) };
  expect(await problemOf('POST', paths.pulls, { body })).toMatchObject({
    code: 'request-too-large',
    values: { limit: 1 },
  });
  const customers = Array.from({ length: 50_000 }, () => randomUUID());
  // Requests with rows may be larger.
  const answer = await gateway.caller.call('POST', paths.statuses, { body: { subscriptions: customers } });
  expect(answer.status).toBe(200);
});

test.each([
  ['pl', 'Nie ma czegoś takiego'],
  ['sv-SE,en;q=0.5', 'Det finns inget sådant'],
  ['xx, tr;q=0.2, it;q=0.9', 'Non esiste nulla del genere'],
  ['zh-Hans-CN', '没有此项内容'],
  ['de', 'There is no such thing'],
  ['*', 'There is no such thing'],
])('who asks in %s is told in that language', async (header, title) => {
  const problem = await problemOf('GET', '/api/nothing', { headers: { 'accept-language': header } });
  expect(problem.title).toBe(title);
  expect(problem.detail).toContain('/api/nothing');
});

test('a problem in the middle of a stream is its last event', async () => {
  const body = { within: 90, late: false, preset: 'all', customers: [randomUUID()] };
  const events = [];
  for await (const event of gateway.caller.events('POST', paths.pulls, { body })) events.push(event);
  expect(events.at(-1)).toMatchObject({ event: 'problem', data: { code: 'customer-not-found', status: 404 } });
});

test('without the header that no other site can send nobody is let in', async () => {
  const response = await fetch(`${gateway.url}/api/me`);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: 'request-refused', values: { reason: 'header-missing' } });
});

test('a name that somebody has bound to this address is not ours', async () => {
  const { port } = new URL(gateway.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { 'host': `evil.example:${port}`, 'x-crossgrade-sandbox': '1' };
    httpRequest({ host: '127.0.0.1', port, path: '/api/me', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

test('what nobody expected is told to nobody', async () => {
  await gateway.world.control('faults', ['GET /v1/customers=status:400,count=1']);
  const problem = await problemOf('GET', paths.customers);
  expect(problem.code).toBe('service-refused');
  await gateway.world.pool.query('alter table crossgrade.run rename to run_away');
  try {
    const fault = await problemOf('GET', paths.runs);
    expect(fault).toMatchObject({ code: 'internal', status: 500 });
    expect(toJson(fault)).not.toContain('crossgrade.run');
  } finally {
    await gateway.world.pool.query('alter table crossgrade.run_away rename to run');
  }
});

test('who asks too often waits', async () => {
  await gateway.close();
  gateway = await openTestGateway({ parts: () => ({ callsPerMinute: 3 }) });
  for (let call = 0; call < 3; call += 1) expect((await gateway.caller.call('GET', paths.me)).status).toBe(200);
  const answer = await gateway.caller.call('GET', paths.me);
  expect(answer).toMatchObject({ status: 429, body: { code: 'rate-limited', retryable: true } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  // Whoever watches the process is not a caller.
  expect((await gateway.caller.call('GET', '/healthz')).status).toBe(200);
});
