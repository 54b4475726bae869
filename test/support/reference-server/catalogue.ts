/** One service plan; ids and names from the vendor's public table. */
export interface ServicePlan {
  readonly id: string;
  readonly name: string;
  readonly target: 'User' | 'Tenant';
}

const ids = {
  BPOS_S_TODO_1: '5e62787c-c316-451f-b873-1d05acd4d12c',
  EXCHANGE_S_ARCHIVE_ADDON: '176a09a6-7ec5-4039-ac02-b2791c6ba793',
  EXCHANGE_S_DESKLESS: '4a82b400-a79f-41a4-b4e2-e94f5787b113',
  EXCHANGE_S_ENTERPRISE: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  EXCHANGE_S_FOUNDATION: '113feb6c-3fe4-4440-bddc-54d774bf0318',
  EXCHANGE_S_STANDARD: '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
  KAIZALA_O365_P2: '54fc630f-5a40-48ee-8965-af0503c1386e',
  KAIZALA_O365_P3: 'aebd3021-9f8f-4bf8-bbe3-0ed2f4f047a1',
  KAIZALA_STANDALONE: '0898bdbb-73b0-471a-81e5-20f1fe4dd66e',
  MCOSTANDARD: '0feaeb32-d00e-4d66-bd5a-43b5b83db82c',
  MCOVOICECONF: '27216c54-caf8-4d0d-97e2-517afb5c08f6',
  OFFICESUBSCRIPTION: '43de0ff5-c92c-492b-9116-175376d08c38',
  OFFICE_BUSINESS: '094e7854-93fc-4d55-b2c0-3ab5369ebdc1',
  SHAREPOINTENTERPRISE: '5dbe027f-2339-4123-9542-606e4d348a72',
  SHAREPOINTSTANDARD: 'c7699d2e-19aa-44de-8edf-1736da088ca1',
  SHAREPOINTWAC: 'e95bec33-7c88-4a70-8e19-b10bd9d0c014',
  SWAY: 'a23b959c-7ce8-4e57-9140-b90eb88a9e97',
  TEAMS1: '57ff2da0-773e-42df-b2af-ffb7a2317929',
  YAMMER_ENTERPRISE: '7547a3fe-08ee-4ccb-b430-5077c5041653',
} as const;

export type ServicePlanName = keyof typeof ids;

const servicePlan = (name: ServicePlanName): ServicePlan => ({
  id: ids[name],
  name,
  target: name === 'EXCHANGE_S_FOUNDATION' ? 'Tenant' : 'User',
});

/** A product in both catalogues and in the directory. */
export interface Product {
  readonly key: ProductKey;
  readonly title: string;
  readonly skuPartNumber: string;
  /** The directory SKU. */
  readonly directorySku: string;
  /** Of the legacy catalogue. */
  readonly offer: string | undefined;
  /** Product and SKU of new commerce; undefined: it is not sold there. */
  readonly modern: { readonly product: string; readonly sku: string } | undefined;
  readonly minimum: number;
  readonly maximum: number;
  readonly servicePlans: readonly ServicePlan[];
  readonly addOn: boolean;
}

interface Row {
  readonly title: string;
  readonly skuPartNumber: string;
  readonly directorySku: string;
  readonly offer?: string;
  readonly modern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly plans: readonly ServicePlanName[];
  readonly addOn?: boolean;
}

const work = ['SHAREPOINTWAC', 'SWAY', 'TEAMS1', 'YAMMER_ENTERPRISE'] as const;

