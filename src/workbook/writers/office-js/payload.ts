/** Excel on the web takes and gives 5 MB at most in one request; what the library puts around the cells needs room too. */
export const payloadGoal = 3_500_000;

const utf8Bytes = (text: string): number => {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Half of a pair counts two, so that a pair counts four. Quotes and strokes are escaped twice on their way.
    if (unit < 0x80) bytes += unit === 0x22 || unit === 0x5c ? 4 : unit < 0x20 ? 7 : 1;
    else bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
};

/** Bytes that a cell's value takes in a request or its answer, its quotes (escaped once more) and comma included. */
export function payloadOf(value: unknown): number {
  if (value === null || value === undefined) return 5;
  if (typeof value === 'string') return utf8Bytes(value) + 5;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value).length + 1 : 0;
}
