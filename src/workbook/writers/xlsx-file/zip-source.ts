import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Problem } from '../../../base';
import type { PackageSource } from '../exceljs';
import { limits } from './limits';

/** One file inside a zip, as it is stored. */
export interface StoredEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  /** The stored bytes, not unpacked. */
  bytes(): Promise<Buffer>;
}

/** A zip in memory, as the parts of a workbook. */
export interface ZipSource extends PackageSource {
  readonly entries: readonly StoredEntry[];
}

async function gather(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer); // a byte stream yields buffers
  return Buffer.concat(pieces);
}

/** Passes bytes on, and fails at their end where they are not those that were packed: a digit may be another one. */
async function* unharmed(stream: AsyncIterable<unknown>, { fileName, crc32: packed }: Entry): AsyncIterable<Buffer> {
  let sum = 0;
  for await (const piece of stream) {
    const bytes = piece as Buffer; // a byte stream yields buffers
    sum = crc32(bytes, sum);
    yield bytes;
  }
  if (sum !== packed) throw new Error(`the part ${fileName} is damaged`);
}

/** The text of a stream of bytes, piece by piece, by its byte order mark or as UTF-8. */
async function* decoded(stream: AsyncIterable<Buffer>): AsyncIterable<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const bytes of stream) {
    decoder ??= new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

function tooLarge(file: string, bytes: number, limit: number): Problem {
  const megabytes = (count: number): number => Math.ceil(count / 1_000_000);
  return new Problem('file-too-large', { file, megabytes: megabytes(bytes), limit: megabytes(limit) });
}

async function listEntries(zip: ZipFile, file: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new Problem('file-encrypted', { file });
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.unpackedBytes) throw tooLarge(file, unpacked, limits.unpackedBytes);
    if (entries.size >= limits.entries) throw tooLarge(file, unpacked, limits.unpackedBytes);
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
  }
  return entries;
}

/**
 * Opens the bytes of a zip. Sizes are judged before anything is unpacked, and while it is unpacked held to what was
 * said: a few kilobytes can claim, or be, many gigabytes.
 */
export async function openZip(bytes: Buffer, file: string): Promise<ZipSource> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { autoClose: false, lazyEntries: true, validateEntrySizes: true });
  } catch (error) {
    throw new Problem('file-not-workbook', { file }, { cause: error });
  }
  let entries: ReadonlyMap<string, Entry>;
  try {
    entries = await listEntries(zip, file);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('file-unreadable', { file, detail: String(error) }, { cause: error });
  }
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`there is no part ${name}`);
    return entry;
  };
  async function* chunks(name: string): AsyncIterable<string> {
    const entry = entryOf(name);
    yield* decoded(unharmed(await zip.openReadStreamPromise(entry), entry));
  }
  return {
    names: [...entries.keys()],
    chunks,
    async text(name) {
      const { uncompressedSize } = entryOf(name);
      if (uncompressedSize > limits.partBytes) throw tooLarge(file, uncompressedSize, limits.partBytes);
      let text = '';
      for await (const chunk of chunks(name)) text += chunk;
      return text;
    },
    entries: [...entries.values()].map((entry) => ({
      name: entry.fileName,
      method: entry.compressionMethod,
      crc: entry.crc32,
      size: entry.uncompressedSize,
      bytes: async () => gather(await zip.openReadStreamPromise(entry, { decodeFileData: false })),
    })),
  };
}
