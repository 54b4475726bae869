/** The same items, the next one asked for while the last one is being worked on: a page on its way delays nobody. */
export async function* readAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const source = items[Symbol.asyncIterator]();
  let next = source.next();
  try {
    for (;;) {
      const item = await next;
      if (item.done === true) return;
      next = source.next();
      // Whoever draws the next item is told of an error; until then nobody listens.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await source.return?.();
  }
}
