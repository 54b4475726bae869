import { createHash } from 'node:crypto';
import { access, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Which content a file had: enough to see later that it was changed. */
export interface Fingerprint {
  readonly size: number;
  readonly modified: number;
  readonly hash: string;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Files that programs put beside a workbook while they have it open: Excel, LibreOffice, WPS. */
function ownerFiles(path: string): readonly string[] {
  const [folder, name] = [dirname(path), basename(path)];
  return [`~$${name}`, `.~lock.${name}#`, `.~${name}`].map((owner) => join(folder, owner));
}

/** Whether another program has the workbook open. */
export async function isOpenElsewhere(path: string): Promise<boolean> {
  for (const owner of ownerFiles(path)) if (await exists(owner)) return true;
  return false;
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
