import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../base';

/** Why a folder cannot hold the data; a word of the message group `reason`. */
type Obstacle = 'not-a-folder' | 'cannot-be-made' | 'not-permitted' | 'disk-full' | 'disk-fails';

const obstacles: Readonly<Record<string, Obstacle>> = {
  ENOTDIR: 'not-a-folder',
  EEXIST: 'not-a-folder',
  ENOENT: 'cannot-be-made',
  ENAMETOOLONG: 'cannot-be-made',
  ELOOP: 'cannot-be-made',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EROFS: 'not-permitted',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Enough for a disk to say that it is full, and too little to be noticed on one that is not. */
const trialBytes = 65_536;

/** The owner's alone; made by root it lets the account of the embedded server pass through, and look at nothing. */
const mode = process.getuid?.() === 0 ? 0o711 : 0o700;

/**
 * Makes the folder of this machine's data where there is none, and proves that it can be written to: whatever is kept
 * there later would otherwise fail in its own way, in the middle of the work. Throws `data-directory-unusable`.
 */
export async function prepareDataDirectory(directory: string): Promise<void> {
  try {
    await make(directory);
    await tryToWrite(directory);
  } catch (error) {
    const reason = obstacles[codeOf(error)] ?? 'disk-fails';
    throw new Problem('data-directory-unusable', { directory, reason }, { cause: error });
  }
}

/** One folder after the other: Node's own way of making all of them at once never ends below /proc. */
async function make(directory: string): Promise<void> {
  try {
    if ((await stat(directory)).isDirectory()) return;
    throw Object.assign(new Error(directory), { code: 'ENOTDIR' });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(directory) === directory) throw error;
  }
  await make(dirname(directory));
  try {
    await mkdir(directory, { mode });
  } catch (error) {
    // Another process that starts at the same time was quicker.
    if (codeOf(error) !== 'EEXIST' || !(await stat(directory)).isDirectory()) throw error;
  }
}

async function tryToWrite(directory: string): Promise<void> {
  const trial = join(directory, `.trial-${randomUUID()}`);
  try {
    const file = await open(trial, 'wx', 0o600);
    try {
      await file.writeFile(Buffer.alloc(trialBytes, 1));
      await file.datasync();
    } finally {
      await file.close();
    }
  } finally {
    await rm(trial, { force: true }).catch(() => undefined);
  }
}
