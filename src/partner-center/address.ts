export type Query = Readonly<Record<string, string | number | undefined>>;

/** The parts of an operation's path after `/v1`; ids are encoded, so a text from a workbook stays one part. */
export type Path = readonly string[];

function segment(part: string): string {
  // Browsers and Node resolve dots even where they are encoded, and an empty part would name the whole collection.
  if (part.trim() === '' || /^\.{1,2}$/.test(part)) throw new Error(`Not an id that can be sent: "${part}"`);
  return encodeURIComponent(part);
}

function encodeQuery(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

/** The base of a service in the one spelling that all its spellings share: without a slash or `/v1` at its end. */
export function serviceBase(url: string): string {
  return new URL(url.trim()).href.replace(/\/+$/, '').replace(/\/v1$/i, '').replace(/\/+$/, '');
}

/** Base, path and query as one address. A base may end in a slash or in `/v1`. */
export function addressOf(baseUrl: string, path: Path, query: Query = {}): string {
  const base = serviceBase(baseUrl);
  const pairs = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const search = encodeQuery(pairs);
  return `${base}/v1/${path.map(segment).join('/')}${search === '' ? '' : `?${search}`}`;
}

/**
 * Address of a following page: the path of the collection with the query that the next link brings, size and filter
 * kept where it does not say them. The link's own host and path are not used: a proxy in between changes them, with or
 * without `/v1`, and the token must go nowhere else.
 */
export function followingAddress(current: string, nextUri: string | undefined): string {
  const url = new URL(current);
  const asked = new URL(nextUri ?? '', 'http://unused.invalid').searchParams;
  const merged = new Map<string, [string, string]>();
  for (const [name, value] of [...url.searchParams, ...asked, ['seekOperation', 'Next'] as const]) {
    merged.set(name.toLowerCase(), [merged.get(name.toLowerCase())?.[0] ?? name, value]);
  }
  url.search = encodeQuery([...merged.values()]);
  return url.href;
}
