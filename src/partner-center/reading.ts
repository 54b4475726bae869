import { addressOf } from './address';
import type { Exchange, Exchanged, ReadSpec } from './exchange';
import { provesAbsence } from './judge-answer';
import { nextPage } from './next-page';
import type { ReadContext } from './partner-center';
import { collection, type Reader } from './wire';

/** Reads one resource. */
export async function getOne<T>(
  exchange: Exchange,
  spec: ReadSpec,
  reader: Reader<T>,
  context?: ReadContext,
): Promise<T> {
  return (await exchange.read(spec, context)).read(reader);
}

/**
 * Reads one resource that may not exist: undefined where the service itself says so. `absence` narrows which answers
 * say so; `complete` adds what the answer says beside its body.
 */
export async function findOne<T>(
  exchange: Exchange,
  spec: ReadSpec,
  reader: Reader<T>,
  context?: ReadContext,
  absence: (status: number, code: string | undefined) => boolean = provesAbsence,
  complete: (read: T, answer: Pick<Exchanged, 'header'>) => T = (read) => read,
): Promise<T | undefined> {
  const answer = await exchange.read(spec, context);
  const { judgement } = answer;
  if (judgement.outcome === 'failure' && absence(answer.status, judgement.error.code)) return undefined;
  return complete(answer.read(reader), answer);
}

/** 400/2000 on a later page means that there are no more records (partner-center-api.md 5.5). */
function saysNoMore({ status, judgement }: Exchanged): boolean {
  return status === 400 && judgement.outcome === 'failure' && judgement.error.code === '2000';
}

/**
 * Reads a collection page by page, in every documented form of paging. A list that cannot be followed to its end fails:
 * it is never cut short without a word. Nor is an answer without a body a list without items: too much follows from
 * "nobody holds it" and "nothing was bought".
 */
export async function* getPages<T>(
  exchange: Exchange,
  spec: ReadSpec,
  item: Reader<T>,
  context?: ReadContext,
): AsyncGenerator<readonly T[], void, undefined> {
  const reader = collection(item);
  const first = await exchange.read(spec, context);
  let answer = first;
  let page = first.read(reader);
  let url = addressOf(exchange.baseUrl, spec.path, spec.query);
  const visited = new Set<string>([JSON.stringify([undefined, url])]);
  for (;;) {
    yield page.items;
    const next = nextPage(url, page, answer.header('MS-ContinuationToken'));
    if (next === 'end') return;
    if (next === 'lost') throw answer.fail('unclear', { description: 'There is a next page, but no way to it' });
    const place = JSON.stringify([next.token, next.url]);
    if (visited.has(place) || (next.token !== undefined && visited.has(next.token))) {
      throw answer.fail('unclear', { description: 'The pages of the list repeat' });
    }
    visited.add(place);
    if (next.token !== undefined) visited.add(next.token);
    const headers = next.token === undefined ? {} : { 'MS-ContinuationToken': next.token };
    answer = await exchange.readAt(spec.operation, next.url, headers, context);
    if (saysNoMore(answer)) return;
    page = answer.read(reader);
    url = next.url;
  }
}

/** Reads a whole collection; most have no documented paging, but where one pages, it is followed. */
export async function getAll<T>(
  exchange: Exchange,
  spec: ReadSpec,
  item: Reader<T>,
  context?: ReadContext,
): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const items of getPages(exchange, spec, item, context)) {
    // One by one: a page may hold more items than a call can have arguments.
    for (const one of items) all.push(one);
  }
  return all;
}
