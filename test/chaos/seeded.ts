import { randomFrom } from '../e2e/support/killed-run';

/** Choices that a seed decides; each part of a storm has its own, so that one does not disturb the other. */
export class Seeded {
  readonly #random: () => number;

  constructor(seed: number, part: number) {
    this.#random = randomFrom(seed * 7919 + part);
  }

  /** From 0 up to 1. */
  chance(): number {
    return this.#random();
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error('Nothing to choose from');
    return item;
  }
}
