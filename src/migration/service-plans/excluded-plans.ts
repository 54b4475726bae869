import { idKey, sameId, type ServicePlanId } from '../../base';
import { compareTexts } from '../fold-text';
import type { NewPlansChoice } from '../plan';
import type { HeldServicePlan, SkuUnits } from '../user';
import { featureOf, isExclusive } from './service-feature';
import type { ServiceProfile } from './service-profile';

export type TargetServicePlan = SkuUnits['servicePlans'][number];

/** What becomes of one service plan of the new license, and why. */
export type PlanVerdict =
  | 'carried' // had it on before: stays on
  | 'kept-off' // had it off before: stays off
  | 'conflicts' // another edition is on through a license that stays: two would be refused
  | 'new'; // had neither: on or off by the row's choice

/** Plans of the old license that are the same thing as a plan of the new one: by id, else by feature. */
function predecessors(plan: TargetServicePlan, old: readonly HeldServicePlan[]): readonly HeldServicePlan[] {
  const same = old.filter((one) => sameId(one.id, plan.id));
  if (same.length > 0) return same;
  const feature = featureOf(plan.name);
  return feature === '' ? [] : old.filter((one) => featureOf(one.name) === feature);
}

/** Judges one service plan of the new license for a user. */
export function judgeServicePlan(plan: TargetServicePlan, profile: ServiceProfile): PlanVerdict {
  const before = predecessors(plan, profile.old);
  if (before.length > 0 && before.every((one) => !one.enabled)) return 'kept-off';
  const feature = featureOf(plan.name);
  const otherEdition = profile.others.some(
    (one) => !sameId(one.id, plan.id) && feature !== '' && featureOf(one.name) === feature,
  );
  const sameBefore = profile.old.some((one) => sameId(one.id, plan.id) && one.enabled);
  if (otherEdition && isExclusive(feature) && !sameBefore) return 'conflicts';
  if (before.length > 0) return 'carried';
  // On through another license already: assigning it again changes nothing for the user.
  return profile.others.some((one) => sameId(one.id, plan.id)) ? 'carried' : 'new';
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
  return target
    .filter((plan) => plan.userAssignable && stayOff[judgeServicePlan(plan, profile)])
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
