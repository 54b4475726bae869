import { directorySkus, type DirectorySku } from '../catalogue/directory-skus';
import type { ServicePlanJson, SubscribedSkuJson, UserJson, UserLicenseJson } from '../../partner-center/wire';
import { isForDevices } from '../state/licensing';
import type { HeldLicense, User } from '../state/model';
import type { Units } from '../state/units';
import { preciseInstant } from './instant';
import { link } from './link';

/** Every product of this simulator is managed by the directory (partner-center-api.md 14). */
export const licenseGroup = 'group1';

function planBodies(sku: DirectorySku, status: (plan: string) => string): ServicePlanJson[] {
  return sku.plans.map((plan) => ({
    displayName: plan.displayName,
    serviceName: plan.serviceName,
    id: plan.id,
    capabilityStatus: status(plan.id),
    targetType: plan.serviceName === 'EXCHANGE_S_FOUNDATION' ? 'Tenant' : 'User',
  }));
}

/** A license of a user; `servicePlans` says per plan whether it is on. */
export function licenseBody(skuId: string, license: HeldLicense): UserLicenseJson | undefined {
  const sku = directorySkus.get(skuId);
  if (!sku) return undefined;
  return {
    servicePlans: planBodies(sku, (plan) => (license.off.includes(plan) ? 'Disabled' : 'Assigned')),
    productSku: { id: sku.id, name: sku.name, skuPartNumber: sku.skuPartNumber, licenseGroupId: licenseGroup },
    attributes: { objectType: 'License' },
  };
}

export function subscribedSkuBody(skuId: string, units: Units): SubscribedSkuJson | undefined {
  const sku = directorySkus.get(skuId);
  if (!sku) return undefined;
  const total = units.active + units.warning;
  return {
    availableUnits: total - units.consumed,
    activeUnits: units.active,
    consumedUnits: units.consumed,
    suspendedUnits: units.suspended,
    totalUnits: total,
    warningUnits: units.warning,
    productSku: {
      id: sku.id,
      name: sku.name,
      skuPartNumber: sku.skuPartNumber,
      targetType: isForDevices(sku) ? 'Device' : 'User',
      licenseGroupId: licenseGroup,
    },
    servicePlans: planBodies(sku, () => 'Enabled'),
    capabilityStatus:
      units.active > 0 ? 'Enabled' : units.warning > 0 ? 'Warning' : units.suspended > 0 ? 'Suspended' : 'Deleted',
    attributes: { objectType: 'SubscribedSku' },
  };
}

export function userBody(customer: string, user: User): UserJson {
  return {
    ...(user.usageLocation === undefined ? {} : { usageLocation: user.usageLocation }),
    id: user.id,
    userPrincipalName: user.principalName,
    firstName: user.firstName,
    lastName: user.lastName,
    displayName: user.displayName,
    userDomainType: 'none',
    state: user.deletedAt === undefined ? user.state : 'inactive',
    ...(user.deletedAt === undefined ? {} : { softDeletionTime: preciseInstant(user.deletedAt) }),
    links: { self: link(`/customers/${customer}/users/${user.id}`) },
    attributes: { objectType: 'CustomerUser' },
  };
}
