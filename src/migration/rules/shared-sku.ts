import { sameId } from '../../base';
import type { Finding } from '../finding';
import { mayRetire, unitsLeft } from '../holders/may-retire';
import { defaultRetire } from '../retire-table';
import { found, isSku, none, type RowContext, type Rule } from './row-context';

/** Rows of this SKU that retire their subscription: this one and included siblings, with the users they move. */
function retiring(context: RowContext): readonly { readonly quantity: number; readonly users: number }[] {
  const { source, users, siblings, subscriptions } = context;
  if (!source || !users) return [];
  const others = siblings.flatMap((row) => {
    const subscription = subscriptions.find((one) => sameId(one.id, row.subscriptionId));
    const shares = subscription && !sameId(subscription.id, source.id) && isSku(subscription.skuId, source.skuId);
    const retires = row.included && row.retire !== 'leave' && row.excludedUsers === 0;
    return shares && retires ? [{ quantity: subscription.quantity, users: row.users }] : [];
  });
  return [{ quantity: source.quantity, users: users.scope.inScope.length }, ...others];
}

/** Licenses hang on the directory SKU: several subscriptions of one SKU share their holders. */
export const sharedSkuRule: Rule = (context) => {
  const { source, users, subscriptions, row } = context;
  if (source?.skuId === undefined || !users) return none;
  const findings: Finding[] = [];
  const sharing = subscriptions.filter((one) => one.status === 'active' && isSku(one.skuId, source.skuId));
  if (sharing.length > 1) {
    findings.push(found('source-shares-sku', { subscriptions: sharing.length, holders: users.allHolders }));
  }
  // With excluded users step C is not done at all, so nothing can become too small.
  const retires = (row.retire ?? defaultRetire(source.commerce)) !== 'leave' && users.scope.excluded.length === 0;
  if (!retires || source.status !== 'active') return findings;
  const together = retiring(context);
  const quantityOfThis = together.reduce((sum, one) => sum + one.quantity, 0);
  const holdersRemaining = Math.max(0, users.allHolders - together.reduce((sum, one) => sum + one.users, 0));
  const facts = { activeUnits: users.activeUnits, quantityOfThis, holdersRemaining };
  return mayRetire(facts)
    ? findings
    : [...findings, found('source-remainder-too-small', { holders: holdersRemaining, remaining: unitsLeft(facts) })];
};
