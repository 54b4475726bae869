import { addDays, brandId, type Day, type CustomerId, type DirectorySkuId, type SubscriptionId } from '../../src/base';
import type { Plan } from '../../src/migration';
import type { MigrationRow } from '../../src/workbook';

const guid = (kind: string, index: number): string =>
  `${kind.padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;

const firstDay = brandId<Day>('2026-07-01');

/** So many plans to choose from. */
export function manyPlans(count: number): readonly Plan[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `CFQ7TTC0${String(index).padStart(4, '0')}:0001`,
    label: `Microsoft 365 Plan ${String(index)}`,
    family: 'enterprise',
    aliases: [],
    commerce: 'new-commerce',
    productId: `CFQ7TTC0${String(index).padStart(4, '0')}`,
    catalogueSkuId: '0001',
    skuId: brandId<DirectorySkuId>(guid('5', index)),
    minimum: 1,
    maximum: undefined,
    terms: [{ term: 'P1Y', billing: 'monthly' }],
    segment: 'commercial',
    markets: ['PL', 'US'],
    assignable: true,
    isTrial: false,
    isAddOn: false,
    price: 12.5,
    currency: 'EUR',
  }));
}

/** So many rows as a pull makes them, five a customer. */
export function manyRows(count: number, plans: readonly Plan[]): readonly MigrationRow[] {
  return Array.from({ length: count }, (_, index): MigrationRow => {
    const customer = Math.floor(index / 5);
    return {
      customerId: brandId<CustomerId>(guid('c', customer)),
      subscriptionId: brandId<SubscriptionId>(guid('5b', index)),
      source: {
        customer: `Customer ${String(customer)} Sp. z o.o.`,
        product: 'Office 365 E4',
        endDate: addDays(firstDay, index % 90),
        atTermEnd: undefined,
        licenses: 25,
        assigned: 24,
        country: 'PL',
        segment: 'commercial',
        domain: `customer${String(customer)}.example`,
        subscription: 'Office 365 E4',
        commerce: 'legacy',
        sourceStatus: 'active',
        autoRenew: false,
        term: 'P1Y',
        billing: 'monthly',
        reseller: '4383113',
      },
      plan: {
        include: undefined,
        targetPlan: plans[index % plans.length]?.key,
        unknownPlan: undefined,
        licenses: 24,
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
      suggested: ['targetPlan', 'targetLicenses', 'targetTerm', 'targetBilling', 'newPlans', 'retire', 'retireAfter'],
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
  });
}
