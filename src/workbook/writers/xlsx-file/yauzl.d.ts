/** The part of yauzl 3 that this room uses; the package brings no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileName: string;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly compressionMethod: number;
    readonly crc32: number;
    isEncrypted(): boolean;
  }

  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry, options?: { readonly decodeFileData?: boolean }): Promise<Readable>;
    close(): void;
  }

  export interface Options {
    readonly autoClose?: boolean;
    readonly lazyEntries?: boolean;
    readonly validateEntrySizes?: boolean;
  }

  export function fromBufferPromise(buffer: Buffer, options?: Options): Promise<ZipFile>;
}
