import { idKey } from '../../base';
import { compareTexts } from '../fold-text';
import type { NewPlansChoice } from '../plan';
import { excludedPlans, planJudge, type TargetServicePlan } from './excluded-plans';
import type { HeldServicePlan } from '../user';
import { featureOf } from './service-feature';
import type { ServiceProfile } from './service-profile';

/** Names of the service plans that a user keeps, loses and gains by a move: what the Users sheet shows. */
export interface PlanComparison {
  readonly kept: readonly string[];
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  /** Could be gained: on or off by the row's choice. */
  readonly optional: readonly string[];
  /** Stays off in the new license although it has it: off before, or by the row's choice. */
  readonly off: readonly string[];
}

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort(compareTexts);

/** What people call service plans, by their id (`idKey`), as far as a directory says. */
export function planTitles(
  servicePlans: ReadonlyMap<string, readonly TargetServicePlan[]>,
): ReadonlyMap<string, string> {
  return new Map(
    [...servicePlans.values()].flatMap((plans) =>
      plans.flatMap(({ id, title }): [string, string][] => (title === undefined ? [] : [[idKey(id), title]])),
    ),
  );
}

export function comparePlans(
  profile: ServiceProfile,
  target: readonly TargetServicePlan[],
  newPlans: NewPlansChoice,
  titles: ReadonlyMap<string, string>,
): PlanComparison {
  const shown = (plan: HeldServicePlan | TargetServicePlan): string => titles.get(idKey(plan.id)) ?? plan.name;
  const excluded = new Set(excludedPlans(profile, target, newPlans).map(idKey));
  const on = target.filter((plan) => !excluded.has(idKey(plan.id)));
  const after = [...on, ...profile.others];
  const ids = new Set(after.map((plan) => idKey(plan.id)));
  const features = new Set(after.map((plan) => featureOf(plan.name)).filter((feature) => feature !== ''));
  const remains = (plan: HeldServicePlan): boolean => ids.has(idKey(plan.id)) || features.has(featureOf(plan.name));
  const before = profile.old.filter((plan) => plan.enabled);
  const judge = planJudge(profile);
  return {
    kept: sorted(before.filter(remains).map(shown)),
    lost: sorted(before.filter((plan) => !remains(plan)).map(shown)),
    gained: sorted(on.filter((plan) => judge(plan) === 'new').map(shown)),
    optional: sorted(target.filter((plan) => plan.userAssignable && judge(plan) === 'new').map(shown)),
    off: sorted(target.filter((plan) => excluded.has(idKey(plan.id))).map(shown)),
  };
}
