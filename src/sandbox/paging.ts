import { Refusal } from './refusal';
import type { Call } from './operation';

interface Token {
  readonly list: string;
  readonly offset: number;
}

/** A continuation token: opaque for callers, only good for the list that gave it. */
export function makeToken(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** "No more records", in the form in which the service ends a list of customers (partner-center-api.md 5.5). */
export const endOfList = (): Refusal => new Refusal(400, 2000, 'The continuation token does not lead to more records.');

function offsetOf(token: string, list: string): number {
  try {
    const read: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (typeof read === 'object' && read !== null && 'list' in read && 'offset' in read) {
      if (read.list === list && typeof read.offset === 'number') return read.offset;
    }
  } catch {
    // Not a token at all: refused below like one of another list.
  }
  throw endOfList();
}

/** Which part of a list is asked for. */
export interface Page {
  readonly offset: number;
  readonly size: number;
}

/** The wanted page. `list` names the list with its filter, so that a token cannot be used for another. */
export function pageOf(call: Call, list: string): Page {
  const wanted = Number(call.query.get('size') ?? 0);
  if (!Number.isInteger(wanted) || wanted < 0) throw new Refusal(400, 2001, 'size is not a number.');
  const { maximumPageSize } = call.world.options;
  const size = wanted === 0 ? maximumPageSize : Math.min(wanted, maximumPageSize);
  const token = call.headers['ms-continuationtoken'];
  if (token === undefined || token === '') return { offset: 0, size };
  return { offset: offsetOf(token, list), size };
}
