import {
  formatCountry,
  formatDay,
  formatDuration,
  formatInstant,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
} from '../../src/messages';

/** Intl writes some blanks as no-break ones; which is its own affair. */
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');

test.each([
  ['en-US', '$1,234.50'],
  ['pl-PL', '1234,50 USD'],
  ['it-IT', '1234,50 USD'],
  ['zh-CN', 'US$1,234.50'],
] as const)('money in %s', (locale, text) => {
  expect(plain(formatMoney(1234.5, 'USD', locale))).toBe(text);
});

test.each([
  [0, '0 sec'],
  [400, '0 sec'],
  [17_000, '17 sec'],
  [60_000, '1 min'],
  [125_000, '2 min 5 sec'],
  [3_600_000, '1 hr'],
  [3_725_000, '1 hr 2 min'],
])('%d milliseconds last %s', (milliseconds, text) => {
  expect(plain(formatDuration(milliseconds, 'en-US'))).toBe(text);
});

test('a day does not depend on the time zone of the machine', () => {
  expect(formatDay('2026-01-01', 'en-US')).toBe('Jan 1, 2026');
  expect(formatInstant('2026-01-01T00:30:00+02:00', 'en-US')).toBe('Dec 31, 2025, 10:30 PM UTC');
});

test('numbers, shares and lists follow the language', () => {
  expect(formatNumber(1234.567, 'tr-TR')).toBe('1.234,57');
  expect(plain(formatPercent(0.256, 'sv-SE'))).toBe('26 %');
  expect(formatPercent(0.256, 'tr-TR')).toBe('%26');
  expect(formatList(['a', 'b'], 'it-IT')).toBe('a e b');
});

test.each([
  ['en-US', 'Germany'],
  ['pl-PL', 'Niemcy'],
  ['sv-SE', 'Tyskland'],
  ['zh-CN', '德国'],
  ['tr-TR', 'Almanya'],
  ['it-IT', 'Germania'],
] as const)('a country is called in %s as people call it there', (locale, name) => {
  expect(formatCountry('de', locale)).toBe(name);
});

test.each(['', 'D', 'DEU', 'XX', 'Germany'])('“%s” is the code of no country', (code) => {
  expect(formatCountry(code, 'en-US')).toBeUndefined();
});
