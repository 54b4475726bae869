import { collection, link } from '../bodies/collection';
import { ok, type Answer, type Call } from './route';
import type { Body, BodyObject } from '../json';
import { Refusal } from '../refusal';

const tokenHeader = 'MS-ContinuationToken';
const tokenOf = (offset: number): string => Buffer.from(`place/${String(offset)}`).toString('base64');

function offsetOf(token: string | undefined): number {
  if (token === undefined) return 0;
  const [word, offset] = Buffer.from(token, 'base64').toString().split('/');
  if (word !== 'place') throw new Refusal(400, 2000, 'The continuation token is not one of ours.');
  return Number(offset);
}

/** A page of a collection that is read page by page (5.5). */
export function page(call: Call, items: readonly Body[], self: string): Answer {
  const { dialect } = call.world;
  const token = call.header(tokenHeader);
  if (token !== undefined && call.query.get('seekOperation')?.toLowerCase() !== 'next') {
    throw new Refusal(400, 2001, 'A continuation token wants seekOperation=Next.');
  }
  const asked = Number(call.query.get('size') ?? '0');
  const size = Math.min(asked > 0 ? asked : dialect.mostPerPage, dialect.mostPerPage);
  const offset = offsetOf(token);
  // Whoever comes with the token of the last page is told that there is nothing more.
  if (offset > 0 && offset >= items.length) throw new Refusal(400, 2000, 'There are no more records.');
  const shown = items.slice(offset, offset + size);
  const body = collection(shown, self, dialect);
  const more = offset + size < items.length || (dialect.pagingEnd === 'code-2000' && items.length > 0);
  if (!more) return ok(body);
  const next = tokenOf(offset + shown.length);
  if (dialect.nextPage === 'continuationToken') return ok({ ...body, continuationToken: next });
  const links: BodyObject = {
    self: link(self),
    next: {
      uri: `${self}?size=${String(size)}&seekOperation=Next`,
      method: 'GET',
      headers: [{ key: tokenHeader, value: next }],
    },
  };
  return ok({ ...body, links });
}
