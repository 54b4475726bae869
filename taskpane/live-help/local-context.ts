import { sameId, type Clock } from '../../src/base';
import {
  defaultRetire,
  findPlan,
  type LicensedUser,
  type Plan,
  type PlanSearch,
  type RowContext,
  type RowUsers,
  type SiblingRow,
  type Subscription,
} from '../../src/migration';
import type { MigrationRow, UserRow } from '../../src/workbook';

/** The rows of one customer, and who belongs to each, as the workbook shows them. */
export interface CustomerRows {
  readonly rows: readonly MigrationRow[];
  readonly plans: readonly Plan[];
  readonly usersOf: (row: MigrationRow) => readonly UserRow[];
}

/** The old subscription as the sheet shows it; undefined where the sheet does not even say how it was bought. */
export function shownSubscription(row: MigrationRow): Subscription | undefined {
  const { source } = row;
  if (source.commerce === undefined) return undefined;
  return {
    id: row.subscriptionId,
    customerId: row.customerId,
    offerId: '',
    productName: source.product,
    friendlyName: '',
    commerce: source.commerce,
    status: source.sourceStatus ?? 'active',
    quantity: source.licenses ?? 0,
    autoRenew: source.autoRenew ?? false,
    lastDay: source.endDate,
    createdOn: undefined,
    term: source.term,
    billing: source.billing ?? 'none',
    isTrial: false,
    isAddOn: false,
    isLicenseBased: true,
    skuId: undefined,
    cancellableUntil: undefined,
    termEnd: source.atTermEnd ?? 'none',
    inExtendedTerm: false,
    resellerId: source.reseller,
    orderId: undefined,
    parentId: undefined,
  };
}

function targetOf(row: MigrationRow, plans: readonly Plan[]): PlanSearch | undefined {
  const { targetPlan, unknownPlan } = row.plan;
  if (targetPlan !== undefined) {
    const plan = plans.find((one) => one.key === targetPlan);
    return plan === undefined ? { kind: 'unknown' } : { kind: 'found', plan };
  }
  return unknownPlan === undefined ? undefined : findPlan(unknownPlan, plans, row.source);
}

/** A user as Check left it on the Users sheet: of its licenses only that of the target is known, and only for the plan it was checked with. */
function licensedUser(user: UserRow, target: Plan | undefined): LicensedUser {
  const holdsTarget = target !== undefined && user.result === 'held-already' && user.to === target.label;
  return {
    id: user.userId,
    userPrincipalName: user.userName,
    displayName: user.user,
    usageLocation: user.location,
    active: true,
    licenses: holdsTarget ? [{ skuId: target.skuId, skuPartNumber: '', servicePlans: [] }] : [],
  };
}

/** Who holds the old license; undefined before the first check, which fills the Users sheet. */
function usersOf(row: MigrationRow, target: PlanSearch | undefined, customer: CustomerRows): RowUsers | undefined {
  const users = customer.usersOf(row);
  if (users.length === 0) return undefined;
  const plan = target?.kind === 'found' ? target.plan : undefined;
  const rowPlan = row.plan.targetPlan;
  return {
    scope: {
      inScope: users
        .filter(({ choice }) => !choice.exclude)
        .map((user) => ({
          user: licensedUser(user, plan),
          targetPlan: user.choice.targetPlan === rowPlan ? undefined : user.choice.targetPlan,
          setLocation: user.choice.setLocation,
        })),
      excluded: users.filter(({ choice }) => choice.exclude).map((user) => licensedUser(user, plan)),
    },
    allHolders: users.length,
    activeUnits: row.source.licenses ?? 0,
  };
}

function siblingOf(row: MigrationRow, customer: CustomerRows): SiblingRow {
  const users = customer.usersOf(row);
  const excluded = users.filter(({ choice }) => choice.exclude).length;
  return {
    subscriptionId: row.subscriptionId,
    rowNumber: row.rowNumber ?? 0,
    included: row.plan.include === 'yes',
    targetPlan: row.plan.targetPlan,
    licenses: row.plan.licenses,
    retire: row.plan.retire ?? defaultRetire(row.source.commerce ?? 'legacy'),
    users: users.length - excluded,
    excludedUsers: excluded,
  };
}

/** What the rules look at, as far as the workbook knows it; the judgements that need more are left out afterwards. */
export function localContext(
  row: MigrationRow,
  customer: CustomerRows,
  clock: Pick<Clock, 'now' | 'today'>,
): RowContext {
  const target = targetOf(row, customer.plans);
  const { source } = row;
  return {
    today: clock.today(),
    now: clock.now(),
    rowNumber: row.rowNumber ?? 0,
    row: row.plan,
    source: shownSubscription(row),
    standing: {
      customer: {
        id: row.customerId,
        name: source.customer,
        domain: source.domain,
        country: source.country,
        segment: source.segment,
        qualifications: [],
      },
      notAnswered: undefined,
      agreement: 'accepted',
      validation: undefined,
      usersNotReadable: undefined,
    },
    target,
    plans: customer.plans,
    subscriptions: [],
    siblings: customer.rows
      .filter((other) => !sameId(other.subscriptionId, row.subscriptionId))
      .map((other) => siblingOf(other, customer)),
    users: usersOf(row, target, customer),
    servicePlans: new Map(),
    oldPrice: undefined,
  };
}
