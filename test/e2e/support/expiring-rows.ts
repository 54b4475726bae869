import { customerIdOf, subscriptionIdOf, userIdOf } from '../../support/reference-server';
import type { Row, Shown } from './workbook-by-hand';

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1)}`);

/** One of the partner's subscriptions that end within 90 days, found by hand in the fixtures; and what a person plans. */
export interface ExpiringRow {
  readonly customer: string;
  readonly subscription: string;
  readonly product: string;
  readonly lastDay: string;
  readonly licenses: number;
  readonly assigned: number;
  readonly targetPlan: string;
  readonly targetLicenses: number;
  /** Product and SKU of the plan in the catalogue. */
  readonly item: string;
  readonly directorySku: string;
  /** Users of whom so many move. */
  readonly users: readonly string[];
  readonly moving: number;
  readonly retired: 'suspended' | 'ends-at-term';
}

const e1 = {
  targetPlan: 'Office 365 E1',
  item: 'CFQ7TTC0LF8Q:0001',
  directorySku: '18181a46-0d4e-45cd-891e-60aabd171b4e',
};
const e3 = {
  targetPlan: 'Office 365 E3',
  item: 'CFQ7TTC0LF8R:0001',
  directorySku: '6fd2c87f-b296-42f0-b197-1e91e994b900',
};
const standard = {
  targetPlan: 'Microsoft 365 Business Standard',
  item: 'CFQ7TTC0LDPB:0001',
  directorySku: 'f245ecc8-75af-4f8e-b61f-27d8114de5f3',
};

/** With 2026-09-01 as today. */
export const expiringRows: readonly ExpiringRow[] = [
  {
    customer: 'adatum',
    subscription: 'kaizala',
    product: 'Kaizala Pro',
    lastDay: '2026-09-21',
    licenses: 12,
    assigned: 9,
    ...e1,
    targetLicenses: 10,
    users: [...numbered('field', 6), ...numbered('office', 2), 'left'],
    moving: 9,
    retired: 'suspended',
  },
  {
    customer: 'mueller',
    subscription: 'e1',
    product: 'Office 365 E1',
    lastDay: '2026-10-16',
    licenses: 6,
    assigned: 5,
    ...e3,
    targetLicenses: 5,
    users: [...numbered('plain', 2), ...numbered('quiet', 2), 'still'],
    moving: 5,
    retired: 'ends-at-term',
  },
  {
    customer: 'wingtip',
    subscription: 'e4',
    product: 'Office 365 E4',
    lastDay: '2026-11-30',
    licenses: 5,
    assigned: 4,
    ...e3,
    targetLicenses: 4,
    users: [...numbered('toys', 3), 'shop'],
    moving: 4,
    retired: 'suspended',
  },
  {
    customer: 'tailspin',
    subscription: 'basic',
    product: 'Microsoft 365 Business Basic',
    lastDay: '2026-09-01',
    licenses: 4,
    assigned: 3,
    ...standard,
    targetLicenses: 4,
    users: numbered('crew', 3),
    moving: 3,
    retired: 'ends-at-term',
  },
  {
    customer: 'northwind',
    subscription: 'e4',
    product: 'Office 365 E4',
    lastDay: '2026-09-02',
    licenses: 3,
    // Two of the holders live on units of another partner and stay where they are.
    assigned: 5,
    ...e3,
    targetLicenses: 3,
    users: numbered('trader', 5),
    moving: 3,
    retired: 'suspended',
  },
  {
    customer: 'northwind',
    subscription: 'e1',
    product: 'Office 365 E1',
    lastDay: '2026-10-31',
    licenses: 2,
    assigned: 2,
    ...e3,
    targetLicenses: 2,
    users: numbered('clerk', 2),
    moving: 2,
    retired: 'ends-at-term',
  },
];

export const customerOf = (row: ExpiringRow): string => customerIdOf(row.customer);
export const subscriptionOf = (row: ExpiringRow): string => subscriptionIdOf(row.customer, row.subscription);
export const usersOf = (row: ExpiringRow): readonly string[] => row.users.map((user) => userIdOf(row.customer, user));

/** What stands in a cell, GUIDs in lower case and dates as days. */
export function plainly(value: Shown | undefined): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? value.toLowerCase() : value;
}

/** The row of the sheet as it was found by hand. */
export function foundByHand(row: Row): ExpiringRow {
  const found = expiringRows.find((one) => subscriptionOf(one) === plainly(row['Subscription ID']));
  if (!found) throw new Error(`No row for ${String(row['Subscription ID'])}`);
  return found;
}

/** What a person types into the row. */
export const planOf = (row: Row): Readonly<Record<string, string | number>> => {
  const { targetPlan, targetLicenses } = foundByHand(row);
  return { 'Include': 'Yes', 'Target plan': targetPlan, 'Target licenses': targetLicenses };
};
