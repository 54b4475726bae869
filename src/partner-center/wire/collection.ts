import * as z from 'zod/mini';
import { isObject } from './json';
import { headerOf, linkSchema, type AttributesJson, type LinkJson } from './link';
import { propertyOf } from './property';
import { optional, resource, shaped, type Reader } from './resource';
import { optionalNumber, possiblyEmptyToken } from './scalar';

/** A collection as the service prints it. */
export interface CollectionJson<Item> {
  readonly totalCount?: number;
  readonly items: readonly Item[];
  readonly links?: { readonly self?: LinkJson; readonly next?: LinkJson; readonly previous?: LinkJson };
  readonly attributes?: AttributesJson;
  readonly continuationToken?: string;
}

/** One answer of a collection, with what it says about the rest. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly totalCount: number | undefined;
  /**
   * Token for the next page, from the next link's headers or from the body (partner-center-api.md 5.5). Empty: the
   * service says that there is none.
   */
  readonly continuationToken: string | undefined;
  /** Address of the next page, as written. */
  readonly nextUri: string | undefined;
}

const continuation = resource({
  totalCount: optionalNumber,
  continuationToken: possiblyEmptyToken,
  links: optional(resource({ next: optional(linkSchema) })),
});

/** A collection that says of itself that it is empty, without an `items` to hold nothing. */
function saysEmpty(value: Readonly<Record<string, unknown>>): boolean {
  const attributes = propertyOf(value, 'attributes');
  const isCollection = isObject(attributes) && propertyOf(attributes, 'objectType') === 'Collection';
  const total = propertyOf(value, 'totalCount');
  return total === 0 || (isCollection && total === undefined);
}

function itemsIn(value: unknown): unknown {
  if (!isObject(value)) return value;
  const items = propertyOf(value, 'items') ?? (saysEmpty(value) ? [] : undefined);
  // Some documented answers are one bare object instead of a collection of one (partner-center-api.md 5.4).
  return items === undefined ? [value] : items;
}

/** Reads a collection in each documented form: `{items}`, a bare array, or one bare object. */
export function collection<Item>(item: Reader<Item>): Reader<Page<Item>> {
  const parts = z.pipe(
    z.transform((value: unknown): unknown => ({ items: itemsIn(value), rest: isObject(value) ? value : {} })),
    z.object({ items: z.array(item), rest: continuation }),
  );
  return shaped(parts, ({ items, rest }) => {
    const next = rest.links?.next;
    const linked = next && headerOf(next, 'MS-ContinuationToken');
    return {
      items,
      totalCount: rest.totalCount,
      // An empty token in one place does not take back one that stands in the other.
      continuationToken: linked || rest.continuationToken || (linked ?? rest.continuationToken),
      nextUri: next?.uri,
    };
  });
}
