import { customerIdOf, userIdOf, type LedgerReport } from '../../support/reference-server';
import { customerOf, expiringRows, subscriptionOf, usersOf, type ExpiringRow } from './expiring-rows';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Directory SKUs that users hold at the end, with the service plans that are off; users who were never moved are left out. */
export function heldAtTheEnd(ledger: LedgerReport): ReadonlyMap<string, Readonly<Record<string, readonly string[]>>> {
  return new Map(ledger.moves.map(({ user, held }) => [user, held]));
}

/** The service plans that are off for a user in a product; undefined: not held. */
export function offFor(
  ledger: LedgerReport,
  customer: string,
  user: string,
  directorySku: string,
): readonly string[] | undefined {
  return heldAtTheEnd(ledger).get(userIdOf(customer, user))?.[directorySku];
}

function movedOf(ledger: LedgerReport, row: ExpiringRow): string[] {
  const held = heldAtTheEnd(ledger);
  return usersOf(row).filter((user) => row.directorySku in (held.get(user) ?? {}));
}

/** Judges the server's own count against the rows found by hand: bought, moved and retired, and nothing else. */
export function expectDoneOnce(ledger: LedgerReport): void {
  const bought = ledger.purchases.map(({ customer, offer, quantity, term, billing }) => ({
    customer,
    item: offer.split(':').slice(0, 2).join(':'),
    quantity,
    term,
    billing,
  }));
  const wanted = expiringRows.map((row) => ({
    customer: customerOf(row),
    item: row.item,
    quantity: row.targetLicenses,
    term: 'P1Y',
    billing: 'monthly',
  }));
  const key = (one: object): string => JSON.stringify(one);
  expect(bought.map(key).sort(byText)).toEqual(wanted.map(key).sort(byText));
  expect(new Set(ledger.purchases.map(({ customer, friendlyName }) => `${customer} ${friendlyName}`)).size).toBe(6);

  for (const row of expiringRows)
    expect([row.customer, movedOf(ledger, row).length]).toEqual([row.customer, row.moving]);
  const planned = new Set(expiringRows.flatMap(usersOf));
  expect(ledger.moves.filter(({ user }) => !planned.has(user))).toEqual([]);

  const retired = ledger.retirements.map(({ customer, subscription, kind }) => ({ customer, subscription, kind }));
  const toRetire = expiringRows.map((row) => ({
    customer: customerOf(row),
    subscription: subscriptionOf(row),
    kind: row.retired,
  }));
  expect(retired.map(key).sort(byText)).toEqual(toRetire.map(key).sort(byText));
  // Nobody is left behind: only the two who live on another partner's units still hold what was retired.
  for (const { customer, holders, unitsLeft } of ledger.retirements) {
    expect(holders.length).toBeLessThanOrEqual(unitsLeft);
    if (customer !== customerIdOf('northwind')) expect(holders).toEqual([]);
  }
  expect(ledger.gaps.filter(({ torn }) => !torn)).toEqual([]);
  expect(ledger.changes.map(({ field, from, to }) => `${field} ${from} ${to}`)).toEqual(
    Array.from({ length: 3 }, () => 'status active suspended'),
  );
  expect(ledger.others.filter(({ what }) => what !== 'cart')).toEqual([]);
}
