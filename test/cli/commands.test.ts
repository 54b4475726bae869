import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { startSandbox, type RunningSandbox } from '../../src/sandbox';
import { freshDatabase, type FreshDatabase } from '../support/postgres';
import { events, Place } from './support/command';
import { includeRows } from './support/include-rows';

let database: FreshDatabase;
let place: Place;
beforeAll(async () => {
  database = await freshDatabase();
  place = await Place.make({ CROSSGRADE_DATABASE_URL: database.url });
}, 60_000);
afterAll(async () => {
  await place.remove();
  await database.drop();
}, 60_000);

test('the whole job from the command line: pull, check, refuse without a yes, run, status', async () => {
  const pulled = await place.run(['pull', 'plan.xlsx']);
  expect(pulled).toMatchObject({ code: 0, out: expect.stringContaining('Workbook: plan.xlsx') as unknown });
  expect(pulled.error).toContain('SANDBOX');
  expect(pulled.out).toContain('npx crossgrade check plan.xlsx');

  const included = await includeRows(place.file('plan.xlsx'), 4);
  expect(included).toBe(4);
  const checked = await place.run(['check', 'plan.xlsx', '--json']);
  const judged = events(checked.out);
  expect(judged[0]).toMatchObject({ event: 'connection', name: 'Sandbox 1', sandbox: true });
  expect(judged.at(-1)).toMatchObject({ event: 'summary', command: 'check', exitCode: checked.code });
  const ready = judged.filter((one) => one['event'] === 'row' && one['state'] === 'ready');
  expect(ready.length).toBeGreaterThan(0);

  const refused = await place.run(['run', 'plan.xlsx']);
  expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('confirmation-needed') as unknown });
  expect(refused.error).toMatch(/New subscriptions to buy: \d/);

  const ran = await place.run(['run', 'plan.xlsx', '--yes', '--json']);
  const told = events(ran.out);
  expect(told.find((one) => one['event'] === 'offer')).toMatchObject({ rows: ready.length });
  expect(told.find((one) => one['event'] === 'started')).toMatchObject({ rows: ready.length });
  const summary = told.at(-1);
  expect(summary).toMatchObject({ event: 'summary', command: 'run', exitCode: ran.code, outcome: 'ended' });
  expect([0, 2]).toContain(ran.code);
  const done = new Set(
    told.filter((one) => one['event'] === 'row' && one['state'] === 'done').map((one) => one['subscription']),
  );
  expect(done.size).toBeGreaterThan(0);
  expect(told.some((one) => one['event'] === 'progress')).toBe(false);
  expect(events(ran.error).some((one) => one['event'] === 'progress' && one['phase'] === 'rows')).toBe(true);

  const stood = await place.run(['status', 'plan.xlsx', '--json']);
  const standing = events(stood.out).filter((one) => one['event'] === 'row');
  expect(
    standing
      .filter((one) => one['state'] === 'done')
      .map((one) => one['subscription'])
      .sort(),
  ).toEqual([...done].sort());

  const looked = await place.run(['status', 'plan.xlsx', '--look-again', '--json']);
  expect([looked.code, events(looked.out)]).toEqual([stood.code, events(stood.out)]);
  const looks = events(looked.error).filter((one) => one['event'] === 'progress' && one['phase'] === 'looks');
  expect(looks.at(-1)).toMatchObject({ done: done.size, total: done.size });

  const elsewhere = await place.run(['check', 'plan.xlsx'], {
    CROSSGRADE_PARTNER_CENTER_URL: await sandboxAddress(),
    CROSSGRADE_ACCESS_TOKEN: 'x',
  });
  expect(elsewhere).toMatchObject({ code: 1, error: expect.stringContaining('connection-other') as unknown });

  const again = await place.run(['run', 'plan.xlsx', '--yes', '--rows', [...done].join(',')]);
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining(`Done: ${String(done.size)}`) as unknown });
  expect(again.error).not.toContain('New subscriptions to buy');
}, 240_000);

let other: RunningSandbox | undefined;
afterAll(() => other?.stop());

/** Another partner: a simulator that is reached by its address. */
async function sandboxAddress(): Promise<string> {
  other ??= await startSandbox({ customers: 2, seed: 9 });
  return other.url;
}

