import {
  brandId,
  parseDay,
  type CustomerId,
  type Day,
  type DirectorySkuId,
  type ServicePlanId,
  type SubscriptionId,
  type TenantId,
  type UserId,
} from '../../src/base';
import type {
  Customer,
  HeldServicePlan,
  LicensedUser,
  Plan,
  RowContext,
  RowPlan,
  Subscription,
  TargetServicePlan,
} from '../../src/migration';

export const day = (text: string): Day => {
  const read = parseDay(text);
  if (read === undefined) throw new Error(`${text} is no day`);
  return read;
};
export const today = day('2026-06-15');
export const now = new Date('2026-06-15T12:00:00Z');

/** A GUID that ends with a number, so that samples can be told apart. */
export const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const sku = (number: number): DirectorySkuId => brandId<DirectorySkuId>(guid(number));
export const user = (number: number): UserId => brandId<UserId>(guid(1000 + number));
export const tenantId = brandId<TenantId>(guid(1));
export const customerId = brandId<CustomerId>(guid(2));
export const oldSku = sku(10);
export const newSku = sku(20);

export function subscription(given: Partial<Subscription> = {}): Subscription {
  return {
    id: brandId<SubscriptionId>(guid(100)),
    customerId,
    offerId: guid(300),
    productName: 'Kaizala Pro',
    friendlyName: 'Kaizala Pro',
    commerce: 'legacy',
    status: 'active',
    quantity: 10,
    autoRenew: false,
    lastDay: day('2026-07-31'),
    createdOn: day('2025-08-01'),
    term: undefined,
    billing: 'monthly',
    isTrial: false,
    isAddOn: false,
    isLicenseBased: true,
    skuId: oldSku,
    cancellableUntil: undefined,
    termEnd: 'ends',
    inExtendedTerm: false,
    resellerId: '',
    orderId: undefined,
    parentId: undefined,
    ...given,
  };
}

export const newCommerce = (given: Partial<Subscription> = {}): Subscription =>
  subscription({
    commerce: 'new-commerce',
    offerId: 'CFQ7TTC0OLD1:0001:AVAIL',
    term: 'P1Y',
    termEnd: 'may-extend',
    ...given,
  });

export function plan(given: Partial<Plan> = {}): Plan {
  return {
    key: 'CFQ7TTC0LF8Q:0001',
    label: 'Office 365 E1',
    family: 'enterprise',
    aliases: [],
    commerce: 'new-commerce',
    productId: 'CFQ7TTC0LF8Q',
    catalogueSkuId: '0001',
    skuId: newSku,
    minimum: 1,
    maximum: undefined,
    terms: [
      { term: 'P1M', billing: 'monthly' },
      { term: 'P1Y', billing: 'monthly' },
      { term: 'P1Y', billing: 'annual' },
      { term: 'P3Y', billing: 'monthly' },
    ],
    segment: 'commercial',
    markets: ['US'],
    assignable: true,
    isTrial: false,
    isAddOn: false,
    price: undefined,
    currency: undefined,
    ...given,
  };
}

export function row(given: Partial<RowPlan> = {}): RowPlan {
  return {
    include: 'yes',
    targetPlan: plan().key,
    unknownPlan: undefined,
    licenses: 2,
    term: undefined,
    billing: undefined,
    newPlans: undefined,
    retire: undefined,
    retireAfterDays: undefined,
    wave: undefined,
    runAt: undefined,
    reference: '',
    note: '',
    ...given,
  };
}

export const heldPlan = (number: number, name: string, enabled = true): HeldServicePlan => ({
  id: brandId<ServicePlanId>(guid(5000 + number)),
  name,
  enabled,
});

export const targetPlan = (number: number, name: string, userAssignable = true): TargetServicePlan => ({
  id: brandId<ServicePlanId>(guid(5000 + number)),
  name,
  userAssignable,
});

export function holder(
  number: number,
  skus: readonly DirectorySkuId[] = [oldSku],
  given: Partial<LicensedUser> = {},
): LicensedUser {
  return {
    id: user(number),
    userPrincipalName: `user${String(number)}@example.com`,
    displayName: `User ${String(number)}`,
    usageLocation: 'US',
    active: true,
    licenses: skus.map((skuId) => ({ skuId, skuPartNumber: '', servicePlans: [] })),
    ...given,
  };
}

export const customer = (given: Partial<Customer> = {}): Customer => ({
  id: customerId,
  name: 'Contoso',
  domain: 'contoso.example',
  country: 'US',
  segment: 'commercial',
  qualifications: [],
  ...given,
});

/** A row that no rule objects to; each test changes the one thing that it is about. */
export function context(given: Partial<RowContext> = {}): RowContext {
  const source = 'source' in given ? given.source : subscription();
  return {
    today,
    now,
    rowNumber: 2,
    row: row(),
    source,
    standing: {
      customer: customer(),
      notAnswered: undefined,
      agreement: 'accepted',
      validation: 'Allowed',
      usersNotReadable: undefined,
    },
    target: { kind: 'found', plan: plan() },
    plans: [plan()],
    subscriptions: source ? [source] : [],
    siblings: [],
    users: {
      scope: {
        inScope: [1, 2].map((number) => ({ user: holder(number), targetPlan: undefined, setLocation: undefined })),
        excluded: [],
      },
      allHolders: 2,
      activeUnits: 10,
    },
    servicePlans: new Map(),
    oldPrice: undefined,
    ...given,
  };
}
