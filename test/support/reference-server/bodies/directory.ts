import type { Product } from '../catalogue';
import type { BodyObject } from '../json';
import type { Customer, User } from '../state/model';
import type { Units } from '../state/world';
import { link } from './collection';

const productSku = (product: Product): BodyObject => ({
  id: product.directorySku,
  name: product.title,
  skuPartNumber: product.skuPartNumber,
  targetType: 'User',
  licenseGroupId: 'group1',
});

export function userBody(customer: Customer, user: User, withLocation: boolean): BodyObject {
  return {
    ...(withLocation && user.location !== undefined ? { usageLocation: user.location } : {}),
    id: user.id,
    userPrincipalName: user.principalName,
    firstName: user.firstName,
    lastName: user.lastName,
    displayName: `${user.firstName} ${user.lastName}`,
    userDomainType: 'none',
    state: user.active ? 'active' : 'inactive',
    links: { self: link(`/customers/${customer.id}/users/${user.id}`) },
    attributes: { objectType: 'CustomerUser' },
  };
}

export function licenseBody(product: Product, off: readonly string[]): BodyObject {
  return {
    servicePlans: product.servicePlans.map((plan) => ({
      displayName: plan.name,
      serviceName: plan.name,
      id: plan.id,
      capabilityStatus: off.includes(plan.id) ? 'Disabled' : 'Assigned',
      targetType: plan.target,
    })),
    productSku: productSku(product),
    attributes: { objectType: 'License' },
  };
}

export function subscribedSkuBody(product: Product, units: Units): BodyObject {
  return {
    availableUnits: units.active - units.consumed,
    activeUnits: units.active,
    consumedUnits: units.consumed,
    suspendedUnits: units.suspended,
    totalUnits: units.active,
    warningUnits: 0,
    productSku: productSku(product),
    servicePlans: product.servicePlans.map((plan) => ({
      displayName: plan.name,
      serviceName: plan.name,
      id: plan.id,
      capabilityStatus: 'Enabled',
      targetType: plan.target,
    })),
    capabilityStatus: units.active > 0 ? 'Enabled' : 'Suspended',
    attributes: { objectType: 'SubscribedSku' },
  };
}
