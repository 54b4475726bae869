import { createWriteStream } from 'node:fs';
import { chmod, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';

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

/**
 * Replaces a file in one step, or leaves it as it is: the new content is written beside it, made durable and then
 * renamed, so that a kill at any instant leaves the old file or the new one, whole. `mayReplace` is asked last.
 */
export async function replaceFile(
  path: string,
  write: (target: Writable) => Promise<void>,
  mayReplace: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  number += 1;
  const beside = join(dirname(path), `.${basename(path)}.${String(process.pid)}-${String(number)}.tmp`);
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
    if (!(await mayReplace())) return false;
    await rename(beside, path);
    await syncFolder(dirname(path));
    return true;
  } finally {
    await rm(beside, { force: true });
  }
}
