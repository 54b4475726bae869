import { idKey } from '../../base';
import {
  comparePlans,
  planTitles,
  holds,
  profileOf,
  type LicensedUser,
  type Plan,
  type UserChoice,
} from '../../migration';
import type { UserRow } from '../../workbook';
import type { UserIndex } from '../user-index';
import type { CheckedRow } from './checked-row';

/** Rows of the Users sheet for what Check found: who holds the old license, and what the move keeps, takes and brings. */
export function userRowsOf(checked: CheckedRow, plans: readonly Plan[], users: UserIndex): readonly UserRow[] {
  const { scope, source } = checked;
  if (scope === undefined || source === undefined) return [];
  const titles = planTitles(checked.servicePlans);
  const existing = new Map(users.of(checked.row).map((user) => [idKey(user.userId), user]));
  const row = (user: LicensedUser, excluded: boolean, targetPlan: string | undefined): UserRow =>
    userRow(checked, user, existing.get(idKey(user.id)), excluded, planOf(checked, plans, targetPlan), titles);
  return [
    ...scope.inScope.map((scoped) => row(scoped.user, false, scoped.targetPlan)),
    ...scope.excluded.map((user) => row(user, true, undefined)),
  ];
}

function planOf(checked: CheckedRow, plans: readonly Plan[], key: string | undefined): Plan | undefined {
  return key === undefined ? checked.target : plans.find((plan) => plan.key === key);
}

function userRow(
  checked: CheckedRow,
  user: LicensedUser,
  existing: UserRow | undefined,
  excluded: boolean,
  plan: Plan | undefined,
  titles: ReadonlyMap<string, string>,
): UserRow {
  const oldSku = checked.source?.skuId;
  const target = plan === undefined ? undefined : checked.servicePlans.get(idKey(plan.skuId));
  const compared =
    oldSku === undefined || plan === undefined || target === undefined || excluded
      ? undefined
      : comparePlans(profileOf(user, oldSku, plan.skuId), target, checked.row.plan.newPlans ?? 'off', titles);
  const untouched: UserChoice = { userId: user.id, exclude: false, targetPlan: undefined, setLocation: undefined };
  return {
    customerId: checked.row.customerId,
    subscriptionId: checked.row.subscriptionId,
    userId: user.id,
    customer: checked.row.source.customer,
    user: user.displayName,
    userName: user.userPrincipalName,
    from: checked.source?.productName ?? checked.row.source.product,
    to: excluded ? '' : (plan?.label ?? ''),
    location: user.usageLocation,
    choice: existing?.choice ?? untouched,
    unknownPlan: existing?.unknownPlan,
    kept: compared?.kept ?? [],
    lost: compared?.lost ?? [],
    new: compared?.gained ?? [],
    licensesAfter: existing?.licensesAfter,
    proof: existing?.proof,
    result: excluded ? 'excluded' : plan !== undefined && holds(user, plan.skuId) ? 'held-already' : 'planned',
    updated: existing?.updated,
    rowNumber: existing?.rowNumber,
  };
}
