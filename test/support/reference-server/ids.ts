import { createHash } from 'node:crypto';

/** The GUID that belongs to a name: the same in every run. */
export function guidOf(...name: readonly string[]): string {
  const hash = createHash('sha256').update(name.join('/')).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-9${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** An order's number as new commerce writes it: twelve hexadecimal digits. */
export const orderNumberOf = (...name: readonly string[]): string =>
  createHash('sha256')
    .update(`order/${name.join('/')}`)
    .digest('hex')
    .slice(0, 12);

export const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
