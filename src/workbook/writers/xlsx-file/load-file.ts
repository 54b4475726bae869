import { open } from 'node:fs/promises';
import { Problem } from '../../../base';
import { hashOf, type Fingerprint } from './file-state';
import { limits } from './limits';
import { openZip, type ZipSource } from './zip-source';

/** A workbook's file, looked at: a zip with parts that can be read. */
export interface LoadedFile {
  readonly zip: ZipSource;
  readonly bytes: Buffer;
  readonly fingerprint: Fingerprint;
}

const compoundHeader = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');
const zipHeader = Buffer.from('PK');

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

async function readBytes(path: string): Promise<{ bytes: Buffer; modified: number }> {
  try {
    const handle = await open(path, 'r');
    try {
      const { size, mtimeMs } = await handle.stat();
      if (size > limits.fileBytes) {
        const values = { megabytes: Math.ceil(size / 1_000_000), limit: limits.fileBytes / 1_000_000 };
        throw new Problem('file-too-large', { file: path, ...values });
      }
      return { bytes: await handle.readFile(), modified: mtimeMs };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (codeOf(error) === 'ENOENT') throw new Problem('file-missing', { file: path }, { cause: error });
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('file-unreadable', { file: path, detail }, { cause: error });
  }
}

function judgeBytes(bytes: Buffer, file: string): void {
  if (bytes.length === 0) throw new Problem('file-empty', { file });
  if (bytes.subarray(0, compoundHeader.length).equals(compoundHeader)) {
    // A workbook with a password is not a zip but an old compound file around an encrypted one.
    throw new Problem(bytes.includes(encryptedStream) ? 'file-encrypted' : 'file-not-workbook', { file });
  }
  if (!bytes.subarray(0, zipHeader.length).equals(zipHeader)) throw new Problem('file-not-workbook', { file });
}

async function judgeMacros(zip: ZipSource, file: string): Promise<void> {
  const types = zip.names.find((name) => name.toLowerCase() === '[content_types].xml');
  if (types === undefined) throw new Problem('file-not-workbook', { file });
  const macros =
    zip.names.some((name) => name.toLowerCase().endsWith('vbaproject.bin')) ||
    (await zip.text(types)).toLowerCase().includes('macroenabled');
  if (macros) throw new Problem('file-macros', { file });
}

/**
 * Loads a workbook's file, or says as a `Problem` why it is none that can be used. The bytes are taken once: what
 * another program does to the file afterwards is seen by the fingerprint, not by half a reading.
 */
export async function loadFile(path: string): Promise<LoadedFile> {
  const { bytes, modified } = await readBytes(path);
  judgeBytes(bytes, path);
  if (/\.xl[st]m$/i.test(path)) throw new Problem('file-macros', { file: path });
  const zip = await openZip(bytes, path);
  try {
    await judgeMacros(zip, path);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('file-unreadable', { file: path, detail: String(error) }, { cause: error });
  }
  return { zip, bytes, fingerprint: { size: bytes.length, modified, hash: hashOf(bytes) } };
}
