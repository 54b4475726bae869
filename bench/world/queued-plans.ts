import {
  brandId,
  type CustomerId,
  type Day,
  type DirectorySkuId,
  type SubscriptionId,
  type TenantId,
  type UserId,
} from '../../src/base';
import type { MigrationPlan } from '../../src/migration';
import { manyPlans } from './many-rows';

const guid = (kind: string, index: number): string =>
  `${kind.padStart(8, '0')}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;

const [target] = manyPlans(1);
const usersOfARow = 5;

/** Row number `index` as a check leaves it, five users each. */
export function queuedPlan(index: number): MigrationPlan {
  if (target === undefined) throw new Error('No plan');
  const customerId = brandId<CustomerId>(guid('c', Math.floor(index / 5)));
  return {
    tenantId: brandId<TenantId>('11111111-1111-4111-8111-111111111111'),
    customerId,
    customerName: `Customer ${String(index)} Sp. z o.o.`,
    source: {
      id: brandId<SubscriptionId>(guid('5b', index)),
      customerId,
      offerId: '796B6B5F-613C-4E24-A17C-EBA730D49C02',
      productName: 'Office 365 E4',
      friendlyName: 'Office 365 E4',
      commerce: 'legacy',
      status: 'active',
      quantity: usersOfARow,
      autoRenew: false,
      lastDay: brandId<Day>('2027-01-31'),
      createdOn: brandId<Day>('2026-02-01'),
      term: 'P1Y',
      billing: 'monthly',
      isTrial: false,
      isAddOn: false,
      isLicenseBased: true,
      skuId: brandId<DirectorySkuId>('1392051d-0cb9-4b7a-88d5-621fee5e8711'),
      cancellableUntil: undefined,
      termEnd: 'ends',
      inExtendedTerm: false,
      resellerId: '4383113',
      orderId: undefined,
      parentId: undefined,
    },
    parts: [{ part: 1, plan: target, licenses: usersOfARow, term: 'P1Y', billing: 'monthly' }],
    users: Array.from({ length: usersOfARow }, (_, user) => ({
      userId: brandId<UserId>(guid(`a${String(user)}`, index)),
      userPrincipalName: `user${String(user)}@customer${String(index)}.onmicrosoft.com`,
      part: 1,
      action: 'move' as const,
      excludedPlans: [],
      profile: 0,
      oldExcludedPlans: [],
      setLocation: undefined,
    })),
    profiles: [],
    excludedUsers: [],
    usersReadAt: '2026-11-21T12:00:00Z',
    retire: 'suspend',
    retireAfterDays: 0,
    newPlans: 'off',
    runAt: undefined,
    wave: undefined,
    reference: '',
    digest: 'bench',
  };
}
