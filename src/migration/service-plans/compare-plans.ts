import { sameId } from '../../base';
import { compareTexts } from '../fold-text';
import type { NewPlansChoice } from '../plan';
import { excludedPlans, judgeServicePlan, type TargetServicePlan } from './excluded-plans';
import { featureOf } from './service-feature';
import type { ServiceProfile } from './service-profile';

/** Names of the service plans that a user keeps, loses and gains by a move: what the Users sheet shows. */
export interface PlanComparison {
  readonly kept: readonly string[];
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  /** Stays off in the new license although it has it: off before, or by the row's choice. */
  readonly off: readonly string[];
}

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort(compareTexts);

export function comparePlans(
  profile: ServiceProfile,
  target: readonly TargetServicePlan[],
  newPlans: NewPlansChoice,
): PlanComparison {
  const excluded = excludedPlans(profile, target, newPlans);
  const on = target.filter((plan) => !excluded.some((id) => sameId(id, plan.id)));
  const remains = (name: string, id: string): boolean =>
    [...on, ...profile.others].some(
      (plan) => sameId(plan.id, id) || (featureOf(name) !== '' && featureOf(plan.name) === featureOf(name)),
    );
  const before = profile.old.filter((plan) => plan.enabled);
  return {
    kept: sorted(before.filter((plan) => remains(plan.name, plan.id)).map((plan) => plan.name)),
    lost: sorted(before.filter((plan) => !remains(plan.name, plan.id)).map((plan) => plan.name)),
    gained: sorted(on.filter((plan) => judgeServicePlan(plan, profile) === 'new').map((plan) => plan.name)),
    off: sorted(target.filter((plan) => excluded.some((id) => sameId(id, plan.id))).map((plan) => plan.name)),
  };
}
