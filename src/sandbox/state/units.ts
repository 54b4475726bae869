import type { Customer } from './customer';
import type { Subscription } from './model';

/** Units of one directory SKU of one customer, over all subscriptions of it, whoever sold them. */
export interface Units {
  readonly active: number;
  readonly suspended: number;
  readonly warning: number;
  readonly consumed: number;
}

/**
 * An expired legacy subscription keeps its users working for so long: its units are in the warning state. New commerce
 * stops at once since May 2026 (partner-center-api.md 9.6).
 */
const warningMilliseconds = 30 * 86_400_000;

type UnitState = 'active' | 'suspended' | 'warning' | 'none';

function unitState(subscription: Subscription, now: number): UnitState {
  if (now < subscription.activeAt) return 'none';
  switch (subscription.status) {
    case 'active':
    case 'pending':
      return 'active';
    case 'suspended':
      return 'suspended';
    case 'expired':
      return subscription.commerce === 'legacy' &&
        subscription.end !== undefined &&
        now < subscription.end + warningMilliseconds
        ? 'warning'
        : 'none';
    case 'disabled':
    case 'deleted':
      return 'none';
  }
}

export function unitsOf(customer: Customer, sku: string, now: number): Units {
  const sums = { active: customer.facts.otherUnits[sku] ?? 0, suspended: 0, warning: 0, none: 0 };
  for (const subscription of customer.subscriptions.values()) {
    if (subscription.sku === sku) sums[unitState(subscription, now)] += subscription.quantity;
  }
  return { active: sums.active, suspended: sums.suspended, warning: sums.warning, consumed: customer.holdersOf(sku) };
}

/** Units that may be held: active ones and those in the warning state. */
export function usableUnits(units: Units): number {
  return units.active + units.warning;
}

/** Every directory SKU that the customer has units or holders of. */
export function skusOf(customer: Customer): ReadonlySet<string> {
  const skus = new Set<string>(Object.keys(customer.facts.otherUnits));
  for (const subscription of customer.subscriptions.values()) skus.add(subscription.sku);
  for (const sku of customer.heldSkus()) if (customer.holdersOf(sku) > 0) skus.add(sku);
  return skus;
}
