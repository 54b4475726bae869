import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, settingNames, settings, type SettingsOutcome } from '../../src/config';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossgrade-config-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (environment: Record<string, string> = {}) => readSettings({ environment, folder });

async function writeConfig(content: unknown, name = 'crossgrade.config.json'): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function complaints(outcome: SettingsOutcome): unknown[] {
  return outcome.ok ? [] : outcome.problems.map(({ code, values }) => ({ code, ...values }));
}

function usable(outcome: SettingsOutcome) {
  if (!outcome.ok) throw new Error(outcome.problems.map((problem) => problem.message).join('\n'));
  return outcome.settings;
}

test('without any setting every default is in place and nothing else is set', async () => {
  const { dataDir, ...rest } = usable(await read());
  expect(dataDir).toMatch(/crossgrade/);
  expect(rest).toEqual({
    partnerCenterUrl: undefined,
    accessToken: undefined,
    databaseUrl: undefined,
    port: 3000,
    host: '127.0.0.1',
    publicUrl: undefined,
    tlsKey: undefined,
    tlsCertificate: undefined,
    oidcIssuer: undefined,
    oidcClientId: undefined,
    oidcClientSecret: undefined,
    oidcRole: 'Crossgrade.Agent',
    concurrency: 16,
    requestsPerMinute: 500,
    stopAfterFailures: 20,
    stopAfterRows: 20,
    mostCost: undefined,
    today: undefined,
    waitScale: 1,
    termEndAction: 'Cancel',
    silenceSeconds: 20,
    writeDeadlineSeconds: 20,
    lookAgainDays: '1,7,30',
    logLevel: 'warn',
  });
});

test('the default data folder is one of the user, not the current one', async () => {
  expect(usable(await read()).dataDir.startsWith(folder)).toBe(false);
});

test('the environment wins over the file', async () => {
  await writeConfig({ concurrency: 4, requestsPerMinute: 100 });
  const found = usable(await read({ CROSSGRADE_CONCURRENCY: '8' }));
  expect(found).toMatchObject({ concurrency: 8, requestsPerMinute: 100 });
});

test('CROSSGRADE_CONFIG names another file, relative to the current folder', async () => {
  await writeConfig({ concurrency: 3 }, 'other.json');
  expect(usable(await read({ CROSSGRADE_CONFIG: 'other.json' })).concurrency).toBe(3);
});

test('a file that is asked for has to be there', async () => {
  expect(complaints(await read({ CROSSGRADE_CONFIG: 'nowhere.json' }))).toEqual([
    { code: 'config-invalid', key: join(folder, 'nowhere.json'), detail: 'missing-file' },
  ]);
});

test('in the file a setting goes by its name or by that of its variable, but not by both', async () => {
  await writeConfig({ CROSSGRADE_CONCURRENCY: 5 });
  expect(usable(await read()).concurrency).toBe(5);
  await writeConfig({ CROSSGRADE_CONCURRENCY: 5, concurrency: 6 });
  expect(complaints(await read())).toEqual([{ code: 'config-invalid', key: 'concurrency', detail: 'twice' }]);
});

test('a file with a byte order mark is read', async () => {
  await writeConfig('\uFEFF{"concurrency": 7}');
  expect(usable(await read()).concurrency).toBe(7);
});

test.each([
  ['{', 'not-json'],
  ['', 'not-json'],
  ['[]', 'not-object'],
  ['null', 'not-object'],
  ['"text"', 'not-object'],
])('a file that holds %s is refused as %s', async (content, detail) => {
  const file = await writeConfig(content);
  expect(complaints(await read())).toEqual([{ code: 'config-invalid', key: file, detail }]);
});

test('an unknown variable is refused with the nearest name', async () => {
  expect(complaints(await read({ CROSSGRADE_CONCURENCY: '4' }))).toEqual([
    { code: 'config-unknown-key', key: 'CROSSGRADE_CONCURENCY', suggestion: 'CROSSGRADE_CONCURRENCY' },
  ]);
});

test('an unknown key of the file is refused with the nearest name', async () => {
  await writeConfig({ partnerCentreURL: 'https://example.com' });
  expect(complaints(await read())).toEqual([
    { code: 'config-unknown-key', key: 'partnerCentreURL', suggestion: 'partnerCenterUrl' },
  ]);
});

test('a name inherited by every object is no setting', async () => {
  await writeConfig('{"constructor": 1, "__proto__": 2}');
  expect(complaints(await read())).toHaveLength(2);
});

test('everything that is wrong is told at once', async () => {
  await writeConfig({ colour: 'red' });
  const outcome = await read({ CROSSGRADE_CONCURRENCY: 'many', CROSSGRADE_TODAY: '2026-02-30', CROSSGRADE_PORTT: '1' });
  expect(complaints(outcome)).toEqual([
    expect.objectContaining({ code: 'config-unknown-key', key: 'CROSSGRADE_PORTT' }),
    expect.objectContaining({ code: 'config-unknown-key', key: 'colour' }),
    { code: 'config-invalid', key: 'CROSSGRADE_CONCURRENCY', detail: 'whole-number' },
    { code: 'config-invalid', key: 'CROSSGRADE_TODAY', detail: 'day' },
  ]);
});

