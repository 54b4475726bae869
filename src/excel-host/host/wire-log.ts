import { type AnswerBody, type RequestBody } from './protocol';

/** One round trip, as the workbench lists it and tests count it. */
export interface WireEntry {
  readonly number: number;
  /** Milliseconds since the epoch, by the clock that was handed in. */
  readonly at: number;
  readonly milliseconds: number;
  readonly flags: number;
  readonly requestBytes: number;
  readonly answerBytes: number;
  readonly request: RequestBody | undefined;
  readonly answer: AnswerBody;
}

/** The last round trips, and how many there were in all: it is bounded, since a session can go on for days. */
export class WireLog {
  readonly #entries: WireEntry[] = [];
  readonly #listeners = new Set<(entry: WireEntry) => void>();
  #count = 0;

  constructor(private readonly capacity: number) {}

  get count(): number {
    return this.#count;
  }

  get entries(): readonly WireEntry[] {
    return this.#entries;
  }

  add(entry: Omit<WireEntry, 'number'>): void {
    this.#count += 1;
    const numbered = { number: this.#count, ...entry };
    this.#entries.push(numbered);
    if (this.#entries.length > this.capacity) this.#entries.shift();
    for (const listener of [...this.#listeners]) listener(numbered);
  }

  clear(): void {
    this.#entries.length = 0;
    this.#count = 0;
  }

  subscribe(listener: (entry: WireEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
