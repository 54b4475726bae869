import type { DirectorySkuId, ServicePlanId } from '../../base';
import type { MigrationPlan, PlannedUser } from '../migration-plan';
import type { LicensedUser } from '../user';
import { excludedPlans, type TargetServicePlan } from './excluded-plans';
import { profileOf } from './service-profile';

/**
 * `excludedPlans` of the request that moves a planned user, now that the directory shows which service plans the new
 * product has. `fresh`: licenses read after Check, where there are such; they count instead of those in the snapshot.
 */
export function excludedPlansAt(
  plan: Pick<MigrationPlan, 'profiles' | 'newPlans' | 'source'>,
  user: Pick<PlannedUser, 'profile' | 'excludedPlans'>,
  target: { readonly skuId: DirectorySkuId; readonly servicePlans: readonly TargetServicePlan[] },
  fresh?: Pick<LicensedUser, 'licenses'>,
): readonly ServicePlanId[] {
  if (target.servicePlans.length === 0) return user.excludedPlans;
  const profile = fresh ? profileOf(fresh, plan.source.skuId, target.skuId) : plan.profiles[user.profile];
  return profile === undefined ? user.excludedPlans : excludedPlans(profile, target.servicePlans, plan.newPlans);
}
