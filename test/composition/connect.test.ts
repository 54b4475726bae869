import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Composition } from '../../src/composition';
import { readSettings } from '../../src/config';

let folder: string;
const opened: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossgrade-connect-'));
});
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
});

/** A service of which the first answers to a question for the MPN profile break off. */
async function service(broken: number): Promise<string> {
  let asked = 0;
  const server: Server = createServer(({ url }, response) => {
    if (url?.endsWith('/profiles/mpn') === true && (asked += 1) <= broken) {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '500' });
      response.write('{"mpnId":"43', () => response.socket?.destroy());
      return;
    }
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ tenantId: 'A11C0DE0-0000-4000-8000-000000000001', companyName: 'Sparrow' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return `http://127.0.0.1:${String(port)}`;
}

/** A service that denies its organization profile a few times; `status`: how. Counts how often it was asked. */
async function denying(status: number, times: number): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const server = createServer(({ url }, response) => {
    const organization = url?.endsWith('/profiles/organization') === true;
    if (organization) asked += 1;
    const denied = organization && asked <= times;
    response.writeHead(denied ? status : 200, { 'Content-Type': 'application/json' });
    const profile = { tenantId: 'a11c0de0-0000-4000-8000-000000000001', companyName: 'Sparrow' };
    response.end(
      JSON.stringify(denied ? { code: 2032, description: 'No.' } : organization ? profile : { mpnId: '43' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return { url: `http://127.0.0.1:${String(port)}`, asked: () => asked };
}

async function composition(url: string, judges: boolean): Promise<Composition> {
  const environment = {
    CROSSGRADE_PARTNER_CENTER_URL: url,
    CROSSGRADE_ACCESS_TOKEN: 'x',
    CROSSGRADE_DATA_DIR: folder,
    CROSSGRADE_WAIT_SCALE: '0.001',
    CROSSGRADE_REQUESTS_PER_MINUTE: '0',
  };
  const read = await readSettings({ environment, folder });
  if (!read.ok) throw new Error('These settings are right');
  const made = new Composition({ settings: read.settings, runBy: 'test', random: () => 0.5, judges });
  opened.push(() => made.close());
  return made;
}

test('a gateway that starts asks again which partner is connected while the answers break off', async () => {
  const { connection } = await (await composition(await service(6), true)).jobWorld();
  expect(connection).toMatchObject({ tenantId: 'a11c0de0-0000-4000-8000-000000000001', sandbox: false });
});

test('a command says so when a read and its repeats brought no answer', async () => {
  const world = (await composition(await service(6), false)).jobWorld();
  await expect(world).rejects.toMatchObject({ facts: { operation: 'profile.mpn', kind: 'unclear' } });
});

test('a partner is not taken for another one because its profile is denied for a moment', async () => {
  const { connection } = await (await composition((await denying(403, 2)).url, false)).jobWorld();
  expect(connection).toMatchObject({ name: 'Sparrow (a11c0de0-0000-4000-8000-000000000001)' });
});

test.each([
  ['denied for good', 403, 3],
  ['missing', 404, 1],
])(
  'a profile that is %s (%d) is asked for %d times, and the partner ID stands in its place',
  async (_, status, asks) => {
    const service = await denying(status, 1_000);
    const { connection } = await (await composition(service.url, false)).jobWorld();
    expect(connection).toMatchObject({ tenantId: '43' });
    expect(service.asked()).toBe(asks);
  },
);
