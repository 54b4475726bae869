import { createWriteStream } from 'node:fs';
import { chmod, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { ReachFileCrashPoint } from './crash-point';

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o7777;
  } catch {
    return undefined;
  }
}

/** Makes what a folder lists durable, where the system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows opens no folders; its rename is durable by itself.
  }
}

let number = 0;

const host = hostname().replace(/[^\w-]/g, '');

function isRunning(owner: number): boolean {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes what processes of this machine left beside the file that were killed while they wrote it. */
async function removeLeftovers(path: string): Promise<void> {
  const start = `.${basename(path)}.${host}-`;
  const names = await readdir(dirname(path)).catch((): string[] => []);
  for (const name of names.filter((candidate) => candidate.startsWith(start))) {
    const owner = /^(\d+)-\d+\.tmp$/.exec(name.slice(start.length))?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await rm(join(dirname(path), name), { force: true });
  }
}

/**
 * Replaces a file in one step, or leaves it as it is: the new content is written beside it, made durable and then
 * renamed, so that a kill at any instant leaves the old file or the new one, whole. `mayReplace` is asked last.
 */
export async function replaceFile(
  path: string,
  write: (target: Writable) => Promise<void>,
  mayReplace: () => Promise<boolean> = () => Promise.resolve(true),
  reach: ReachFileCrashPoint = () => undefined,
): Promise<boolean> {
  number += 1;
  const beside = join(dirname(path), `.${basename(path)}.${host}-${String(process.pid)}-${String(number)}.tmp`);
  await removeLeftovers(path);
  try {
    const target = createWriteStream(beside, { flags: 'wx', flush: true, highWaterMark: 1 << 20 });
    const done = finished(target);
    try {
      await Promise.race([write(target), done.then(() => undefined)]);
      target.end();
      await done;
    } catch (error) {
      target.destroy();
      await done.catch(() => undefined);
      throw error;
    }
    const mode = await modeOf(path);
    if (mode !== undefined) await chmod(beside, mode);
    await reach('copy-written', path);
    if (!(await mayReplace())) return false;
    await rename(beside, path);
    await reach('file-replaced', path);
    await syncFolder(dirname(path));
    return true;
  } finally {
    await rm(beside, { force: true });
  }
}
