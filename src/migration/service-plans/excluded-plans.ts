import { idKey, type ServicePlanId } from '../../base';
import { compareTexts } from '../fold-text';
import type { NewPlansChoice } from '../plan';
import type { SkuUnits } from '../user';
import { featureOf, isExclusive } from './service-feature';
import type { ServiceProfile } from './service-profile';

export type TargetServicePlan = SkuUnits['servicePlans'][number];

/** What becomes of one service plan of the new license, and why. */
export type PlanVerdict =
  | 'carried' // had it on before: stays on
  | 'kept-off' // had it off before: stays off
  | 'conflicts' // another edition is on through a license that stays: two would be refused
  | 'new'; // had neither: on or off by the row's choice

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/**
 * The judge of service plans for users with one profile. A plan of the old license is the same thing as one of the new
 * license by its id, else by its feature.
 */
export function planJudge(profile: ServiceProfile): (plan: TargetServicePlan) => PlanVerdict {
  const oldById = groupBy(profile.old, (plan) => idKey(plan.id));
  const oldByFeature = groupBy(profile.old, (plan) => featureOf(plan.name));
  const otherIds = new Set(profile.others.map((plan) => idKey(plan.id)));
  const othersByFeature = groupBy(profile.others, (plan) => featureOf(plan.name));
  return (plan) => {
    const key = idKey(plan.id);
    const feature = featureOf(plan.name);
    const same = oldById.get(key) ?? [];
    const before = same.length > 0 || feature === '' ? same : (oldByFeature.get(feature) ?? []);
    if (before.length > 0 && before.every((one) => !one.enabled)) return 'kept-off';
    const otherEdition = isExclusive(feature) && othersByFeature.get(feature)?.some((one) => idKey(one.id) !== key);
    // On beside it before, it can be on beside it now.
    if (otherEdition === true && !same.some((one) => one.enabled)) return 'conflicts';
    // On through another license already: assigning it again changes nothing for the user.
    return before.length > 0 || otherIds.has(key) ? 'carried' : 'new';
  };
}

/**
 * `excludedPlans` of the request that assigns the new license: what was off stays off, what was on stays on, what the
 * user did not have goes by the row's choice. Plans of the tenant cannot be switched off for a user and are left alone.
 */
export function excludedPlans(
  profile: ServiceProfile,
  target: readonly TargetServicePlan[],
  newPlans: NewPlansChoice,
): readonly ServicePlanId[] {
  const stayOff: Readonly<Record<PlanVerdict, boolean>> = {
    'carried': false,
    'kept-off': true,
    'conflicts': true,
    'new': newPlans === 'off',
  };
  const judge = planJudge(profile);
  return target
    .filter((plan) => plan.userAssignable && stayOff[judge(plan)])
    .map((plan) => plan.id)
    .sort((a, b) => compareTexts(idKey(a), idKey(b)));
}

/** Service plans that are switched off in the old license: what an undo has to restore. */
export function disabledPlans(profile: ServiceProfile): readonly ServicePlanId[] {
  return profile.old
    .filter((plan) => !plan.enabled)
    .map((plan) => plan.id)
    .sort((a, b) => compareTexts(idKey(a), idKey(b)));
}
