import { idKey } from '../../base';
import { compareTexts } from '../fold-text';
import { comparePlans, type PlanComparison } from '../service-plans/compare-plans';
import { judgeServicePlan } from '../service-plans/excluded-plans';
import { profileOf } from '../service-plans/service-profile';
import { found, none, type RowContext, type Rule } from './row-context';
import { targetParts } from './target-parts';

/** What each user in scope keeps, loses and gains; empty where the target's service plans are not known. */
function comparisons(context: RowContext): readonly (PlanComparison & { readonly isNew: readonly string[] })[] {
  const oldSku = context.source?.skuId;
  if (oldSku === undefined) return [];
  return targetParts(context).flatMap(({ plan, users }) => {
    const target = context.servicePlans.get(idKey(plan.skuId));
    if (!target) return [];
    return users.map(({ user }) => {
      const profile = profileOf(user, oldSku, plan.skuId);
      const isNew = target
        .filter((one) => one.userAssignable && judgeServicePlan(one, profile) === 'new')
        .map((one) => one.name);
      return { ...comparePlans(profile, target, context.row.newPlans ?? 'off'), isNew };
    });
  });
}

const names = (lists: readonly (readonly string[])[]): readonly string[] =>
  [...new Set(lists.flat())].sort(compareTexts);

/** What users lose by the move, and what they could have that they did not have before. */
export const servicePlansRule: Rule = (context) => {
  const all = comparisons(context);
  const losing = all.filter((one) => one.lost.length > 0).map((one) => one.lost);
  const gaining = all.filter((one) => one.isNew.length > 0).map((one) => one.isNew);
  return [
    ...(losing.length === 0 ? none : [found('users-plans-lost', { count: losing.length, plans: names(losing) })]),
    ...(gaining.length === 0 ? none : [found('users-plans-new', { count: gaining.length, plans: names(gaining) })]),
  ];
};
