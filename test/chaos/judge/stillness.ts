import type { Wanted } from '../world/customers';
import type { Broken } from './broken';
import { rowOf } from './purchases';
import type { LedgerTruth } from './truth';

/** A time, in milliseconds, in which nobody may work on a row: a person has paused it, or not approved it yet. */
export interface Stillness {
  readonly subscription: string;
  readonly from: number;
  /** Infinity: nobody ever let it go on. */
  readonly to: number;
  readonly why: 'paused' | 'not approved';
}

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Nothing is bought, moved or changed for a row while it stands still. What was sent before may take effect a little
 * later: for so many milliseconds it is not held against the product.
 */
export function judgeStillness(
  ledger: LedgerTruth,
  rows: readonly Wanted[],
  stillnesses: readonly Stillness[],
  onItsWay: number,
): readonly Broken[] {
  return stillnesses.flatMap(({ subscription, from, to, why }) => {
    const row = rows.find((one) => sameText(one.subscription, subscription));
    if (row === undefined) throw new Error(`Nobody asked for ${subscription}`);
    const bought = ledger.purchases.filter((one) => sameText(rowOf(one) ?? '', subscription));
    const own = [subscription, ...bought.map((one) => one.subscription)];
    const works = [
      ...bought.map(({ at, cause, order }) => ({ at, cause, what: `bought by ${order}` })),
      ...ledger.moves
        .filter(({ user }) => row.users.some((id) => sameText(id, user)))
        .map(({ at, cause, user }) => ({ at, cause, what: `${user} moved` })),
      ...ledger.changes
        .filter((change) => own.some((id) => sameText(id, change.subscription)))
        .map((change) => ({ at: change.at, cause: change.cause, what: `${change.subscription} ${change.change}` })),
    ];
    return works
      .filter(({ at, cause }) => {
        const instant = Date.parse(at);
        return cause === 'call' && instant > from + onItsWay && instant < to;
      })
      .map(({ at, what }): Broken => {
        const since = new Date(from).toISOString();
        return { promise: 'unasked', about: subscription, evidence: `${at}: ${what}, ${why} since ${since}` };
      });
  });
}
