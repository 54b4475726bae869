import type { Writable } from 'node:stream';
import type { PackageChanges, PackageSource } from '../exceljs';
import type { ZipSource } from './zip-source';
import { ZipWriter } from './zip-writer';

/** The part that names the kinds of all others; programs look for it first. */
const firstPart = '[Content_Types].xml';

/** Writes a package with changes: parts that do not change keep their bytes. `as` is the package as it will be. */
export async function writePackage(
  original: ZipSource,
  changes: PackageChanges,
  as: PackageSource,
  target: Writable,
): Promise<void> {
  const stored = new Map(original.entries.map((entry) => [entry.name, entry]));
  const names = [...as.names].sort((a, b) => Number(b === firstPart) - Number(a === firstPart));
  const zip = new ZipWriter(target);
  for (const name of names) {
    const entry = changes.has(name) ? undefined : stored.get(name);
    if (entry) await zip.copy(entry);
    else await zip.add(name, as.chunks(name));
  }
  await zip.end();
}
