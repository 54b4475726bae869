import { brandId, type DirectorySkuId, type ServicePlanId, type UserId } from '../../base';
import { foldWord } from '../fold-text';
import type { HeldLicense, LicensedUser, SkuUnits } from '../user';
import type { ServicePlanFacts, SubscribedSkuFacts, UserFacts, UserLicenseFacts } from './facts';

/** Words of `capabilityStatus` with which a service plan works, or is about to work, for its user. */
const enabledWords = new Set([
  '',
  'assigned',
  'enabled',
  'success',
  'warning',
  'pending',
  'pendinginput',
  'pendingactivation',
  'pendingprovisioning',
]);

function nameOf(plan: ServicePlanFacts): string {
  return plan.serviceName?.trim() || plan.displayName?.trim() || '';
}

function titleOf(plan: ServicePlanFacts): { readonly title?: string } {
  const title = plan.displayName?.trim() ?? '';
  return title === '' ? {} : { title };
}

/** A license of a user. A plan without a word counts as enabled: leaving it on changes nothing for the user. */
export function readHeldLicense(facts: UserLicenseFacts): HeldLicense {
  return {
    skuId: brandId<DirectorySkuId>(facts.productSku.id),
    skuPartNumber: facts.productSku.skuPartNumber ?? '',
    servicePlans: (facts.servicePlans ?? []).map((plan) => ({
      id: brandId<ServicePlanId>(plan.id),
      name: nameOf(plan),
      enabled: enabledWords.has(foldWord(plan.capabilityStatus ?? '')),
    })),
  };
}

export function readLicensedUser(facts: UserFacts, licenses: readonly UserLicenseFacts[]): LicensedUser {
  const location = facts.usageLocation?.trim().toUpperCase();
  const fullName = [facts.firstName, facts.lastName].filter((part) => part !== undefined && part !== '').join(' ');
  return {
    id: brandId<UserId>(facts.id),
    userPrincipalName: facts.userPrincipalName ?? '',
    displayName: facts.displayName?.trim() || fullName,
    usageLocation: location || undefined,
    active: foldWord(facts.state ?? '') !== 'inactive',
    licenses: licenses.map(readHeldLicense),
  };
}

export function readSkuUnits(facts: SubscribedSkuFacts): SkuUnits {
  const active = facts.activeUnits ?? 0;
  const consumed = facts.consumedUnits ?? 0;
  return {
    skuId: brandId<DirectorySkuId>(facts.productSku.id),
    skuPartNumber: facts.productSku.skuPartNumber ?? '',
    name: facts.productSku.name ?? '',
    active,
    available: facts.availableUnits ?? Math.max(0, active - consumed),
    consumed,
    suspended: facts.suspendedUnits ?? 0,
    warning: facts.warningUnits ?? 0,
    servicePlans: (facts.servicePlans ?? []).map((plan) => ({
      id: brandId<ServicePlanId>(plan.id),
      name: nameOf(plan),
      ...titleOf(plan),
      userAssignable: foldWord(plan.targetType ?? '') !== 'tenant',
    })),
  };
}
