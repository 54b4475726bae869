import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';

/** Which content a file had: enough to see later that it was changed. */
export interface Fingerprint {
  readonly size: number;
  readonly modified: number;
  readonly hash: string;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The fingerprint of a file; undefined where there is none. */
export async function fingerprintOf(path: string): Promise<Fingerprint | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { size, modified: mtimeMs, hash: hashOf(await readFile(path)) };
  } catch {
    return undefined;
  }
}

/** Whether the file still has the content: by its size and time, and where those differ by the content itself. */
export async function isUnchanged(path: string, known: Fingerprint): Promise<boolean> {
  try {
    const { size, mtimeMs } = await stat(path);
    if (size !== known.size) return false;
    return mtimeMs === known.modified || hashOf(await readFile(path)) === known.hash;
  } catch {
    return false;
  }
}
