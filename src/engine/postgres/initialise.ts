import { randomBytes, randomUUID } from 'node:crypto';
import { chown, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base';
import type { Binaries } from './binaries';
import { clusterProblem } from './cluster-problem';
import { failureCode } from './failure';
import { privateDirectory, type Place } from './place';
import { isAlive } from './process-command';
import { runProgram } from './program';

/** The one role of an embedded cluster. */
export const superuser = 'crossgrade';

const passwordFile = 'crossgrade.password';

/**
 * Makes the data directory where there is none. It is made under another name and then renamed, password included, so
 * a kill leaves either none or a whole one, and of two processes that do it at once the second throws its own away.
 */
export async function initialise(place: Place, binaries: Binaries): Promise<void> {
  await removeUnfinished(place);
  if (await isInitialised(place, binaries)) return;
  const unfinished = `${place.data}.${String(process.pid)}.${randomUUID().slice(0, 8)}`;
  try {
    await runInitdb(unfinished, place, binaries);
    await rename(unfinished, place.data).catch(async (error: unknown) => {
      if (!(await isInitialised(place, binaries))) throw error;
    });
    await flush(place.directory);
  } catch (cause) {
    throw cause instanceof Problem ? cause : clusterProblem(String(cause), cause);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The password of the cluster, readable by us alone; undefined where there is no cluster yet. */
export async function readPassword(place: Place): Promise<string | undefined> {
  try {
    return (await readFile(join(place.data, passwordFile), 'utf8')).trim();
  } catch (cause) {
    if (failureCode(cause) === 'ENOENT') return undefined;
    throw clusterProblem(String(cause), cause);
  }
}

async function isInitialised(place: Place, binaries: Binaries): Promise<boolean> {
  let version: string;
  try {
    version = (await readFile(join(place.data, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return false;
    throw clusterProblem(String(error), error);
  }
  if (version === binaries.majorVersion) return true;
  throw new Problem('cluster-version-other', {
    directory: place.data,
    found: version,
    supported: binaries.majorVersion,
  });
}

async function runInitdb(directory: string, place: Place, binaries: Binaries): Promise<void> {
  const { account } = place;
  const password = randomBytes(24).toString('base64url');
  await privateDirectory(directory, account);
  const handedOver = `${directory}.password`;
  try {
    await writeFile(handedOver, `${password}\n`, { mode: 0o600, flag: 'wx' });
    if (account) await chown(handedOver, account.uid, account.gid);
    const result = await runProgram(
      binaries.program('initdb'),
      [
        `--pgdata=${directory}`,
        `--username=${superuser}`,
        `--pwfile=${handedOver}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The same order and case rules on every operating system, none of them from its libraries.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      account,
    );
    if (result.exitCode !== 0) throw clusterProblem(complaints(result.output));
  } finally {
    await rm(handedOver, { force: true });
  }
  await writeFile(join(directory, passwordFile), `${password}\n`, { mode: 0o600, flag: 'wx', flush: true });
}

function complaints(output: string): string {
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => /error|fatal|could not|denied|hint|detail/i.test(line));
  return (telling.length > 0 ? telling : lines).slice(-6).join('\n');
}

/** What processes left that were killed while they initialised. */
async function removeUnfinished(place: Place): Promise<void> {
  for (const name of await readdir(place.directory)) {
    const maker = /^data\.(\d+)\.[0-9a-f]+(\.password)?$/.exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    await rm(join(place.directory, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Makes a rename in the folder survive a power cut; Windows neither needs nor allows it. */
async function flush(directory: string): Promise<void> {
  if (process.platform === 'win32' || !(await stat(directory)).isDirectory()) return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
