/** What goes wrong on the way, each at every n-th call that it concerns, counted from the start; 0: never. */
export interface Troubles {
  /** 429 instead of an answer; nothing is done. */
  readonly throttledEvery: number;
  /** A read is answered by a gateway's page with status 503. */
  readonly brokenReadEvery: number;
  /** A write is done, and its answer is a gateway's page with status 502: the first of each operation, then one in n. */
  readonly lostAnswerEvery: number;
  /** A write is done, and the connection is reset instead of answered. */
  readonly resetEvery: number;
  /** A license update takes the old license, loses the assignment, and resets the connection. */
  readonly tornLicensesEvery: number;
}

export const noTroubles: Troubles = {
  throttledEvery: 0,
  brokenReadEvery: 0,
  lostAnswerEvery: 0,
  resetEvery: 0,
  tornLicensesEvery: 0,
};

/** Counts the calls that each trouble concerns and says whose turn it is. */
export class TroubleCounter {
  readonly #counts = new Map<string, number>();

  constructor(private readonly troubles: Troubles) {}

  /** Whether this call is the one in n. */
  strikes(trouble: keyof Troubles): boolean {
    const every = this.troubles[trouble];
    return every > 0 && this.#count(trouble) % every === 0;
  }

  /** Whether this call is the first of its operation, or the one in n after it: whatever their order, each is struck. */
  strikesEach(trouble: keyof Troubles, operation: string): boolean {
    const every = this.troubles[trouble];
    return every > 0 && (this.#count(`${trouble} ${operation}`) - 1) % every === 0;
  }

  #count(what: string): number {
    const count = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, count);
    return count;
  }
}
