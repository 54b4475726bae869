import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { meAnswer, paths } from '../../src/contract';
import { events, RunningCommand } from '../cli/support/command';
import { compileOnce } from '../support/compiled';
import { freshDatabase, type FreshDatabase } from '../support/postgres';
import { until } from '../support/until';
import { Caller } from './support/caller';

let folder: string;
let database: FreshDatabase;
const commands: RunningCommand[] = [];
beforeAll(async () => {
  compileOnce();
  folder = mkdtempSync(join(tmpdir(), 'crossgrade-serve-'));
  database = await freshDatabase();
});
afterEach(async () => {
  for (const command of commands.splice(0)) {
    // In order, so that none of them leaves its sandbox behind; one that a test has frozen goes on first.
    command.process.kill('SIGCONT');
    command.process.kill('SIGTERM');
    await command.ended();
  }
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function serve(settings: Readonly<Record<string, string>> = {}, parameters: readonly string[] = []): RunningCommand {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CROSSGRADE_')));
  const command = new RunningCommand(['serve', '--port', '0', ...parameters], {
    cwd: folder,
    env: {
      ...env,
      CROSSGRADE_DATA_DIR: join(folder, 'data'),
      CROSSGRADE_DATABASE_URL: database.url,
      CROSSGRADE_WAIT_SCALE: '0.05',
      CROSSGRADE_REQUESTS_PER_MINUTE: '0',
      ...settings,
    },
  });
  commands.push(command);
  return command;
}

async function addressOf(command: RunningCommand): Promise<string> {
  await command.says(/"event":"listening".*\n/);
  const said = events(command.out).find(({ event }) => event === 'listening');
  return String(said?.['url']);
}

test('it says SANDBOX and where it listens, works on this machine alone, and ends in order when it is told to', async () => {
  const command = serve({}, ['--json']);
  const url = await addressOf(command);
  expect(new URL(url)).toMatchObject({ protocol: 'http:', hostname: '127.0.0.1' });
  expect(events(command.out)[0]).toMatchObject({
    event: 'connection',
    sandbox: true,
    notice: expect.stringContaining('SANDBOX') as unknown,
  });
  const caller = new Caller(url);
  expect((await caller.call('GET', '/healthz')).status).toBe(200);
  expect(await caller.call('GET', '/readyz')).toMatchObject({ status: 200, body: { database: true, service: true } });
  expect(await caller.ask(meAnswer, 'GET', paths.me)).toMatchObject({ connection: { sandbox: true } });
  expect((await caller.call('GET', '/metrics')).body).toContain('crossgrade_http_request_seconds_bucket');

  command.process.kill('SIGTERM');
  const ended = await command.ended();
  expect(ended).toMatchObject({ code: 0, error: '' });
});

test('a person reads the same in sentences', async () => {
  const command = serve({}, ['--locale', 'it-IT']);
  await command.says(/127\.0\.0\.1/);
  expect(command.out + command.error).toContain('SANDBOX');
  expect(command.out).toContain('Il gateway risponde');
});

test.each([
  ['the sandbox for others than this machine', { CROSSGRADE_HOST: '0.0.0.0' }, 'CROSSGRADE_HOST'],
  [
    'a real partner without a sign-in',
    { CROSSGRADE_PARTNER_CENTER_URL: 'http://127.0.0.1:9', CROSSGRADE_ACCESS_TOKEN: 'x' },
    'CROSSGRADE_OIDC_ISSUER',
  ],
  ['a key without a certificate', { CROSSGRADE_TLS_KEY: 'key.pem' }, 'CROSSGRADE_TLS_KEY'],
  [
    'a certificate that is not there',
    { CROSSGRADE_TLS_KEY: 'no-key.pem', CROSSGRADE_TLS_CERTIFICATE: 'none.pem' },
    'CROSSGRADE_TLS_KEY',
  ],
])('it does not serve %s', async (_what, settings, key) => {
  const { code, out } = await serve(settings, ['--json']).ended();
  expect(code).toBe(1);
  expect(events(out).at(-1)).toMatchObject({ event: 'problem', code: 'config-invalid', values: { key } });
});

test('a port that is taken is said as such', async () => {
  const first = serve({}, ['--json']);
  const { port } = new URL(await addressOf(first));
  const { code, out } = await serve({}, ['--json', '--port', port]).ended();
  expect(code).toBe(1);
  expect(events(out).at(-1)).toMatchObject({ values: { key: 'CROSSGRADE_PORT', detail: 'address-taken' } });
});

test('frozen until another has taken over its rows it says so, what to do, and ends with an exit code of its own', async () => {
  const brief = { CROSSGRADE_SILENCE_SECONDS: '2' };
  const frozen = serve(brief, ['--locale', 'it-IT']);
  await frozen.says(/Il gateway risponde/);
  const other = new Caller(await addressOf(serve(brief, ['--json'])));
  const takeovers = async (): Promise<number> => {
    const { body } = await other.call('GET', '/metrics');
    return Number(/^crossgrade_takeovers_total (\d+)$/m.exec(String(body))?.[1] ?? 0);
  };
  // Processes that earlier tests have killed are taken over as well.
  const earlier = await takeovers();
  frozen.process.kill('SIGSTOP');
  await until(async () => ((await takeovers()) > earlier ? true : undefined));
  frozen.process.kill('SIGCONT');

  const { code, error } = await frozen.ended();
  expect(code).toBe(1);
  expect(error).toContain('gateway-replaced: Questo gateway è rimasto fermo');
  expect(error).toContain('Avvia di nuovo il gateway');
  expect((await other.call('GET', '/healthz')).status).toBe(200);
});

test('with a key and a certificate it serves HTTPS', async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec' });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'key.pem'), made.private);
  writeFileSync(join(folder, 'certificate.pem'), made.cert);
  const command = serve({ CROSSGRADE_TLS_KEY: 'key.pem', CROSSGRADE_TLS_CERTIFICATE: 'certificate.pem' }, ['--json']);
  const url = await addressOf(command);
  expect(url).toMatch(/^https:/);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    get(
      `${url}/healthz`,
      { ca: made.cert, servername: 'localhost', checkServerIdentity: () => undefined },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    ).on('error', reject);
  });
  expect(status).toBe(200);
});
