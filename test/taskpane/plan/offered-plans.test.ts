import type { MigrationRow } from '../../../src/workbook';
import { offeredPlans, searchPlans } from '../../../taskpane/panels/plan/offered-plans';
import { plans, row } from '../../workbook/samples';

const from = (number: number, source: Partial<MigrationRow['source']>) => {
  const base = row(number);
  return { ...base, source: { ...base.source, ...source } };
};
const labels = (offers: ReturnType<typeof offeredPlans>) => offers.map(({ plan, rows }) => `${plan.label}: ${rows}`);

test('plans that no row can buy are not offered, and what serves most rows comes first', () => {
  const rows = [row(1), row(2), from(3, { country: 'US' }), from(4, { segment: 'education' })];
  expect(labels(offeredPlans(plans, rows))).toEqual([
    'Microsoft 365 Business Basic: 3',
    'Microsoft 365 Business Standard: 3',
    'Office 365 E1: 3',
    'Office 365 E1 (US only): 1',
    'Office 365 A3: 1',
  ]);
});

test('where the country is not known nothing is ruled out', () => {
  expect(offeredPlans(plans, [from(1, { country: undefined, segment: undefined })])).toHaveLength(5);
});

test('a search finds words of any name, in any order and case', () => {
  const offers = offeredPlans(plans, [row(1)]);
  expect(labels(searchPlans(offers, 'essentials OFFICE'))).toEqual(['Microsoft 365 Business Basic: 1']);
  expect(searchPlans(offers, 'visio')).toEqual([]);
  expect(searchPlans(offers, '  ')).toHaveLength(3);
});
