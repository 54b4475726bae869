import { copyFile } from 'node:fs/promises';
import { startSandbox, type RunningSandbox } from '../../src/sandbox';
import { freshDatabase, type FreshDatabase } from '../support/postgres';
import { holders, legacyCustomer } from '../support/scenarios';
import type { SandboxLedger } from '../support/sandbox-truth';
import { events, Place, type Ended } from './support/command';
import { includeRows } from './support/include-rows';

const rows = 3;

let sandbox: RunningSandbox;
let database: FreshDatabase;
let place: Place;
/** Of the rows that the first test has run. */
let subscriptions: readonly string[] = [];

/** A workbook `plan.xlsx` of three customers, checked and ready, on a sandbox of its own. */
beforeAll(async () => {
  const scenarios = Array.from({ length: rows }, () => legacyCustomer(3, [holders(2)]));
  sandbox = await startSandbox({ customers: 0, scenarios, timeScale: 100, acceptedShare: 0 });
  database = await freshDatabase();
  place = await Place.make({
    CROSSGRADE_DATABASE_URL: database.url,
    CROSSGRADE_PARTNER_CENTER_URL: sandbox.url,
    CROSSGRADE_ACCESS_TOKEN: 'x',
  });
  await place.run(['pull', 'plan.xlsx', '--within', 'any']);
  expect(await includeRows(place.file('plan.xlsx'), rows)).toBe(rows);
  await place.run(['check', 'plan.xlsx']);
  await copyFile(place.file('plan.xlsx'), place.file('copy.xlsx'));
  await copyFile(place.file('plan.xlsx'), place.file('old.xlsx'));
});
afterAll(async () => {
  await place.remove();
  await database.drop();
  await sandbox.stop();
});

const told = (ended: Ended | undefined, event: string) =>
  events(ended?.out ?? '').filter((one) => one['event'] === event);
const states = (ended: Ended): readonly unknown[] => told(ended, 'row').map((one) => one['state']);
const ledger = async (): Promise<SandboxLedger> =>
  (await (await fetch(`${sandbox.url}/_sandbox/ledger`)).json()) as SandboxLedger; // the simulator's own shape

async function faults(...specs: readonly string[]): Promise<void> {
  await fetch(`${sandbox.url}/_sandbox/faults`, {
    method: specs.length === 0 ? 'DELETE' : 'POST',
    ...(specs.length === 0 ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(specs) }),
  });
}

test('two copies of a workbook, run at the same instant by two processes, buy each row once and both tell what was done', async () => {
  await faults('POST /v1/customers/*/carts/*/checkout=reset-before,count=1');
  const [one, two] = await Promise.all(
    ['plan.xlsx', 'copy.xlsx'].map((file) => place.run(['run', file, '--yes', '--json'])),
  );
  const done = [one, two].map((ended) => told(ended, 'row').filter(({ state }) => state === 'done'));
  const bought = done.map((all) => all.flatMap(({ run }) => (run as { newSubscriptions: string[] }).newSubscriptions));
  subscriptions = done[0]?.map(({ subscription }) => String(subscription)) ?? [];

  expect([one?.code, two?.code]).toEqual([0, 0]);
  expect((await ledger()).purchases).toHaveLength(rows);
  expect(new Set(bought[0]).size).toBe(rows);
  expect(new Set(bought[1])).toEqual(new Set(bought[0]));
});

test('an old copy that is run a month later buys nothing, and is told what was done, when and by whom', async () => {
  const later = new Date(Date.now() + 31 * 86_400_000).toISOString().slice(0, 10);
  const ended = await place.run(['run', 'old.xlsx', '--yes', '--json'], { CROSSGRADE_TODAY: later });
  const [row] = told(ended, 'row');

  expect(ended.code).toBe(0);
  expect(told(ended, 'offer')).toEqual([]);
  expect(row).toMatchObject({ state: 'done', run: { by: expect.stringContaining('@') as unknown } });
  expect((await ledger()).purchases).toHaveLength(rows);
});

