/** Mixes a number into a well-spread 32-bit one; a bijection. */
export function mix(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

const inverseOfFirst = 0x1d69e2a5;
const inverseOfSecond = 0x43021123;

/** Takes `mix` back. */
export function unmix(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), inverseOfSecond);
  x = Math.imul(x ^ (x >>> 15) ^ (x >>> 30), inverseOfFirst);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A 32-bit hash of texts and numbers, the same on every machine. */
export function hash(...parts: readonly (string | number)[]): number {
  let state = 0x9e3779b9;
  for (const part of parts) {
    if (typeof part === 'number') {
      state = mix(state ^ mix(part));
      continue;
    }
    for (let index = 0; index < part.length; index += 1) {
      state = Math.imul(state ^ part.charCodeAt(index), 0x01000193);
    }
    state = mix(state ^ part.length);
  }
  return state >>> 0;
}

/** A stream of numbers from 0 up to but not including 1, decided by its seed. */
export type Random = () => number;

export function randomFrom(...parts: readonly (string | number)[]): Random {
  let state = hash(...parts);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return mix(state) / 0x1_0000_0000;
  };
}

/** One of a list; the list must not be empty. */
export function pick<T>(list: readonly T[], random: Random): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('Nothing to pick from');
  return chosen;
}

/** A whole number from `low` to `high`, both included. */
export function between(low: number, high: number, random: Random): number {
  return low + Math.floor(random() * (high - low + 1));
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0').slice(-digits);

/** A version-4-shaped GUID that begins with the given 32 bits and is otherwise decided by its parts. */
export function guidWith(head: number, ...parts: readonly (string | number)[]): string {
  const a = hash('guid-a', head, ...parts);
  const b = hash('guid-b', head, ...parts);
  const c = hash('guid-c', head, ...parts);
  const variant = ((b >>> 28) & 0x3) | 0x8;
  return [
    hex(head, 8),
    hex(a, 4),
    `4${hex(a >>> 16, 3)}`,
    `${variant.toString(16)}${hex(b, 3)}`,
    `${hex(b >>> 12, 4)}${hex(c, 8)}`,
  ].join('-');
}

/** A GUID decided by its parts. */
export function guid(...parts: readonly (string | number)[]): string {
  return guidWith(hash('guid', ...parts), ...parts);
}

const tokenLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Twelve hexadecimal digits, the form of a new-commerce order id. */
export function orderToken(...parts: readonly (string | number)[]): string {
  return hex(hash('order-a', ...parts), 8) + hex(hash('order-b', ...parts), 4);
}

/** Letters and digits, the form of a long token. */
export function letters(count: number, ...parts: readonly (string | number)[]): string {
  const random = randomFrom('letters', ...parts);
  let text = '';
  for (let index = 0; index < count; index += 1) text += tokenLetters[Math.floor(random() * tokenLetters.length)] ?? '';
  return text;
}
