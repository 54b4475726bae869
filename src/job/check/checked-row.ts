import { idKey, sameId, type UserId } from '../../base';
import {
  buildMigrationPlan,
  costOf,
  defaultRetire,
  hasError,
  holdersOf,
  judgeDigest,
  judgePlanGone,
  judgeRow,
  otherUnitsOf,
  planDigest,
  scopeOf,
  severityOf,
  sortFindings,
  splitHolders,
  stateAfterCheck,
  type Finding,
  type MigrationPlan,
  type Plan,
  type RowContext,
  type RowCost,
  type RowScope,
  type RowState,
  type RowUsers,
  type SiblingRow,
  type Subscription,
  type TargetServicePlan,
} from '../../migration';
import type { CheckVerdict, MigrationRow, WorkbookContent } from '../../workbook';
import type { UserIndex } from '../user-index';
import type { RunWorld } from '../world';
import type { CustomerReading } from './customer-reading';
import type { TargetSearch, TargetVerifier } from './target-verification';

/** A row with everything that Check found, and what Run would execute. */
export interface CheckedRow {
  readonly row: MigrationRow;
  readonly source: Subscription | undefined;
  readonly findings: readonly Finding[];
  readonly state: RowState;
  readonly verdict: CheckVerdict;
  readonly cost: RowCost | undefined;
  readonly digest: string;
  /** The old license's holders, for the Users sheet. */
  readonly scope: RowScope | undefined;
  readonly target: Plan | undefined;
  readonly servicePlans: ReadonlyMap<string, readonly TargetServicePlan[]>;
  readonly reading: CustomerReading;
  /** Undefined where a finding forbids it. */
  readonly plan: MigrationPlan | undefined;
}

/** The rows of one customer, checked together because they share its users and units. */
export interface CustomerRows {
  readonly rows: readonly MigrationRow[];
  readonly reading: CustomerReading;
  readonly content: WorkbookContent;
  readonly users: UserIndex;
  readonly verifier: TargetVerifier;
  /** Users already promised to a run that is under way, by the key of its old subscription. */
  readonly taken: ReadonlyMap<string, readonly UserId[]>;
}

function usersOf(row: MigrationRow, source: Subscription | undefined, group: CustomerRows): RowUsers | undefined {
  const { users, units, subscriptions } = group.reading;
  if (source?.skuId === undefined || users === undefined) return undefined;
  const { skuId } = source;
  const holders = holdersOf(skuId, users);
  const sharing = subscriptions.filter((one) => one.skuId !== undefined && sameId(one.skuId, skuId));
  const activeUnits = units.find((sku) => sameId(sku.skuId, skuId))?.active ?? 0;
  const { shares } = splitHolders({
    subscriptions: sharing,
    holders: holders.map((user) => user.id),
    otherUnits: otherUnitsOf(activeUnits, sharing),
    taken: new Map(
      sharing.flatMap((one) => {
        const promised = group.taken.get(idKey(one.id));
        return promised === undefined ? [] : [[one.id, promised] as const];
      }),
    ),
  });
  const share = new Set((shares.get(source.id) ?? []).map(idKey));
  return {
    scope: scopeOf(
      holders.filter((user) => share.has(idKey(user.id))),
      // A text that names no plan is nobody's plan: a rule says so, and the user is not moved to the row's.
      group.users.of(row).map(({ choice, unknownPlan }) => ({
        ...choice,
        targetPlan: choice.targetPlan ?? unknownPlan,
      })),
      row.plan.targetPlan,
    ),
    allHolders: holders.length,
    activeUnits,
  };
}

interface Prepared {
  readonly row: MigrationRow;
  readonly source: Subscription | undefined;
  readonly users: RowUsers | undefined;
  readonly search: TargetSearch;
}

function siblingOf(prepared: Prepared): SiblingRow {
  const { row, source, users, search } = prepared;
  return {
    subscriptionId: row.subscriptionId,
    rowNumber: row.rowNumber ?? 0,
    included: row.plan.include === 'yes',
    targetPlan: search.target?.kind === 'found' ? search.target.plan.key : row.plan.targetPlan,
    licenses: row.plan.licenses,
    retire: row.plan.retire ?? defaultRetire(source?.commerce ?? 'legacy'),
    users: users?.scope.inScope.length ?? 0,
    excludedUsers: users?.scope.excluded.length ?? 0,
  };
}

function verdictOf(findings: readonly Finding[]): CheckVerdict {
  if (hasError(findings)) return 'errors';
  if (findings.some((found) => severityOf(found) === 'warning')) return 'warnings';
  return findings.length > 0 ? 'notes' : 'clean';
}

