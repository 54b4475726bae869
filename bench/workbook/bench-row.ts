import { brandId, type CustomerId, type Day, type SubscriptionId } from '../../src/base';
import type { MigrationRow, RowPatch, WorkbookMeta } from '../../src/workbook';

/** The day that the bench calls today. */
export const today = '2026-11-21' as Day;
export const meta: WorkbookMeta = { connection: 'bench', sandbox: true, locale: 'en-US', pulledOn: today, runIds: [] };

const guid = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A row as a pull suggests it, every column of the service filled. */
export function benchRow(number: number): MigrationRow {
  return {
    customerId: brandId<CustomerId>(guid(1, number)),
    subscriptionId: brandId<SubscriptionId>(guid(2, number)),
    source: {
      customer: `Customer ${String(number)} of the bench`,
      product: 'Kaizala Pro',
      endDate: today,
      atTermEnd: 'ends',
      licenses: 25,
      assigned: 20,
      country: ['DE', 'PL', 'SE'][number % 3],
      segment: 'commercial',
      domain: `customer${String(number)}.example`,
      subscription: 'Kaizala Pro',
      commerce: 'legacy',
      sourceStatus: 'active',
      autoRenew: false,
      term: 'P1Y',
      billing: 'monthly',
      reseller: '0012345',
    },
    plan: {
      include: undefined,
      targetPlan: undefined,
      unknownPlan: 'Office 365 E1',
      licenses: 20,
      term: 'P1Y',
      billing: 'monthly',
      newPlans: 'off',
      retire: 'suspend',
      retireAfterDays: 0,
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
  };
}

/** Results for every seventh row. */
export function benchResults(count: number): readonly RowPatch[] {
  return Array.from({ length: count }, (_, index) => ({
    customerId: brandId<CustomerId>(guid(1, index * 7 + 1)),
    subscriptionId: brandId<SubscriptionId>(guid(2, index * 7 + 1)),
    state: 'done',
    message: 'measured',
  }));
}
