import type { Finding } from '../../../src/migration';
import { decodeFindings, encodeFindings } from '../../../src/workbook/codec/finding-codes';
import { checkedPlanText, readCheckedPlan } from '../../../src/workbook/sheets/echo';

const findings: readonly Finding[] = [
  { code: 'plan-unknown', values: { plan: 'one \u241d two \u241e three' } },
  { code: 'user-location-missing', values: { users: ['Ada', 'Bo'], count: 2 } },
  { code: 'licenses-missing', values: {} },
];

test('what was found comes back from the cell that holds it beside plan and suggestions', () => {
  const parts = { echo: '1|a|b', suggestions: '[targetPlan=a]', findings: encodeFindings(findings) };
  const read = readCheckedPlan(checkedPlanText(parts));
  expect(read).toEqual(parts);
  expect(decodeFindings(read.findings)).toEqual(findings);
});

test('codes that do not fit are left out, and plan and suggestions stay', () => {
  const many = Array.from({ length: 2000 }, () => findings[1]!);
  const parts = { echo: '1|a|b', suggestions: '', findings: encodeFindings(many) };
  expect(readCheckedPlan(checkedPlanText(parts))).toEqual({ ...parts, findings: '' });
});

test.each([
  '',
  'words',
  '[["licenses-missing"',
  '{}',
  '[["no-such-code",{}]]',
  '[["licenses-missing",{"a":{}}]]',
  '[1]',
])('what is none of our codes is taken for none: %s', (text) => {
  expect(decodeFindings(text)).toBeUndefined();
});