test('undo says what it will do, needs a yes, takes a row back, and says of what cannot be why', async () => {
  const [subscription = ''] = subscriptions;
  const asked = await place.run(['undo', 'plan.xlsx', '--rows', subscription]);
  const ended = await place.run(['undo', 'plan.xlsx', '--rows', subscription, '--yes', '--json']);
  const again = await place.run(['undo', 'plan.xlsx', '--rows', subscription, '--yes']);
  const { cancellations, instantsWithoutLicense } = await ledger();

  expect(asked).toMatchObject({ code: 1, error: expect.stringContaining('confirmation-needed') as unknown });
  expect(asked.error).toMatch(/1 row can be taken back[^]*Users who go back: 2[^]*Possible until/);
  expect(ended.code).toBe(0);
  expect(told(ended, 'undo-offer')).toMatchObject([{ rows: 1, users: 2, impossible: [] }]);
  expect(states(ended)).toContain('undone');
  expect(again).toMatchObject({ code: 2, error: expect.stringContaining('nothing can be taken back') as unknown });
  expect(again.out).toContain('not possible in the state “Undone”');
  expect(cancellations).toHaveLength(1);
  expect(instantsWithoutLicense).toEqual([]);
});

test('an unclear purchase is shown with its evidence, and settled by what a person declares', async () => {
  // Of the one that was undone: it may be migrated anew.
  await place.run(['check', 'plan.xlsx']);
  await faults('carts.checkout=reset-before,count=1', 'carts.get=status:503');
  const unclear = await place.run(['run', 'plan.xlsx', '--yes']);
  const shown = await place.run(['resolve', 'plan.xlsx', '--json']);
  const [evidence] = told(shown, 'evidence');
  const row = String(evidence?.['subscription']);
  const words = await place.run(['resolve', 'plan.xlsx', '--row', row, '--not-bought', 'yes']);
  const read = await place.run(['resolve', 'plan.xlsx', '--row', row]);
  const declared = await place.run(['resolve', 'plan.xlsx', '--row', row, '--not-bought', 'not bought', '--json']);
  await faults();
  const ran = await place.run(['run', 'plan.xlsx', '--yes', '--json']);

  expect(unclear).toMatchObject({ code: 3, out: expect.stringContaining('crossgrade resolve') as unknown });
  expect(shown.code).toBe(3);
  expect(evidence).toMatchObject({
    state: 'unknown',
    about: 'purchase',
    licenses: 2,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    correlationIds: [expect.stringMatching(/^[0-9a-f-]{36}$/)],
    candidates: [],
    choices: ['adopt', 'wait', 'not-bought'],
    phrase: 'not bought',
  });
  expect(evidence?.['searches']).toContainEqual({ place: 'cart', outcome: 'unreadable', seen: '503' });
  expect(words).toMatchObject({ code: 1, error: expect.stringContaining('not-bought-untyped') as unknown });
  expect(read.out).toMatch(
    /Correlation ID: [0-9a-f-]{36}[^]*Cart: could not be read \(503\)[^]*--not-bought "not bought"/,
  );
  expect(declared.code).toBe(2);
  expect(states(declared)).toContain('failed-purchase');
  expect(ran.code).toBe(0);
  // Three in the beginning, and one after the undo.
  expect((await ledger()).purchases).toHaveLength(rows + 1);
});

test('what is not possible is said of each row, and nothing is done', async () => {
  const pause = await place.run(['pause', 'plan.xlsx']);
  const none = await place.run(['resolve', 'plan.xlsx']);

  expect(pause).toMatchObject({ code: 0, out: expect.stringContaining('No row is in a state') as unknown });
  expect(none).toMatchObject({
    code: 0,
    out: expect.stringContaining('No row of this workbook is unclear') as unknown,
  });
});
