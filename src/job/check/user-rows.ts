import { idKey, sameId } from '../../base';
import { comparePlans, holds, profileOf, type LicensedUser, type Plan, type UserChoice } from '../../migration';
import type { UserRow, WorkbookContent } from '../../workbook';
import type { CheckedRow } from './checked-row';

/** Rows of the Users sheet for what Check found: who holds the old license, and what the move keeps, takes and brings. */
export function userRowsOf(checked: CheckedRow, content: WorkbookContent): readonly UserRow[] {
  const { scope, source } = checked;
  if (scope === undefined || source === undefined) return [];
  const existing = new Map(
    content.users
      .filter((user) => sameId(user.subscriptionId, source.id) && sameId(user.customerId, checked.row.customerId))
      .map((user) => [idKey(user.userId), user]),
  );
  const row = (user: LicensedUser, excluded: boolean, targetPlan: string | undefined): UserRow =>
    userRow(checked, user, existing.get(idKey(user.id)), excluded, planOf(checked, content, targetPlan));
  return [
    ...scope.inScope.map((scoped) => row(scoped.user, false, scoped.targetPlan)),
    ...scope.excluded.map((user) => row(user, true, undefined)),
  ];
}

function planOf(checked: CheckedRow, content: WorkbookContent, key: string | undefined): Plan | undefined {
  return key === undefined ? checked.target : content.plans.find((plan) => plan.key === key);
}

function userRow(
  checked: CheckedRow,
  user: LicensedUser,
  existing: UserRow | undefined,
  excluded: boolean,
  plan: Plan | undefined,
): UserRow {
  const oldSku = checked.source?.skuId;
  const target = plan === undefined ? undefined : checked.servicePlans.get(idKey(plan.skuId));
  const compared =
    oldSku === undefined || plan === undefined || target === undefined || excluded
      ? undefined
      : comparePlans(profileOf(user, oldSku, plan.skuId), target, checked.row.plan.newPlans ?? 'off');
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
