import type { RunNews } from './run-feed';

/** So much is kept for a follower that does not read; beyond it the stream ends, and resumes where it had come to. */
const mostKept = 200;

/** News that wait for one follower. */
export class NewsQueue implements AsyncIterable<RunNews> {
  readonly #waiting: RunNews[] = [];
  #ended: { readonly error: Error | undefined } | undefined;
  #wake: () => void = () => undefined;

  constructor(private readonly signal: AbortSignal) {}

  push(news: RunNews): void {
    if (this.#waiting.length >= mostKept) this.fail(undefined);
    else this.#waiting.push(news);
    this.#wake();
  }

  /** Ends the stream after what is waiting; with an error where there is one. */
  fail(error: Error | undefined): void {
    this.#ended ??= { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RunNews> {
    const wake = (): void => {
      this.#wake();
    };
    this.signal.addEventListener('abort', wake);
    try {
      while (!this.signal.aborted) {
        const news = this.#waiting.shift();
        if (news !== undefined) yield news;
        else if (this.#ended === undefined) await new Promise<void>((resolve) => (this.#wake = resolve));
        else if (this.#ended.error === undefined) return;
        else throw this.#ended.error;
      }
    } finally {
      this.signal.removeEventListener('abort', wake);
    }
  }
}
