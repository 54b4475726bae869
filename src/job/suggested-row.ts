import { brandId, sameId, type SubscriptionId, type UserId } from '../base';
import {
  otherUnitsOf,
  seatsHeld,
  splitHolders,
  suggestPlan,
  type CheckedPlanColumn,
  type Customer,
  type Plan,
  type SkuUnits,
  type Subscription,
} from '../migration';
import type { MigrationRow } from '../workbook';
import { sourceCells } from './source-cells';

/** A subscription that a pull lists, with what was read beside it. */
export interface PulledSubscription {
  readonly customer: Customer;
  readonly source: Subscription;
  /** All subscriptions of the customer, with their directory SKUs as far as known. */
  readonly subscriptions: readonly Subscription[];
  readonly units: readonly SkuUnits[] | undefined;
}

/**
 * How many holders fall to the subscription. At a pull only their number is known; the split goes by number in the same
 * order as by name later, so the suggestion fits what Check finds.
 */
function usersOf({ source, subscriptions, units }: PulledSubscription): number | undefined {
  const { skuId } = source;
  if (skuId === undefined || units === undefined) return undefined;
  const sku = units.find((candidate) => sameId(candidate.skuId, skuId));
  if (sku === undefined) return 0;
  const sharing = subscriptions.filter((one) => one.skuId !== undefined && sameId(one.skuId, skuId));
  const holders = Array.from({ length: sku.consumed }, (_, index) =>
    brandId<UserId>(`holder ${String(index).padStart(9, '0')}`),
  );
  const { shares } = splitHolders({ subscriptions: sharing, holders, otherUnits: otherUnitsOf(sku.active, sharing) });
  return shareOf(shares, source.id)?.length ?? 0;
}

function shareOf(
  shares: ReadonlyMap<SubscriptionId, readonly UserId[]>,
  id: SubscriptionId,
): readonly UserId[] | undefined {
  return [...shares].find(([key]) => sameId(key, id))?.[1];
}

/** A fresh row: what the service said, and suggestions that look like suggestions. Include stays empty. */
export function suggestedRow(pulled: PulledSubscription, plans: readonly Plan[]): MigrationRow {
  const { customer, source, subscriptions, units } = pulled;
  const sku = units?.find((candidate) => source.skuId !== undefined && sameId(candidate.skuId, source.skuId));
  const plan = suggestPlan({
    source,
    customer,
    plans,
    users: usersOf(pulled),
    seatsOf: (target) => seatsHeld(target, subscriptions),
    skuPartNumber: sku?.skuPartNumber,
  });
  const suggested: (CheckedPlanColumn | undefined)[] = [
    plan.targetPlan === undefined ? undefined : 'targetPlan',
    plan.licenses === undefined ? undefined : 'targetLicenses',
    plan.term === undefined ? undefined : 'targetTerm',
    plan.billing === undefined ? undefined : 'targetBilling',
    'newPlans',
    'retire',
    'retireAfter',
  ];
  // Where the directory could be read and has no such SKU, nobody holds it; where it could not, nothing is known.
  const assigned = units === undefined || source.skuId === undefined ? undefined : (sku?.consumed ?? 0);
  return {
    customerId: customer.id,
    subscriptionId: source.id,
    source: sourceCells(customer, source, assigned),
    plan,
    suggested: suggested.filter((column): column is CheckedPlanColumn => column !== undefined),
    message: undefined,
    check: emptyCheck,
    result: emptyResult,
    keys: { stateCode: 'draft', digest: '', checkedPlan: '', runId: undefined },
    planEcho: '',
    rowNumber: undefined,
  };
}

/** The C cells of a row that nobody has checked. */
export const emptyCheck: MigrationRow['check'] = {
  check: undefined,
  findings: [],
  cost: undefined,
  costChange: undefined,
  overlap: undefined,
  currency: undefined,
};

/** The R cells of a row that nobody has run. */
export const emptyResult: MigrationRow['result'] = {
  purchase: undefined,
  reassign: undefined,
  retired: undefined,
  boughtPlan: '',
  boughtLicenses: undefined,
  newSubscription: '',
  order: '',
  undoUntil: undefined,
  deprovisioned: undefined,
  runBy: '',
  updated: undefined,
};
