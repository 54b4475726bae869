import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftBehind } from './left-behind';
import { testClusterVariable } from './test-cluster';

const prefix = 'crossgrade-test-';

/**
 * Names the folder of the run's cluster, in which all other temporary files of the run are made as well, so that one
 * removal takes them all. Nothing is started: most tests need no database.
 */
export default async function setUp(): Promise<void> {
  await removeLeftovers();
  const directory = await mkdtemp(join(tmpdir(), `${prefix}${String(process.pid)}-`));
  // As open as what it stands for: where the tests run as root, the database server does not.
  await chmod(directory, 0o1777);
  process.env[testClusterVariable] = directory;
  process.env['TMPDIR'] = directory;
}

/** Folders of runs that were killed, and what still runs in them. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    endLeftBehind(join(tmpdir(), name));
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
