import { createServer, type AddressInfo, type Server } from 'node:net';
import { isFree, nextFreePort } from '../../build/workbench/port.cjs';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** Listens on a port of this machine: the one that is named, or any. */
function occupy(host: string, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    servers.push(server);
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port)); // it listens on a port
  });
}

describe('the port of the workbench', () => {
  it('is not one that somebody has', async () => {
    expect(await isFree(await occupy('127.0.0.1'))).toBe(false);
    expect(await isFree(await occupy('0.0.0.0'))).toBe(false);
  });

  it('is the next free one', async () => {
    const taken = await occupy('127.0.0.1');
    const found = await nextFreePort(taken);
    expect(found).toBeGreaterThan(taken);
    expect(await occupy('127.0.0.1', found)).toBe(found);
  });

  it('is the one that was asked for where it is free', async () => {
    const free = await nextFreePort(40_000);
    expect(await nextFreePort(free)).toBe(free);
  });
});
