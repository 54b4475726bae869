import {
  brandId,
  type CustomerId,
  type Day,
  type DirectorySkuId,
  type SubscriptionId,
  type UserId,
} from '../../src/base';
import type { Plan } from '../../src/migration';
import type { MigrationRow, UserRow, WorkbookMeta } from '../../src/workbook';

/** A GUID that is recognised in a failure: its first digits say what it names. */
export function guid(kind: number, number: number): string {
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const today = '2026-11-21' as Day;
export const clock = { today: () => today };

export const meta: WorkbookMeta = {
  connection: 'Contoso reseller',
  sandbox: true,
  locale: 'en-US',
  pulledOn: today,
  runIds: [],
};

const plan = (key: string, label: string, more: Partial<Plan> = {}): Plan => ({
  key,
  label,
  family: 'business',
  aliases: [],
  commerce: 'new-commerce',
  productId: key,
  catalogueSkuId: '0001',
  skuId: brandId<DirectorySkuId>(guid(9, key.length)),
  minimum: 1,
  maximum: 300,
  terms: [
    { term: 'P1Y', billing: 'monthly' },
    { term: 'P1M', billing: 'monthly' },
  ],
  segment: 'commercial',
  markets: ['DE', 'PL', 'SE'],
  assignable: true,
  isTrial: false,
  isAddOn: false,
  price: 5.6,
  currency: 'EUR',
  ...more,
});

export const plans: readonly Plan[] = [
  plan('CFQ7TTC0LH18:0001', 'Microsoft 365 Business Basic', {
    aliases: ['Business Basic', 'Office 365 Business Essentials'],
  }),
  plan('CFQ7TTC0LDPB:0001', 'Microsoft 365 Business Standard'),
  plan('CFQ7TTC0LF8R:0001', 'Office 365 E1', { family: 'enterprise', maximum: undefined }),
  plan('CFQ7TTC0L8PB:0001', 'Office 365 A3', { family: 'education', segment: 'education' }),
  plan('CFQ7TTC0LHSV:0001', 'Office 365 E1 (US only)', { markets: ['US'], price: undefined, currency: undefined }),
  plan('CFQ7TTC0LH0L:0001', 'Visio add-on', { isAddOn: true }),
];

export function row(number: number, more: Partial<MigrationRow> = {}): MigrationRow {
  return {
    customerId: brandId<CustomerId>(guid(1, number)),
    subscriptionId: brandId<SubscriptionId>(guid(2, number)),
    source: {
      customer: `Customer ${String(number)}`,
      product: 'Kaizala Pro',
      endDate: '2026-12-24' as Day,
      atTermEnd: 'ends',
      licenses: 25,
      assigned: 20,
      country: 'DE',
      segment: 'commercial',
      domain: `customer${String(number)}.example`,
      subscription: 'Kaizala Pro',
      commerce: number % 2 === 0 ? 'new-commerce' : 'legacy',
      sourceStatus: 'active',
      autoRenew: false,
      term: 'P1Y',
      billing: 'monthly',
      reseller: '0012345',
    },
    plan: {
      include: undefined,
      targetPlan: 'CFQ7TTC0LH18:0001',
      unknownPlan: undefined,
      licenses: 20,
      term: 'P1Y',
      billing: 'monthly',
      newPlans: 'off',
      retire: number % 2 === 0 ? 'end-at-term' : 'suspend',
      retireAfterDays: undefined,
      wave: undefined,
      runAt: undefined,
      reference: '',
      note: '',
    },
    suggested: ['targetPlan', 'targetLicenses', 'targetTerm', 'targetBilling', 'newPlans', 'retire'],
    message: undefined,
    check: {
      check: undefined,
      findings: [],
      cost: undefined,
      costChange: undefined,
      overlap: undefined,
      currency: undefined,
    },
    result: {
      purchase: undefined,
      reassign: undefined,
      retired: undefined,
      boughtPlan: '',
      boughtLicenses: undefined,
      newSubscription: '',
      order: '',
      undoUntil: undefined,
      deprovisioned: undefined,
      runBy: '',
      updated: undefined,
    },
    keys: { stateCode: 'draft', digest: '', checkedPlan: '', runId: undefined },
    planEcho: '',
    rowNumber: undefined,
    ...more,
  };
}

export function user(number: number, more: Partial<UserRow> = {}): UserRow {
  const userId = brandId<UserId>(guid(3, number));
  return {
    customerId: brandId<CustomerId>(guid(1, 1)),
    subscriptionId: brandId<SubscriptionId>(guid(2, 1)),
    userId,
    customer: 'Customer 1',
    user: `User ${String(number)}`,
    userName: `user${String(number)}@customer1.example`,
    from: 'Kaizala Pro',
    to: 'Microsoft 365 Business Basic',
    location: 'DE',
    choice: { userId, exclude: false, targetPlan: undefined, setLocation: undefined },
    unknownPlan: undefined,
    kept: ['Kaizala'],
    lost: [],
    new: ['Exchange Online', 'SharePoint Online'],
    licensesAfter: undefined,
    proof: 'not-yet',
    result: 'planned',
    updated: '2026-11-21T10:00:00Z',
    rowNumber: undefined,
    ...more,
  };
}
