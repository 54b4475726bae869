import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { StoredEntry } from './zip-source';

const method = { stored: 0, deflated: 8 } as const;
/** Names are UTF-8. */
const utf8Names = 0x0800;
/** Sizes follow the data, because they are not known before. */
const sizesFollow = 0x0008;
/** Version 2.0 of the format: folders and deflate. */
const version = 20;
/** 1980-01-01, the first day of the format: the same content gives the same bytes. */
const firstDay = 0x21;
/** Sheets are long and full of repetition: the lower levels pack nearly as well in half the time. */
const level = 4;

interface Listed {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function localHeader(entry: Omit<Listed, 'offset'>): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(entry.flags, 6);
  header.writeUInt16LE(entry.method, 8);
  header.writeUInt16LE(firstDay, 12);
  header.writeUInt32LE(entry.crc, 14);
  header.writeUInt32LE(entry.packed, 18);
  header.writeUInt32LE(entry.size, 22);
  header.writeUInt16LE(entry.name.length, 26);
  return Buffer.concat([header, entry.name]);
}

function centralHeader(entry: Listed): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(version, 6);
  header.writeUInt16LE(entry.flags, 8);
  header.writeUInt16LE(entry.method, 10);
  header.writeUInt16LE(firstDay, 14);
  header.writeUInt32LE(entry.crc, 16);
  header.writeUInt32LE(entry.packed, 20);
  header.writeUInt32LE(entry.size, 24);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, entry.name]);
}

function descriptor(crc: number, packed: number, size: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}

/** Writes a zip from front to back: entries of another zip as they are, new ones packed while they come in. */
export class ZipWriter {
  private offset = 0;
  private readonly listed: Listed[] = [];

  constructor(private readonly target: Writable) {}

  async copy(entry: StoredEntry): Promise<void> {
    const bytes = await entry.bytes();
    const facts = {
      name: Buffer.from(entry.name),
      flags: utf8Names,
      method: entry.method,
      crc: entry.crc,
      packed: bytes.length,
      size: entry.size,
    };
    const { offset } = this;
    await this.write(localHeader(facts));
    await this.write(bytes);
    this.listed.push({ ...facts, offset });
  }

  async add(name: string, chunks: AsyncIterable<string>): Promise<void> {
    const facts = { name: Buffer.from(name), flags: utf8Names | sizesFollow, method: method.deflated };
    const { offset } = this;
    await this.write(localHeader({ ...facts, crc: 0, packed: 0, size: 0 }));
    let crc = 0;
    let size = 0;
    const packer = createDeflateRaw({ level });
    const feed = async (): Promise<void> => {
      for await (const chunk of chunks) {
        if (chunk === '') continue;
        const bytes = Buffer.from(chunk);
        crc = crc32(bytes, crc);
        size += bytes.length;
        if (!packer.write(bytes)) await once(packer, 'drain');
      }
      packer.end();
    };
    const start = this.offset;
    const feeding = feed().catch((error: unknown) => {
      packer.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    for await (const bytes of packer) await this.write(bytes as Buffer); // a byte stream yields buffers
    await feeding;
    const packed = this.offset - start;
    await this.write(descriptor(crc, packed, size));
    this.listed.push({ ...facts, crc, packed, size, offset });
  }

  async end(): Promise<void> {
    const { offset } = this;
    for (const entry of this.listed) await this.write(centralHeader(entry));
    await this.write(endRecord(this.listed.length, this.offset - offset, offset));
  }

  private async write(bytes: Buffer): Promise<void> {
    this.offset += bytes.length;
    if (!this.target.write(bytes)) await once(this.target, 'drain');
  }
}
