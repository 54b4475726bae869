/** A link as answers print it: relative to the base, without `/v1` (partner-center-api.md 5.3). */
export interface Link {
  readonly uri: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly headers: readonly { readonly key: string; readonly value: string }[];
}

export function link(uri: string, headers: Link['headers'] = []): Link {
  return { uri, method: 'GET', headers };
}

export function collection(
  items: readonly unknown[],
  self: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const { links, ...rest } = more;
  const others = typeof links === 'object' ? links : {};
  return {
    totalCount: items.length,
    items,
    ...rest,
    links: { ...others, self: link(self) },
    attributes: { objectType: 'Collection' },
  };
}

/** An instant with milliseconds, as legacy commerce prints it. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** An instant with 7 digits of a second, as new commerce prints it. */
export function preciseInstant(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  return `${new Date(whole).toISOString().slice(0, -1)}0000Z`;
}

/** An instant at the start of its second. */
export function secondInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
