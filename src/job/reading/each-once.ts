import { idKey } from '../../base';

/** What the pages of a list name, each once: pages overlap where others come and go between two of them. */
export async function* eachOnce<T extends { readonly id: string }>(
  pages: AsyncIterable<readonly T[]>,
): AsyncGenerator<T> {
  const seen = new Set<string>();
  for await (const page of pages) {
    for (const one of page) {
      const key = idKey(one.id);
      if (seen.has(key)) continue;
      seen.add(key);
      yield one;
    }
  }
}
