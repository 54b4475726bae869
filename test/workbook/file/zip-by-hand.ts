import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { loadFile } from '../../../src/workbook/writers/xlsx-file/load-file';
import { ZipWriter } from '../../../src/workbook/writers/xlsx-file/zip-writer';

async function* once(text: string): AsyncIterable<string> {
  await Promise.resolve();
  yield text;
}

/** Writes a zip of texts. */
export async function writeZip(path: string, parts: Readonly<Record<string, string>>): Promise<void> {
  const target = createWriteStream(path);
  const zip = new ZipWriter(target);
  for (const [name, text] of Object.entries(parts)) await zip.add(name, once(text));
  await zip.end();
  target.end();
  await finished(target);
}

/** The texts of a zip. */
export async function readZip(path: string): Promise<Record<string, string>> {
  const { zip } = await loadFile(path);
  const parts: Record<string, string> = {};
  for (const name of zip.names) parts[name] = await zip.text(name);
  return parts;
}

/** Rewrites a part of a zip. */
export async function changePart(path: string, name: string, change: (text: string) => string): Promise<void> {
  const parts = await readZip(path);
  await writeZip(path, { ...parts, [name]: change(parts[name] ?? '') });
}

/** The zip's bytes with what its directory says of the size of its first entry replaced. */
export async function withClaimedSize(path: string, size: number): Promise<Buffer> {
  const bytes = await readFile(path);
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(size, entry + 24);
  return bytes;
}
