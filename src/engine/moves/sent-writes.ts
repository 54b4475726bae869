import type { SentIntent } from '../store/rows/records';

/** The writes of a row that were sent in former turns, grouped by what stands before the last slash of their names. */
export class SentWrites {
  readonly #byBeginning = new Map<string, Map<string, SentIntent>>();

  constructor(private readonly intents: ReadonlyMap<string, SentIntent>) {
    for (const [name, intent] of intents) {
      const beginning = name.slice(0, name.lastIndexOf('/') + 1);
      const group = this.#byBeginning.get(beginning) ?? new Map<string, SentIntent>();
      this.#byBeginning.set(beginning, group.set(name, intent));
    }
  }

  /** All writes whose names begin so, by name. */
  of(beginning: string): ReadonlyMap<string, SentIntent> {
    return this.#byBeginning.get(beginning) ?? new Map();
  }

  one(name: string): SentIntent | undefined {
    return this.intents.get(name);
  }
}