test.each([
  ['CROSSGRADE_PARTNER_CENTER_URL', 'ftp://example.com', 'url'],
  ['CROSSGRADE_PARTNER_CENTER_URL', 'example.com', 'url'],
  ['CROSSGRADE_PARTNER_CENTER_URL', 'https://example.com/?tenant=1', 'url'],
  ['CROSSGRADE_PARTNER_CENTER_URL', 'https://agent:secret@example.com', 'url'],
  ['CROSSGRADE_DATABASE_URL', 'mysql://example.com/x', 'database-url'],
  ['CROSSGRADE_PORT', '65536', 'too-big'],
  ['CROSSGRADE_PORT', '80.5', 'whole-number'],
  ['CROSSGRADE_CONCURRENCY', '0', 'too-small'],
  ['CROSSGRADE_CONCURRENCY', ' ', 'whole-number'],
  ['CROSSGRADE_REQUESTS_PER_MINUTE', '-1', 'too-small'],
  ['CROSSGRADE_WAIT_SCALE', 'fast', 'number'],
  ['CROSSGRADE_WAIT_SCALE', '-1', 'too-small'],
  ['CROSSGRADE_TODAY', '31.07.2026', 'day'],
  ['CROSSGRADE_LOOK_AGAIN_DAYS', 'sometimes', 'day-list'],
  ['CROSSGRADE_LOOK_AGAIN_DAYS', '7,1', 'day-list'],
  ['CROSSGRADE_LOOK_AGAIN_DAYS', '0,1', 'day-list'],
  ['CROSSGRADE_TERM_END_ACTION', '  ', 'empty'],
  ['CROSSGRADE_RESELLER_ATTESTATION', 'yes', 'choice'],
  ['CROSSGRADE_PLAN_ATTESTATION', 'true', 'choice'],
  ['CROSSGRADE_LOG_LEVEL', 'loud', 'choice'],
])('%s=%s is refused: %s', async (key, value, detail) => {
  expect(complaints(await read({ [key]: value, CROSSGRADE_ACCESS_TOKEN: 'x' }))).toEqual([
    { code: 'config-invalid', key, detail },
  ]);
});

test.each([
  [{ concurrency: '4' }, { concurrency: 4 }],
  [{ requestsPerMinute: 0 }, { requestsPerMinute: 0 }],
  [{ waitScale: 0.01 }, { waitScale: 0.01 }],
  [{ today: '2026-07-31' }, { today: '2026-07-31' }],
  [
    { databaseUrl: 'postgresql:///crossgrade?host=/run/postgresql' },
    { databaseUrl: 'postgresql:///crossgrade?host=/run/postgresql' },
  ],
])('the file may say %j', async (content, expected) => {
  await writeConfig(content);
  expect(usable(await read())).toMatchObject(expected);
});

test('a value of another type is refused', async () => {
  await writeConfig({ concurrency: true, termEndAction: 5, dataDir: null });
  expect(complaints(await read())).toEqual([
    { code: 'config-invalid', key: 'dataDir', detail: 'text' },
    { code: 'config-invalid', key: 'concurrency', detail: 'whole-number' },
    { code: 'config-invalid', key: 'termEndAction', detail: 'text' },
  ]);
});

test('a variable that is set to nothing counts as not set', async () => {
  expect(
    usable(await read({ CROSSGRADE_PARTNER_CENTER_URL: '', CROSSGRADE_CONFIG: '' })).partnerCenterUrl,
  ).toBeUndefined();
});

test('variables of other programs and of the tests are none of its business', async () => {
  expect((await read({ PATH: '/bin', CROSSGRADEX: '1', CROSSGRADE_TEST_CLUSTER: '/tmp/x' })).ok).toBe(true);
});

test('an address of Partner Center needs a token', async () => {
  expect(complaints(await read({ CROSSGRADE_PARTNER_CENTER_URL: 'https://example.com' }))).toEqual([
    { code: 'config-invalid', key: 'CROSSGRADE_ACCESS_TOKEN', detail: 'needed-with-url' },
  ]);
});

test.each(['Bearer abc', 'two\nlines', 'zażółć', ' '])('no token is %j: nothing else is said of it', async (value) => {
  const settings = { CROSSGRADE_PARTNER_CENTER_URL: 'https://example.com', CROSSGRADE_ACCESS_TOKEN: value };
  expect(complaints(await read(settings))).toEqual([
    { code: 'config-invalid', key: 'CROSSGRADE_ACCESS_TOKEN', detail: value === ' ' ? 'empty' : 'token' },
  ]);
});

test('the settings of the sign-in belong together', async () => {
  expect(complaints(await read({ CROSSGRADE_OIDC_ISSUER: 'https://login.example.com' }))).toEqual([
    { code: 'config-invalid', key: 'CROSSGRADE_OIDC_ISSUER', detail: 'incomplete' },
  ]);
});

test('a problem never holds the value of a secret', async () => {
  const secret = 'hunter2-hunter2';
  const environment = Object.fromEntries(
    settingNames.filter((name) => 'secret' in settings[name]).map((name) => [settings[name].variable, secret]),
  );
  expect(Object.keys(environment)).toHaveLength(3);
  const outcome = await read({ ...environment, CROSSGRADE_PORT: 'x' });
  expect(complaints(outcome).length).toBeGreaterThan(1);
  expect(JSON.stringify(outcome)).not.toContain(secret);
});

test('amounts by currency are read from one text, and anything else is refused', async () => {
  const read = async (text: string) => readSettings({ environment: { CROSSGRADE_MOST_COST: text }, folder: '/' });
  expect(await read('EUR=500, USD=400.50')).toMatchObject({
    ok: true,
    settings: {
      mostCost: [
        { currency: 'EUR', perMonth: 500 },
        { currency: 'USD', perMonth: 400.5 },
      ],
    },
  });
  for (const wrong of ['500', 'EUR=5,EUR=6', 'EUR=-1', 'euro=5', 'EUR=5,']) {
    expect(await read(wrong)).toMatchObject({ ok: false, problems: [{ values: { detail: 'monthly-costs' } }] });
  }
});
