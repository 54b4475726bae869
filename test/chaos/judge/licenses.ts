import type { Before, Wanted } from '../world/customers';
import type { Broken } from './broken';
import { purchasesByRow } from './purchases';
import type { Change, CustomerTruth, LedgerTruth, Move } from './truth';

type Happening = { readonly at: string; readonly move: Move } | { readonly at: string; readonly change: Change };

/** In the order in which they happened. Within one millisecond changes come first, so that no closeness excuses them. */
function inOrder(ledger: LedgerTruth, customer: string): readonly Happening[] {
  const about = (entry: { readonly customer: string }): boolean =>
    entry.customer.toLowerCase() === customer.toLowerCase();
  const changes = ledger.changes.filter(about).map((change) => ({ at: change.at, change }));
  const moves = ledger.moves.filter(about).map((move) => ({ at: move.at, move }));
  // A stable sort: what came with the same time stays in this order.
  return [...changes, ...moves].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Changes after which the old subscription gives no license any more. */
const ending = new Set(['suspended', 'cancelled', 'expired']);
/** And the one after which it will not at the end of its term. */
const retiring = new Set([...ending, 'scheduled']);

/**
 * Plays the ledger of one customer again, license by license, from what was so before the storm. A user of a row has to
 * hold the old or the new license after every step that was asked for; what the storm itself took (half a move, a
 * deleted user) is not held against the product, but from the product's next step on it counts again. An old
 * subscription may not be retired while a user of its row holds its license, nor what was bought be ended while one of
 * them holds that.
 */
export function judgeLicenses(ledger: LedgerTruth, before: Before, after: CustomerTruth): readonly Broken[] {
  const purchases = purchasesByRow(ledger);
  const held = new Map(before.truth.users.map((user) => [user.id.toLowerCase(), new Set(Object.keys(user.licenses))]));
  const rowOfUser = new Map(before.rows.flatMap((row) => row.users.map((user) => [user.toLowerCase(), row] as const)));
  const deleted = new Map(after.users.map((user) => [user.id.toLowerCase(), user.deletedAt ?? Infinity]));
  const holds = (user: string, sku: string): boolean => held.get(user.toLowerCase())?.has(sku) === true;

  function rowThatBought(subscription: string): Wanted | undefined {
    return before.rows.find((row) =>
      (purchases.get(row.subscription.toLowerCase()) ?? []).some((one) => sameText(one.subscription, subscription)),
    );
  }

  function afterMove(move: Move): Broken | undefined {
    const licenses = held.get(move.user.toLowerCase());
    for (const sku of move.removed) licenses?.delete(sku);
    for (const sku of move.added) licenses?.add(sku);
    const row = rowOfUser.get(move.user.toLowerCase());
    if (row === undefined || move.cause !== 'call') return undefined;
    const bought = (purchases.get(row.subscription.toLowerCase()) ?? []).map(({ sku }) => sku);
    if ([row.oldSku, ...bought].some((sku) => holds(move.user, sku))) return undefined;
    const what = [...(licenses ?? [])].join(', ') || 'nothing';
    return {
      promise: 'without-license',
      about: move.user,
      evidence: `${move.at}: lost ${move.removed.join(', ')}, holds ${what}`,
    };
  }

  function afterChange(change: Change): Broken | undefined {
    const row = rowOfSubscription(before.rows, change.subscription) ?? rowThatBought(change.subscription);
    if (row === undefined || change.cause !== 'call' || !retiring.has(change.change)) return undefined;
    const at = Date.parse(change.at);
    const left = row.users.filter((user) => holds(user, change.sku) && (deleted.get(user.toLowerCase()) ?? 0) > at);
    const uncovered = ending.has(change.change) && change.holders > change.units;
    if (left.length === 0 && !uncovered) return undefined;
    return {
      promise: 'retired-early',
      about: row.subscription,
      evidence: `${change.at}: ${change.change} with ${String(left.length)} users of the row on it; the service counts ${String(change.holders)} holders for ${String(change.units)} units`,
    };
  }

  return inOrder(ledger, before.id).flatMap(
    (happening) => ('move' in happening ? afterMove(happening.move) : afterChange(happening.change)) ?? [],
  );
}

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function rowOfSubscription(rows: readonly Wanted[], subscription: string): Wanted | undefined {
  return rows.find((row) => sameText(row.subscription, subscription));
}
