import { readFileSync } from 'node:fs';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour type 6 of the format: red, green, blue and how much shines through. */
const withAlpha = 6;

/** Size of a picture, and whether it can be transparent, from the header that every PNG begins with. */
export function pngHeader(file: string): { readonly width: number; readonly height: number; readonly alpha: boolean } {
  const bytes = readFileSync(file);
  if (!bytes.subarray(0, 8).equals(signature)) throw new Error(`${file} is no PNG`);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), alpha: bytes[25] === withAlpha };
}
