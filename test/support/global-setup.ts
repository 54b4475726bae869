import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testClusterVariable } from './test-cluster';

const prefix = 'crossgrade-test-';

/** Names the folder of the run's cluster. Nothing is started: most tests need no database. */
export default async function setUp(): Promise<void> {
  await removeLeftovers();
  const directory = await mkdtemp(join(tmpdir(), `${prefix}${String(process.pid)}-`));
  // Where the tests run as root, the server does not.
  await chmod(directory, 0o711);
  process.env[testClusterVariable] = directory;
}

/** Folders of runs that were killed; a server still running in one ends by itself when its files are gone. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
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
