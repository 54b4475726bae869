import type { Before } from '../world/customers';
import { promises, type Broken, type BrokenPromise } from './broken';
import { judgeLicenses } from './licenses';
import { judgePurchases, purchasesByRow } from './purchases';
import { judgeRow, standing, type Shown } from './rows';
import { judgeStillness, type Stillness } from './stillness';
import type { CustomerTruth, LedgerTruth } from './truth';

/** What is to be judged: before, after, what the service saw between, and what the product says of it. */
export interface Case {
  readonly before: readonly Before[];
  readonly after: readonly CustomerTruth[];
  readonly ledger: LedgerTruth;
  readonly shown: readonly Shown[];
  /** When which rows had to stand still. */
  readonly stillnesses: readonly Stillness[];
  /** Milliseconds within which what was sent may still take effect. */
  readonly onItsWay: number;
}

/** The verdict, in numbers and with the evidence. */
export interface Verdict {
  readonly broken: readonly Broken[];
  readonly counts: Readonly<Record<BrokenPromise, number>>;
  /** Rows by the state that is shown. */
  readonly states: Readonly<Record<string, number>>;
  /** Rows that wait for a person, with the reasons. */
  readonly waiting: readonly string[];
  readonly purchases: number;
  readonly moves: number;
}

/**
 * Judges a storm by the simulator's ledger and raw state alone: nothing of the product's takes part in it. Where the
 * simulator keeps a count of its own, that one has to find nothing either.
 */
export function judge({ before, after, ledger, shown, stillnesses, onItsWay }: Case): Verdict {
  const rows = before.flatMap((customer) => customer.rows);
  const purchases = purchasesByRow(ledger);
  const truthOf = byId(after);
  const truthBefore = byId(before.map(({ truth }) => truth));
  const shownOf = new Map(shown.map((row) => [row.subscription.toLowerCase(), row]));
  const broken = [
    ...judgePurchases(ledger, rows),
    ...judgeStillness(ledger, rows, stillnesses, onItsWay),
    ...before.flatMap((customer) => judgeLicenses(ledger, customer, truthOf(customer.id))),
    ...rows.flatMap((row) => {
      const key = row.subscription.toLowerCase();
      const one = shownOf.get(key);
      if (one === undefined) {
        return [{ promise: 'no-end', about: row.subscription, evidence: 'nobody knows the row' } satisfies Broken];
      }
      const truth = { before: truthBefore(row.customer), after: truthOf(row.customer) };
      return judgeRow(row, one, purchases.get(key) ?? [], truth);
    }),
    ...ownCounts(ledger),
  ];
  const states: Record<string, number> = {};
  for (const { state } of shown) states[state] = (states[state] ?? 0) + 1;
  return {
    broken,
    counts: Object.fromEntries(
      Object.keys(promises).map((promise) => [promise, broken.filter((one) => one.promise === promise).length]),
    ) as Record<BrokenPromise, number>, // the keys of the table
    states,
    waiting: shown
      .filter((row) => standing(row) === 'waits')
      .map(({ subscription, state, message }) => `${subscription} ${state}: ${message}`),
    purchases: ledger.purchases.length,
    moves: ledger.moves.length,
  };
}

function byId(truths: readonly CustomerTruth[]): (id: string) => CustomerTruth {
  const found = new Map(truths.map((truth) => [truth.id.toLowerCase(), truth]));
  return (id) => {
    const truth = found.get(id.toLowerCase());
    if (truth === undefined) throw new Error(`Nothing is known of ${id}`);
    return truth;
  };
}

/** What the simulator found by itself. */
function ownCounts(ledger: LedgerTruth): readonly Broken[] {
  const tell = (promise: BrokenPromise, found: readonly unknown[]): readonly Broken[] =>
    found.map((one) => ({ promise, about: 'the simulator’s own count', evidence: JSON.stringify(one) }));
  return [
    ...tell('bought-twice', ledger.duplicates),
    ...tell('without-license', ledger.instantsWithoutLicense),
    ...tell('retired-early', ledger.retiredWithHolders),
  ];
}
