import type { Dialect } from '../dialect';
import type { Body, BodyObject } from '../json';

export const link = (uri: string): BodyObject => ({ uri, method: 'GET', headers: [] });

/** A collection that is answered whole. */
export function collection(items: readonly Body[], self: string, dialect: Dialect): BodyObject {
  return {
    ...(dialect.totalCount ? { totalCount: items.length } : {}),
    items,
    links: { self: link(self) },
    attributes: { objectType: 'Collection' },
  };
}
