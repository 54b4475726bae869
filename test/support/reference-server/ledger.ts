/** Something bought. */
export interface Purchase {
  readonly at: number;
  readonly customer: string;
  readonly order: string;
  readonly subscription: string;
  /** Catalog item or offer, as the buyer named it. */
  readonly offer: string;
  readonly friendlyName: string;
  readonly quantity: number;
  readonly term: string;
  readonly billing: string;
}

/** Licenses of a user as they became; `torn`: the server itself lost half of an update. */
export interface Move {
  readonly at: number;
  readonly customer: string;
  readonly user: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Directory SKU to the service plans that are off, afterwards. */
  readonly held: Readonly<Record<string, readonly string[]>>;
  readonly torn: boolean;
}

/** A user who held a product to work with and then held none, until the end that is given. */
export interface Gap {
  readonly customer: string;
  readonly user: string;
  readonly lost: readonly string[];
  readonly from: number;
  /** undefined: still so. */
  readonly until: number | undefined;
  readonly torn: boolean;
}

/** A subscription that somebody suspended, cancelled, or set to end; with who held its product at that instant. */
export interface Retirement {
  readonly at: number;
  readonly customer: string;
  readonly subscription: string;
  readonly kind: 'suspended' | 'deleted' | 'ends-at-term';
  /** Users who hold the directory SKU. */
  readonly holders: readonly string[];
  /** Units of the SKU that are active without this subscription. */
  readonly unitsLeft: number;
}

/** A field of a subscription that a caller changed, whatever else was meant. */
export interface FieldChange {
  readonly at: number;
  readonly customer: string;
  readonly subscription: string;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** Any other write that had an effect. */
export interface OtherWrite {
  readonly at: number;
  readonly customer: string;
  readonly what: 'cart' | 'location';
  readonly of: string;
}

export interface LedgerReport {
  readonly purchases: readonly Purchase[];
  readonly moves: readonly Move[];
  readonly gaps: readonly Gap[];
  readonly retirements: readonly Retirement[];
  readonly changes: readonly FieldChange[];
  readonly others: readonly OtherWrite[];
  /** Calls by operation. */
  readonly calls: Readonly<Record<string, number>>;
  /** Writes that came again under a request id that had come before. */
  readonly repeatedRequestIds: number;
  /** Writes whose effect the caller was not told. */
  readonly lostAnswers: number;
}

/** What this server saw happen, for tests to judge by: its own count, in its own process. */
export class Ledger {
  readonly #purchases: Purchase[] = [];
  readonly #moves: Move[] = [];
  readonly #gaps: Gap[] = [];
  readonly #retirements: Retirement[] = [];
  readonly #changes: FieldChange[] = [];
  readonly #others: OtherWrite[] = [];
  readonly #calls = new Map<string, number>();
  #repeatedRequestIds = 0;
  #lostAnswers = 0;

  called(operation: string): void {
    this.#calls.set(operation, (this.#calls.get(operation) ?? 0) + 1);
  }

  requestIdRepeated(): void {
    this.#repeatedRequestIds += 1;
  }

  answerLost(): void {
    this.#lostAnswers += 1;
  }

  bought(purchase: Purchase): void {
    this.#purchases.push(purchase);
  }

  retired(retirement: Retirement): void {
    this.#retirements.push(retirement);
  }

  changed(change: FieldChange): void {
    this.#changes.push(change);
  }

  wrote(write: OtherWrite): void {
    this.#others.push(write);
  }

  /** Notes a move; `works`: whether the user holds a product to work with, before and after it. */
  moved(move: Move, works: { readonly before: boolean; readonly after: boolean }): void {
    this.#moves.push(move);
    const { customer, user, at } = move;
    if (works.before && !works.after) {
      this.#gaps.push({ customer, user, lost: move.removed, from: at, until: undefined, torn: move.torn });
    }
    if (works.after) {
      const open = this.#gaps.findIndex((gap) => gap.user === user && gap.until === undefined);
      const gap = this.#gaps[open];
      if (gap !== undefined) this.#gaps[open] = { ...gap, until: at };
    }
  }

  report(): LedgerReport {
    return {
      purchases: this.#purchases,
      moves: this.#moves,
      gaps: this.#gaps,
      retirements: this.#retirements,
      changes: this.#changes,
      others: this.#others,
      calls: Object.fromEntries([...this.#calls].sort(([a], [b]) => (a < b ? -1 : 1))),
      repeatedRequestIds: this.#repeatedRequestIds,
      lostAnswers: this.#lostAnswers,
    };
  }
}