/** The row with other findings, none of them an error, and the verdict that they make. */
export function withFindings(row: CheckedRow, findings: readonly Finding[]): CheckedRow {
  return { ...row, findings: sortFindings(findings), verdict: verdictOf(findings) };
}

/** Judges the rows of one customer by the rules, against what the service says now. */
export async function checkRows(
  world: RunWorld,
  group: CustomerRows,
  options: { readonly againstDigest: boolean },
): Promise<readonly CheckedRow[]> {
  const { reading, content } = group;
  const country = reading.standing.customer?.country;
  const servicePlans = new Map(reading.units.map((sku) => [idKey(sku.skuId), sku.servicePlans]));
  const prepared = await Promise.all(
    group.rows.map(async (row): Promise<Prepared> => {
      const source = reading.subscriptions.find((one) => sameId(one.id, row.subscriptionId));
      return {
        row,
        source,
        users: usersOf(row, source, group),
        search: await group.verifier.search(row.plan, country),
      };
    }),
  );
  const plans = await verifiedPlans(group, prepared, country);
  return prepared.map((one): CheckedRow => {
    const { row, source, users, search } = one;
    const context: RowContext = {
      today: world.clock.today(),
      now: world.clock.now(),
      rowNumber: row.rowNumber ?? 0,
      row: row.plan,
      source,
      standing: reading.standing,
      target: search.target,
      plans,
      subscriptions: reading.subscriptions,
      siblings: prepared.filter((other) => other !== one).map(siblingOf),
      users,
      servicePlans,
      planAttested: world.planAttested,
      oldPrice: oldPriceOf(source, content.plans),
    };
    const scoped = users?.scope;
    const digest =
      source === undefined
        ? ''
        : planDigest(source, row.plan, [
            ...(scoped?.inScope ?? []).map((user) => ({
              userId: user.user.id,
              exclude: false,
              targetPlan: user.targetPlan,
              setLocation: user.setLocation,
            })),
            ...(scoped?.excluded ?? []).map((user) => ({ userId: user.id, exclude: true })),
          ]);
    const checkedBefore = options.againstDigest && row.keys.digest !== '' && digest !== '';
    const drift = checkedBefore ? judgeDigest(row.keys.digest, digest) : [];
    const findings = sortFindings([
      ...drift,
      ...judgeRow(context),
      ...(search.gone === undefined ? [] : judgePlanGone(search.gone, false)),
    ]);
    const target = search.target?.kind === 'found' ? search.target.plan : undefined;
    const plan =
      hasError(findings) || source === undefined || scoped === undefined || target === undefined
        ? undefined
        : buildMigrationPlan({
            tenantId: world.connection.tenantId,
            customer: { id: row.customerId, name: reading.standing.customer?.name ?? row.source.customer },
            source,
            row: row.plan,
            plan: target,
            plans,
            scope: scoped,
            servicePlans,
            usersReadAt: reading.usersReadAt.toISOString(),
            digest,
          });
    return {
      row,
      source,
      findings,
      state: drift.length > 0 ? 'stale' : stateAfterCheck(row.plan.include, findings),
      verdict: verdictOf(findings),
      cost: costOf(context),
      digest,
      scope: scoped,
      target,
      servicePlans,
      reading,
      plan,
    };
  });
}

/** The workbook's plans, with those that rows and users name as the service sells them now. */
async function verifiedPlans(
  group: CustomerRows,
  prepared: readonly Prepared[],
  country: string | undefined,
): Promise<readonly Plan[]> {
  const named = new Set(
    prepared.flatMap(({ users }) => (users?.scope.inScope ?? []).flatMap((user) => user.targetPlan ?? [])),
  );
  const byKey = new Map(group.content.plans.map((plan) => [plan.key, plan]));
  for (const { search } of prepared) {
    if (search.target?.kind === 'found') byKey.set(search.target.plan.key, search.target.plan);
  }
  for (const key of named) {
    const plan = byKey.get(key);
    const sold = plan === undefined ? undefined : await group.verifier.verified(plan, country);
    if (sold === undefined) byKey.delete(key);
    else byKey.set(key, sold);
  }
  return [...byKey.values()];
}

function oldPriceOf(source: Subscription | undefined, plans: readonly Plan[]): RowContext['oldPrice'] {
  const plan = plans.find((one) => source?.skuId !== undefined && sameId(one.skuId, source.skuId));
  return plan?.price === undefined || plan.currency === undefined
    ? undefined
    : { price: plan.price, currency: plan.currency };
}
