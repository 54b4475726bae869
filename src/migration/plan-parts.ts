import { compareTexts } from './fold-text';
import { holds } from './holders/holders-of';
import type { ScopedUser } from './holders/row-scope';
import type { Plan } from './plan';

/** The users of a row that go to one plan. */
export interface PartUsers {
  /** From 1; 1 is the row's own plan. */
  readonly part: number;
  readonly plan: Plan;
  readonly users: readonly ScopedUser[];
}

/**
 * Groups a row's users by the plan they go to: part 1 is the row's plan, also when nobody is left for it; other plans
 * follow by key, so that the same choices always make the same parts. Keys that name no plan are given back.
 */
export function partsOf(
  rowPlan: Plan,
  users: readonly ScopedUser[],
  plans: readonly Plan[],
): { readonly parts: readonly PartUsers[]; readonly unknown: readonly string[] } {
  const others = [...new Set(users.flatMap((user) => (user.targetPlan === undefined ? [] : [user.targetPlan])))]
    .filter((key) => key !== rowPlan.key)
    .sort(compareTexts);
  const found = others.map((key) => ({ key, plan: plans.find((plan) => plan.key === key) }));
  const first: PartUsers = {
    part: 1,
    plan: rowPlan,
    users: users.filter((user) => user.targetPlan === undefined || user.targetPlan === rowPlan.key),
  };
  const further = found
    .flatMap(({ key, plan }) => (plan ? [{ key, plan }] : []))
    .map(({ key, plan }, index) => ({
      part: index + 2,
      plan,
      users: users.filter((user) => user.targetPlan === key),
    }));
  return { parts: [first, ...further], unknown: found.filter(({ plan }) => !plan).map(({ key }) => key) };
}

/** Users of a part who do not hold its plan yet: each needs one license of it. */
export function licensesNeeded(part: Pick<PartUsers, 'plan' | 'users'>): number {
  return part.users.filter(({ user }) => !holds(user, part.plan.skuId)).length;
}
