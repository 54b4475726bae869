import type { Wanted } from '../world/customers';
import type { Broken } from './broken';
import type { LedgerTruth, Purchase } from './truth';

const markerPattern = /\bCG-[0-9A-Z]{16}\b/i;

/** The row that a purchase was made for: the storm gives each row its old subscription's id as reference. */
export function rowOf(purchase: Pick<Purchase, 'friendlyName'>): string | undefined {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(purchase.friendlyName)?.[0].toLowerCase();
}

/** Purchases by the old subscription that they replace. */
export function purchasesByRow(ledger: Pick<LedgerTruth, 'purchases'>): ReadonlyMap<string, readonly Purchase[]> {
  const found = new Map<string, Purchase[]>();
  for (const purchase of ledger.purchases) {
    const row = rowOf(purchase) ?? `nobody's (${purchase.friendlyName})`;
    found.set(row, [...(found.get(row) ?? []), purchase]);
  }
  return found;
}

function groups(
  purchases: readonly Purchase[],
  keyOf: (purchase: Purchase) => string,
): readonly (readonly Purchase[])[] {
  const found = new Map<string, Purchase[]>();
  for (const purchase of purchases) {
    const key = keyOf(purchase);
    found.set(key, [...(found.get(key) ?? []), purchase]);
  }
  return [...found.values()];
}

/**
 * Never twice, by two counts that know nothing of each other: by the marker that the product writes, and by the old
 * subscription. A purchase that belongs to no row is one too many as well.
 */
export function judgePurchases(ledger: LedgerTruth, rows: readonly Wanted[]): readonly Broken[] {
  const known = new Set(rows.map(({ subscription }) => subscription.toLowerCase()));
  const tell = (group: readonly Purchase[], by: string): Broken => ({
    promise: 'bought-twice',
    about: group.map((one) => rowOf(one) ?? one.friendlyName)[0] ?? '',
    evidence: `${String(group.length)} purchases by ${by}: ${group.map(({ at, order }) => `${order} at ${at}`).join(', ')}`,
  });
  const { purchases } = ledger;
  return [
    ...groups(purchases, ({ customer, friendlyName }) => {
      const marker = markerPattern.exec(friendlyName)?.[0].toUpperCase();
      return `${customer} ${marker ?? `no marker in ${friendlyName}`}`;
    })
      .filter((group) => group.length > 1)
      .map((group) => tell(group, 'marker')),
    ...groups(purchases, (one) => rowOf(one) ?? one.order)
      .filter((group) => group.length > 1)
      .map((group) => tell(group, 'old subscription')),
    ...purchases.filter((one) => !known.has(rowOf(one) ?? '')).map((one) => tell([one], 'a row that nobody asked for')),
  ];
}
