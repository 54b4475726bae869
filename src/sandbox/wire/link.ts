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
