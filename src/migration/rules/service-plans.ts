import { idKey } from '../../base';
import { compareTexts } from '../fold-text';
import { comparePlans, planTitles, type PlanComparison } from '../service-plans/compare-plans';
import { profileOf, ProfileTable } from '../service-plans/service-profile';
import { found, none, type RowContext, type Rule } from './row-context';
import { targetParts } from './target-parts';

/** A comparison and the number of users it is of: users with one profile are compared once. */
interface Compared {
  readonly comparison: PlanComparison;
  count: number;
}

/** What the users in scope keep, lose and gain; empty where the target's service plans are not known. */
function comparisons(context: RowContext): readonly Compared[] {
  const oldSku = context.source?.skuId;
  if (oldSku === undefined) return [];
  const titles = planTitles(context.servicePlans);
  return targetParts(context).flatMap(({ plan, users }) => {
    const target = context.servicePlans.get(idKey(plan.skuId));
    if (!target) return [];
    const table = new ProfileTable();
    const compared: Compared[] = [];
    for (const { user } of users) {
      const profile = profileOf(user, oldSku, plan.skuId);
      const index = table.indexOf(profile);
      const known = compared[index];
      if (known) known.count += 1;
      else
        compared[index] = {
          comparison: comparePlans(profile, target, context.row.newPlans ?? 'off', titles),
          count: 1,
        };
    }
    return compared;
  });
}

const names = (lists: readonly (readonly string[])[]): readonly string[] =>
  [...new Set(lists.flat())].sort(compareTexts);

const countOf = (list: readonly Compared[]): number => list.reduce((sum, one) => sum + one.count, 0);

/** What users lose by the move, and what they could have that they did not have before. */
export const servicePlansRule: Rule = (context) => {
  const all = comparisons(context);
  const losing = all.filter(({ comparison }) => comparison.lost.length > 0);
  const gaining = all.filter(({ comparison }) => comparison.optional.length > 0);
  const lost = names(losing.map(({ comparison }) => comparison.lost));
  const gained = names(gaining.map(({ comparison }) => comparison.optional));
  return [
    ...(losing.length === 0 ? none : [found('users-plans-lost', { count: countOf(losing), plans: lost })]),
    ...(gaining.length === 0 ? none : [found('users-plans-new', { count: countOf(gaining), plans: gained })]),
  ];
};
