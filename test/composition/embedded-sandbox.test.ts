import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openEmbeddedSandbox,
  type EmbeddedSandbox,
  type EmbeddedSandboxOptions,
} from '../../src/composition/sandbox/embedded-sandbox';
import { askSandbox } from '../../src/composition/sandbox/sandbox-process';
import { systemClock } from '../support/system-clock';
import { runTypeScript } from '../support/run-typescript';

const program = ['--require', runTypeScript, join(__dirname, '../../src/sandbox/main.ts')];

let directory: string;
const opened: EmbeddedSandbox[] = [];
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'crossgrade-embedded-')), 'sandbox');
});
afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.leave();
  await rm(join(directory, '..'), { recursive: true, force: true });
});

async function open(changes: Partial<EmbeddedSandboxOptions> = {}): Promise<EmbeddedSandbox> {
  const sandbox = await openEmbeddedSandbox({
    directory,
    program,
    clock: systemClock,
    timeScale: 100,
    termEndAction: 'Cancel',
    today: undefined,
    ...changes,
  });
  opened.push(sandbox);
  return sandbox;
}

async function leave(sandbox: EmbeddedSandbox): Promise<void> {
  opened.splice(opened.indexOf(sandbox), 1);
  await sandbox.leave();
}

const pidOf = async (): Promise<number> =>
  (JSON.parse(await readFile(join(directory, 'process.json'), 'utf8')) as { pid: number }).pid;

async function firstCustomer(url: string): Promise<unknown> {
  const answer = await fetch(`${url}/v1/customers?size=1`, { headers: { authorization: 'Bearer x' } });
  return ((await answer.json()) as { items: unknown[] }).items[0];
}

test('one simulator is shared, and the last one to leave stops it', async () => {
  const first = await open();
  const second = await open();
  expect(second.url).toBe(first.url);
  await leave(first);
  expect(await askSandbox(second.url)).toBeDefined();
  await leave(second);
  expect(await askSandbox(second.url)).toBeUndefined();
}, 60_000);

test('two that open at the same moment get the same one', async () => {
  const both = await Promise.all([open(), open(), open()]);
  expect(new Set(both.map((one) => one.url)).size).toBe(1);
}, 60_000);

test('a simulator that was killed is started again and remembers its world', async () => {
  const first = await open();
  const customer = await firstCustomer(first.url);
  process.kill(await pidOf(), 'SIGKILL');
  const second = await open();
  expect(await firstCustomer(second.url)).toEqual(customer);
}, 60_000);

test('one whose starter was killed before it could write it down is found all the same', async () => {
  const first = await open();
  const pid = await pidOf();
  await rm(join(directory, 'process.json'));
  const second = await open();
  expect(second.url).toBe(first.url);
  process.kill(pid, 'SIGTERM');
}, 60_000);

test('the file of a killed member does not keep the simulator alive', async () => {
  const sandbox = await open();
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(directory, 'members', '2147483646-1'), '');
  await leave(sandbox);
  expect(await askSandbox(sandbox.url)).toBeUndefined();
  expect(await readdir(join(directory, 'members'))).toEqual([]);
}, 60_000);

test('another pace is taken up at the same address', async () => {
  const slow = await open({ timeScale: 1 });
  const quick = await open({ timeScale: 1000 });
  expect(quick.url).toBe(slow.url);
  expect(await askSandbox(quick.url)).toMatchObject({ timeScale: 1000 });
}, 60_000);

test('a new world has other customers and another number; the next one to come is in it too', async () => {
  const first = await open();
  const customer = await firstCustomer(first.url);
  await leave(first);
  const second = await open({ newWorld: true });
  expect([first.world, second.world]).toEqual([1, 2]);
  expect(await firstCustomer(second.url)).not.toEqual(customer);
  expect((await open()).world).toBe(2);
}, 60_000);

test('a program that does not start is told with its own words', async () => {
  const broken = ['-e', 'process.stderr.write("no room left"); process.exit(1)', '--'];
  await expect(open({ program: broken })).rejects.toMatchObject({
    code: 'sandbox-start-failed',
    values: { detail: 'no room left' },
  });
  expect(await readdir(join(directory, 'members'))).toEqual([]);
}, 60_000);
