import { randomUUID } from 'node:crypto';
import { chown, link, mkdir, readdir, readFile, realpath, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { clusterProblem } from './cluster-problem';
import { failureCode } from './failure';
import { reaches, serverAccount, type ServerAccount } from './server-account';

/** Where a cluster's files lie, and as whom its server runs. */
export interface Place {
  readonly directory: string;
  /** PostgreSQL's own data directory. */
  readonly data: string;
  readonly log: string;
  /** Copies of binaries that cannot be used where npm put them. */
  readonly binaries: string;
  readonly account: ServerAccount | undefined;
}

/** Where root keeps clusters whose data directory the server's account cannot reach, and binaries likewise. */
export const sharedDirectory = '/var/lib/crossgrade';

/**
 * Finds, or on first use decides, where the cluster of a data directory lies: in it, or, where the server's account
 * cannot reach it (root with a private folder), in the shared directory, with a pointer left in the data directory.
 */
export async function findPlace(dataDirectory: string, now: Date, shared = sharedDirectory): Promise<Place> {
  // Whoever creates the folder as root lets the server's account pass through, and look at nothing.
  await mkdir(dataDirectory, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const home = join(await realpath(dataDirectory), 'postgres');
  await mkdir(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const pointed = await readPointer(home);
  if (pointed !== undefined) return placeAt(pointed, shared, home);
  const account = serverAccount(join(home, 'data'));
  const begun = !(await missing(join(home, 'data')));
  if (account === undefined || begun || reaches(account, home)) return placeAt(home, shared, home);
  return placeAt(await moveOut(home, now, shared), shared, home);
}

function placeAt(directory: string, shared: string, home: string): Place {
  const data = join(directory, 'data');
  const account = serverAccount(data);
  return {
    directory,
    data,
    log: join(directory, 'server.log'),
    binaries: join(account === undefined ? home : shared, 'binaries'),
    account,
  };
}

async function readPointer(home: string): Promise<string | undefined> {
  let directory: string;
  try {
    directory = (await readFile(join(home, 'place'), 'utf8')).trim();
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return undefined;
    throw clusterProblem(String(error), error);
  }
  try {
    await stat(directory);
  } catch (cause) {
    // An empty cluster in its stead would have forgotten every purchase.
    throw clusterProblem(`${join(home, 'place')} → ${directory}: ${String(cause)}`, cause);
  }
  return directory;
}

/** Reserves a folder in the shared directory. Of several processes at once the one whose pointer is first wins. */
async function moveOut(home: string, now: Date, shared: string): Promise<string> {
  await mkdir(shared, { recursive: true, mode: 0o755 });
  await removeAbandoned(shared, now);
  const directory = join(shared, `cluster-${randomUUID().slice(0, 8)}`);
  await mkdir(directory, { mode: 0o711 });
  await writeFile(join(directory, 'origin'), `${home}\n`, { mode: 0o600 });
  const draft = join(home, `place.${randomUUID()}`);
  await writeFile(draft, `${directory}\n`, { mode: 0o600 });
  try {
    await link(draft, join(home, 'place'));
    return directory;
  } catch {
    await rm(join(directory, 'origin'));
    await rmdir(directory);
    const winner = await readPointer(home);
    if (winner === undefined) throw clusterProblem(join(home, 'place'));
    return winner;
  } finally {
    await rm(draft, { force: true });
  }
}

const oneHour = 3_600_000;

/**
 * Removes clusters of *temporary* data directories that are gone. Others stay even without their data directory: it
 * may lie on a disk that is not there right now, and the cluster remembers what was bought. A server that still runs
 * on removed files ends by itself within a minute.
 */
async function removeAbandoned(shared: string, now: Date): Promise<void> {
  const temporary = (await realpath(tmpdir())) + sep;
  for (const name of await readdir(shared)) {
    if (!name.startsWith('cluster-')) continue;
    const directory = join(shared, name);
    try {
      const origin = (await readFile(join(directory, 'origin'), 'utf8')).trim();
      const old = (await stat(join(directory, 'origin'))).mtimeMs < now.getTime() - oneHour;
      if (old && origin.startsWith(temporary) && (await missing(origin))) await rm(directory, { recursive: true });
    } catch {
      // Somebody else's sweep, or not ours to read: the next one tries again.
    }
  }
}

async function missing(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    () => true,
  );
}

/** Creates a folder for the server's account alone. */
export async function privateDirectory(directory: string, account: ServerAccount | undefined): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (account) await chown(directory, account.uid, account.gid);
}
