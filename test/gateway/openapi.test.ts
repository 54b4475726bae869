import Ajv2020 from 'ajv/dist/2020';
import { paths, runCommands, toJson } from '../../src/contract';
import { holders, legacyCustomer } from '../support/scenarios';
import { openTestGateway, plannedOf, type TestGateway } from './support/test-gateway';

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>> }>
  >;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

let gateway: TestGateway;
let document: Document;
beforeAll(async () => {
  gateway = await openTestGateway();
  document = (await gateway.caller.call('GET', '/api/openapi.json')).body as Document;
});
afterAll(() => gateway.close());

/** Judges values by a schema of the document, as a program that was made from it would. */
function judge(schema: Json | undefined, value: unknown): unknown {
  if (schema === undefined) throw new Error('Not in the document');
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const defs = document.components.schemas;
  const local = JSON.parse(
    JSON.stringify({ ...schema, $defs: defs }).replaceAll('#/components/schemas/', '#/$defs/'),
  ) as Json;
  const check = ajv.compile(local);
  return check(value) ? [] : check.errors;
}

function refsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    key === '$ref' ? [String(part)] : refsIn(part),
  );
}

test('the document names every route and no other', () => {
  const id = '{id}' as never;
  const expected = [
    `get ${paths.me}`,
    `get ${paths.customers}`,
    `get ${paths.plans}`,
    `post ${paths.pulls}`,
    `post ${paths.checks}`,
    `put ${paths.run(id)}`,
    `get ${paths.run(id)}`,
    `get ${paths.runs}`,
    `get ${paths.runEvents(id)}`,
    ...runCommands.map((command) => `post ${paths.runCommand(id, command)}`),
    `get ${paths.evidence(id, '{subscriptionId}' as never)}`,
    `post ${paths.resolve(id, '{subscriptionId}' as never)}`,
    `post ${paths.statuses}`,
  ];
  const named = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(named.sort()).toEqual(expected.sort());
});

test('everything that the document refers to is in it, and every schema can be compiled', () => {
  expect(document.openapi).toBe('3.1.0');
  for (const ref of new Set(refsIn(document))) {
    expect(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)).toContain(ref);
  }
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    expect([name, Object.keys(schema)]).not.toEqual([name, ['$ref']]);
    expect(() => judge(schema, {})).not.toThrow();
  }
});

test('every operation says what it is for, what it takes and how it fails', () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const { summary, requestBody, responses } = operation;
      expect([method, path, summary]).toEqual([method, path, expect.stringMatching(/\w/)]);
      expect(responses['default']?.content).toHaveProperty(['application/problem+json']);
      expect(Object.values(responses).some(({ content }) => Object.keys(content ?? {}).length > 0)).toBe(true);
      if (method !== 'get') expect(requestBody?.content).toHaveProperty(['application/json']);
    }
  }
});

test('what the gateway takes and answers is of the form that the document says', async () => {
  const customer = await gateway.world.customer(legacyCustomer(2, [holders(2)]));
  const sheet = await gateway.checked(await gateway.content([customer]));
  const run = await gateway.run(sheet);
  await gateway.runUntil(run.id, ({ status }) => status === 'ended');
  const planned = JSON.parse(toJson(plannedOf(sheet))) as unknown;
  const check = document.paths[paths.checks]?.['post'];
  expect(judge(check?.requestBody?.content['application/json']?.schema, planned)).toEqual([]);
  expect(judge(check?.requestBody?.content['application/json']?.schema, { rows: 7 })).not.toEqual([]);

  const pull = { within: 'any', late: false, preset: 'all', customers: [customer] };
  const calls = [
    ['get', paths.me, paths.me, undefined],
    ['get', paths.plans, `${paths.plans}?country=US`, undefined],
    ['get', paths.customers, paths.customers, undefined],
    ['post', paths.pulls, paths.pulls, pull],
    ['post', paths.checks, paths.checks, planned],
    ['get', paths.runs, paths.runs, undefined],
    ['get', paths.run('{id}' as never), paths.run(run.id), undefined],
    ['post', paths.statuses, paths.statuses, { subscriptions: sheet.rows.map((row) => row.subscriptionId) }],
    ['post', paths.runCommand('{id}' as never, 'pause'), paths.runCommand(run.id, 'pause'), {}],
  ] as const;
  for (const [method, path, address, body] of calls) {
    const answer = await gateway.caller.call(method.toUpperCase(), address, { body });
    const said = document.paths[path]?.[method]?.responses[String(answer.status)]?.content?.['application/json'];
    expect([path, judge(said?.schema, answer.body)]).toEqual([path, []]);
  }
  const problem = await gateway.caller.call('GET', '/api/nothing');
  expect(judge(document.components.schemas['Problem'], problem.body)).toEqual([]);
});
