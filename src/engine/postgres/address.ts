import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { clusterProblem } from './cluster-problem';
import { privateDirectory, type Place } from './place';

/** Where an embedded server listens, and nowhere else. */
export type Address =
  | { readonly kind: 'socket'; readonly directory: string; readonly port: number }
  | { readonly kind: 'loopback'; readonly port: number };

/** Only a name inside the private folder, where a socket is used. */
const socketPort = 5432;

/** Longest path of a socket's folder: macOS allows 103 bytes for the socket itself, Linux 107. */
const longestDirectory = 103 - Buffer.byteLength(`/.s.PGSQL.${String(socketPort)}`);

/** Windows has sockets too, but Node connects to named pipes there. */
export const defaultKind: Address['kind'] = process.platform === 'win32' ? 'loopback' : 'socket';

/** The address for the next start of a server. The one of the last start is kept where it still can be had. */
export async function chooseAddress(place: Place, kind: Address['kind']): Promise<Address> {
  if (kind === 'loopback') {
    const last = await readAddress(place, kind);
    return { kind, port: await freePort(last?.port) };
  }
  const directory = socketDirectory(place);
  await privateDirectory(directory, place.account);
  await refuseForeign(directory, place);
  return { kind, directory, port: socketPort };
}

/** The address that a running server has, or the last one had; undefined before the first start. */
export async function readAddress(place: Place, kind: Address['kind']): Promise<Address | undefined> {
  if (kind === 'socket') return { kind, directory: socketDirectory(place), port: socketPort };
  // A running server says where it listens in the fourth line of its pid file; its settings may be newer than it is.
  const running = (await readText(join(place.data, 'postmaster.pid'))).split('\n')[3];
  const port = running ?? /^port = (\d+)$/m.exec(await readText(join(place.data, 'postgresql.conf')))?.[1];
  return port === undefined || port === '' ? undefined : { kind, port: Number(port) };
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

/** The file by which PostgreSQL reserves its socket. */
export function socketLock(address: Extract<Address, { kind: 'socket' }>): string {
  return join(address.directory, `.s.PGSQL.${String(address.port)}.lock`);
}

function socketDirectory(place: Place): string {
  const inside = join(place.directory, 'socket');
  if (Buffer.byteLength(inside) <= longestDirectory) return inside;
  return join('/tmp', `crossgrade-${createHash('sha256').update(inside).digest('hex').slice(0, 16)}`);
}

/** Anybody can make a folder in /tmp under the name that we are going to use. */
async function refuseForeign(directory: string, place: Place): Promise<void> {
  const stats = await lstat(directory);
  const owner = place.account?.uid ?? process.getuid?.();
  if (!stats.isDirectory() || stats.uid !== owner || (stats.mode & 0o077) !== 0) {
    throw clusterProblem(`${directory}: owner ${String(stats.uid)}, mode ${(stats.mode & 0o777).toString(8)}`);
  }
}

function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (wanted === 0) reject(clusterProblem(String(error), error));
      else resolve(freePort());
    });
    server.listen({ host: '127.0.0.1', port: wanted }, () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(clusterProblem('127.0.0.1'));
        else resolve(address.port);
      });
    });
  });
}
