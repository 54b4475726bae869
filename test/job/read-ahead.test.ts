import { readAhead } from '../../src/job/reading/read-ahead';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('reading ahead', () => {
  test('gives every item in its order', async () => {
    async function* pages(): AsyncGenerator<number> {
      yield* [1, 2, 3];
    }
    expect(await collect(readAhead(pages()))).toEqual([1, 2, 3]);
  });

  test('asks for the next page while the last one is being worked on', async () => {
    const asked: number[] = [];
    async function* pages(): AsyncGenerator<number> {
      for (const page of [1, 2, 3]) {
        asked.push(page);
        yield page;
      }
    }
    const reading = readAhead(pages());
    await reading.next();
    expect(asked).toEqual([1, 2]);
    await reading.return(undefined);
  });

  test('tells of a page that could not be read when it is that page’s turn', async () => {
    async function* pages(): AsyncGenerator<number> {
      yield 1;
      throw new Error('page 2');
    }
    const reading = readAhead(pages());
    expect(await reading.next()).toEqual({ done: false, value: 1 });
    await expect(reading.next()).rejects.toThrow('page 2');
  });
});