const rows = {
  'kaizala-pro': {
    title: 'Kaizala Pro',
    skuPartNumber: 'KAIZALA_PRO_STANDALONE',
    directorySku: '5f1c3c6a-6f0b-4a55-8e0f-2f7d8b0f4a11',
    offer: '3f6a1d20-7a54-4e2c-9b31-0d8f5a6c7e91',
    plans: ['EXCHANGE_S_FOUNDATION', 'KAIZALA_STANDALONE'],
  },
  'office-365-e4': {
    title: 'Office 365 E4',
    skuPartNumber: 'ENTERPRISEWITHSCAL',
    directorySku: '1392051d-0cb9-4b7a-88d5-621fee5e8711',
    offer: '8909e28e-5832-42f4-9886-b0a5545f3645',
    plans: [
      ...work,
      'EXCHANGE_S_STANDARD',
      'MCOSTANDARD',
      'MCOVOICECONF',
      'OFFICESUBSCRIPTION',
      'SHAREPOINTENTERPRISE',
    ],
  },
  'office-365-e1': {
    title: 'Office 365 E1',
    skuPartNumber: 'STANDARDPACK',
    directorySku: '18181a46-0d4e-45cd-891e-60aabd171b4e',
    offer: '91fd106f-4b2c-4938-95ac-f54f74e9a239',
    modern: 'CFQ7TTC0LF8Q:0001',
    plans: [...work, 'BPOS_S_TODO_1', 'EXCHANGE_S_STANDARD', 'KAIZALA_O365_P2', 'MCOSTANDARD', 'SHAREPOINTSTANDARD'],
  },
  'office-365-e3': {
    title: 'Office 365 E3',
    skuPartNumber: 'ENTERPRISEPACK',
    directorySku: '6fd2c87f-b296-42f0-b197-1e91e994b900',
    offer: '796b6b5f-613c-4e24-a17c-eba730d49c02',
    modern: 'CFQ7TTC0LF8R:0001',
    plans: [
      ...work,
      'EXCHANGE_S_ENTERPRISE',
      'KAIZALA_O365_P3',
      'MCOSTANDARD',
      'OFFICESUBSCRIPTION',
      'SHAREPOINTENTERPRISE',
    ],
  },
  'business-basic': {
    title: 'Microsoft 365 Business Basic',
    skuPartNumber: 'O365_BUSINESS_ESSENTIALS',
    directorySku: '3b555118-da6a-4418-894f-7df1e2096870',
    offer: 'bd938f12-058f-4927-bba3-ae36b1d2501c',
    modern: 'CFQ7TTC0LH18:0001',
    maximum: 300,
    plans: [...work, 'EXCHANGE_S_STANDARD', 'KAIZALA_O365_P2', 'MCOSTANDARD', 'SHAREPOINTSTANDARD'],
  },
  'business-standard': {
    title: 'Microsoft 365 Business Standard',
    skuPartNumber: 'O365_BUSINESS_PREMIUM',
    directorySku: 'f245ecc8-75af-4f8e-b61f-27d8114de5f3',
    offer: '031c9e47-4802-4248-838e-778fb1d2cc05',
    modern: 'CFQ7TTC0LDPB:0001',
    maximum: 300,
    plans: [...work, 'EXCHANGE_S_STANDARD', 'KAIZALA_O365_P2', 'MCOSTANDARD', 'OFFICE_BUSINESS', 'SHAREPOINTSTANDARD'],
  },
  'archiving': {
    title: 'Exchange Online Archiving for Exchange Online',
    skuPartNumber: 'EXCHANGEARCHIVE_ADDON',
    directorySku: 'ee02fd1b-340e-4a4b-b355-4a514e4c8943',
    offer: '2828be95-46ba-4f91-b2fd-0bef192ecf60',
    plans: ['EXCHANGE_S_ARCHIVE_ADDON'],
    addOn: true,
  },
  'widgets': {
    title: 'Contoso Widget Pack',
    skuPartNumber: 'WIDGETS',
    directorySku: '7d2f6f0e-2f38-4b0a-9d5d-0c3a1c5b8e42',
    modern: 'CFQ7TTC0WDGT:0003',
    plans: ['EXCHANGE_S_FOUNDATION'],
  },
} as const satisfies Record<string, Row>;

export type ProductKey = keyof typeof rows;

function productOf(key: ProductKey, row: Row): Product {
  const [product, sku] = row.modern?.split(':') ?? [];
  return {
    key,
    title: row.title,
    skuPartNumber: row.skuPartNumber,
    directorySku: row.directorySku,
    offer: row.offer,
    modern: product === undefined || sku === undefined ? undefined : { product, sku },
    minimum: row.minimum ?? 1,
    maximum: row.maximum ?? 10_000_000,
    servicePlans: row.plans.map(servicePlan),
    addOn: row.addOn ?? false,
  };
}

export const products: readonly Product[] = (Object.entries(rows) as [ProductKey, Row][]) // entries of the literal
  .map(([key, row]) => productOf(key, row));

export function productNamed(key: ProductKey): Product {
  const found = products.find((product) => product.key === key);
  if (!found) throw new Error(`No product ${key}`);
  return found;
}

export const servicePlanId = (name: ServicePlanName): string => ids[name];

/** Retired products are not sold any more. */
export const isRetired = (product: Product): boolean => product.modern === undefined && !product.addOn;

/** Term and billing cycle in which new commerce sells everything here, one availability each. */
export const terms = [
  { key: 'A', duration: 'P1M', billingCycle: 'Monthly', description: 'One-Month commitment for monthly billing' },
  { key: 'B', duration: 'P1Y', billingCycle: 'Monthly', description: 'One-Year commitment for monthly/yearly billing' },
  { key: 'C', duration: 'P1Y', billingCycle: 'Annual', description: 'One-Year commitment for monthly/yearly billing' },
] as const;

export type Term = (typeof terms)[number];

/**
 * The third part of a catalog item id. Those of a market and those of a customer differ, so that only who asks the
 * customer's own catalogue directly before buying can buy (section 11).
 */
export function availabilityId(product: Product, term: Term, customer: string | undefined): string {
  const place = customer === undefined ? 'MKT' : customer.slice(0, 3).toUpperCase();
  return `${product.modern?.product.slice(0, 7) ?? ''}${place}${product.modern?.product.slice(-2) ?? ''}${term.key}`;
}