test.each([
  [['status', 'missing.xlsx'], 1, 'file-missing'],
  [['check', 'empty.xlsx'], 1, 'file-empty'],
  [['check', 'text.xlsx'], 1, 'file-not-workbook'],
  [['run', 'missing.xlsx', '--yes'], 1, 'file-missing'],
  [['pull', 'text.xlsx'], 1, 'file-not-workbook'],
  [['pull'], 1, 'usage'],
  [['nonsense'], 1, 'usage'],
])(
  '%j ends with %d and says %s',
  async (argv, code, problem) => {
    await writeFile(place.file('empty.xlsx'), '');
    await writeFile(place.file('text.xlsx'), 'This is no workbook.');
    const ended = await place.run([...argv, '--json']);
    expect(ended.code).toBe(code);
    expect(events(ended.out).at(-1)).toMatchObject({ event: 'problem', code: problem });
    expect(await readFile(place.file('text.xlsx'), 'utf8')).toBe('This is no workbook.');
  },
  20_000,
);

test('a person is told the same in words, in the language of the terminal', async () => {
  const ended = await place.run(['status', 'missing.xlsx'], { LANG: 'sv_SE.UTF-8' });
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.error).toMatch(/^file-missing: Filen missing\.xlsx finns inte\.\n {2}Gör så här: /);
}, 60_000);

test('wrong settings are all told before anything is done', async () => {
  const ended = await place.run(['pull', 'never.xlsx'], { CROSSGRADE_CONCURENCY: '4', CROSSGRADE_WAIT_SCALE: 'fast' });
  expect(ended.code).toBe(1);
  expect(ended.error).toContain(
    'There is no setting called CROSSGRADE_CONCURENCY. The nearest name is CROSSGRADE_CONCURRENCY.',
  );
  expect(ended.error).toContain('The setting CROSSGRADE_WAIT_SCALE cannot be used: it must be a number.');
  expect(existsSync(place.file('never.xlsx'))).toBe(false);
}, 60_000);

test('a service that cannot be reached is no reason to give up for good: exit code 3', async () => {
  const settings = {
    CROSSGRADE_PARTNER_CENTER_URL: 'http://127.0.0.1:9',
    CROSSGRADE_ACCESS_TOKEN: 'secret-token-text',
  };
  const ended = await place.run(['pull', 'never.xlsx'], settings);
  expect(ended).toMatchObject({ code: 3, error: expect.stringContaining('service-unreachable') as unknown });
  expect(ended.out + ended.error).not.toContain('secret-token-text');
  expect(existsSync(place.file('never.xlsx'))).toBe(false);
}, 60_000);

test('--help and --version need no settings', async () => {
  const broken = { CROSSGRADE_NONSENSE: '1' };
  expect(await place.run(['run', '--help'], broken)).toMatchObject({
    code: 0,
    out: expect.stringContaining('--only') as unknown,
  });
  expect(await place.run(['--version'], broken)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as unknown,
  });
}, 60_000);

test('the simulator alone says where it is, remembers what happened at its port, and ends when it is asked to', async () => {
  const first = place.start(['sandbox', '--port', '0', '--customers', '3', '--json']);
  await first.says(/listening/);
  const [{ url = '' } = {}] = events(first.out) as { url?: string }[];
  const answer = await fetch(`${url}/v1/customers?size=10`, { headers: { authorization: 'Bearer x' } });
  expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(3);
  expect(await first.kill('SIGINT')).toMatchObject({ code: 0 });

  const port = new URL(url).port;
  const earlier = place.start(['sandbox', '--port', port, '--json']);
  await earlier.says(/listening/);
  await fetch(`${url}/_sandbox/advance`, {
    method: 'POST',
    body: JSON.stringify({ days: 400 }),
    headers: { 'content-type': 'application/json' },
  });
  await earlier.kill('SIGKILL');
  const later = place.start(['sandbox', '--port', port, '--json']);
  await later.says(/listening/);
  const state = (await (await fetch(`${url}/_sandbox/state`)).json()) as { now: string; firstDay: string };
  expect(Date.parse(state.now) - Date.parse(state.firstDay)).toBeGreaterThan(399 * 86_400_000);
  await later.kill('SIGINT');
}, 60_000);

test('a fault that cannot be read keeps the simulator from starting', async () => {
  const ended = await place.run(['sandbox', '--fault', 'carts.checkout=explode', '--json']);
  expect(ended.code).toBe(1);
  expect(events(ended.out)).toMatchObject([{ event: 'problem', code: 'sandbox-start-failed' }]);
}, 60_000);
