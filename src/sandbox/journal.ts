import {
  closeSync,
  existsSync,
  fdatasync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const flush = promisify(fdatasync);

/** A journal line is not what this simulator wrote; only the last one may be torn. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/**
 * An append-only file of JSON lines. A line is with the operating system when `append` returns, so that the end of the
 * process forgets nothing, and on the disk when `durable` resolves; one flush serves all lines written before it.
 */
export class Journal {
  private written = 0;
  private flushed = 0;
  private flushing: Promise<void> | undefined;

  private constructor(private readonly descriptor: number) {}

  /** Opens a journal and hands each complete line to `replay`. A torn last line is cut off. */
  static open(file: string, replay: (line: unknown) => void): Journal {
    mkdirSync(dirname(file), { recursive: true });
    const isNew = !existsSync(file);
    const descriptor = openSync(file, 'a+');
    try {
      if (isNew) syncDirectory(dirname(file));
      else replayFile(file, descriptor, replay);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
    return new Journal(descriptor);
  }

  append(line: unknown): void {
    const text = Buffer.from(`${JSON.stringify(line)}\n`);
    for (let offset = 0; offset < text.length;) offset += writeSync(this.descriptor, text, offset);
    this.written += 1;
  }

  async durable(): Promise<void> {
    const target = this.written;
    while (this.flushed < target) {
      this.flushing ??= this.flushOnce();
      await this.flushing;
    }
  }

  async close(): Promise<void> {
    await this.durable();
    closeSync(this.descriptor);
  }

  private async flushOnce(): Promise<void> {
    const covers = this.written;
    try {
      await flush(this.descriptor);
      this.flushed = covers;
    } finally {
      this.flushing = undefined;
    }
  }
}

function replayFile(file: string, descriptor: number, replay: (line: unknown) => void): void {
  const bytes = readFileSync(file);
  let start = 0;
  let number = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) break;
    number += 1;
    let line: unknown;
    try {
      line = JSON.parse(bytes.toString('utf8', start, end));
    } catch (cause) {
      // A tear can leave a line end behind where the file system had written later blocks first.
      if (end === bytes.length - 1) break;
      throw new JournalError(`${file}: line ${String(number)} cannot be read`, { cause });
    }
    replay(line);
    start = end + 1;
  }
  if (start < bytes.length) {
    ftruncateSync(descriptor, start);
    fsyncSync(descriptor);
  }
}

/** Makes the entry of a new file durable; not possible, and not needed, on every platform. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
