import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Another simulator already serves this data directory. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError';

  constructor(
    readonly dataDirectory: string,
    /** Where it listens. */
    readonly url: string,
  ) {
    super(`A sandbox already serves ${dataDirectory} at ${url}`);
  }
}

/**
 * The right to write a data directory, held by listening at a local socket: it ends with the process however that
 * ends, which a lock file does not.
 */
export interface DataLock {
  /** What a second simulator is told. */
  url: string;
  release(): Promise<void>;
}

/** Longest path of a socket on every system (macOS has the shortest limit). */
const longestPath = 100;

/** Place of the socket: in the directory itself, or where its path is too long for a socket, beside other such ones. */
function placeOf(dataDirectory: string): string {
  const directory = resolve(dataDirectory);
  const inside = join(directory, 'sandbox.sock');
  const name = `crossgrade-sandbox-${createHash('sha256').update(directory).digest('hex').slice(0, 24)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return Buffer.byteLength(inside) <= longestPath ? inside : join(tmpdir(), `${name}.sock`);
}

/** What the holder says of itself; undefined: nobody holds the place. */
function askHolder(place: string): Promise<string | undefined> {
  return new Promise((answer) => {
    let text = '';
    const socket = connect(place);
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (text += part));
    socket.on('error', () => {
      answer(undefined);
    });
    socket.on('end', () => {
      answer(text);
    });
  });
}

function listen(server: Server, place: string): Promise<boolean> {
  return new Promise((answer, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') answer(false);
      else fail(error);
    });
    server.listen(place, () => {
      answer(true);
    });
  });
}

/** Takes the right to write a data directory, or fails with `AlreadyRunningError`. */
export async function lockData(dataDirectory: string): Promise<DataLock> {
  mkdirSync(dataDirectory, { recursive: true });
  const place = placeOf(dataDirectory);
  const lock: DataLock = { url: '', release: () => Promise.resolve() };
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(lock.url);
  });
  if (!(await listen(server, place))) {
    const url = await askHolder(place);
    if (url !== undefined) throw new AlreadyRunningError(dataDirectory, url);
    // Left behind by a killed process: nobody answers there.
    rmSync(place, { force: true });
    if (!(await listen(server, place))) throw new AlreadyRunningError(dataDirectory, '');
  }
  server.unref();
  lock.release = () =>
    new Promise((done) => {
      server.close(() => {
        done();
      });
    });
  return lock;
}
