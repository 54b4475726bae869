import fc from 'fast-check';
import { isMessageKey, locales, matchLocale, pseudoLocale, translate, type Locale } from '../../src/messages';
import { catalogues } from '../../src/messages/catalogues';
import { asked, flat } from './flat-catalogue';

const keys = [...new Set([...flat(catalogues['en-US']).keys()].map(asked))];

test.each([
  [1, '1 wiersz w skoroszycie.'],
  [3, '3 wiersze w skoroszycie.'],
  [5, '5 wierszy w skoroszycie.'],
  [22, '22 wiersze w skoroszycie.'],
  [1.5, '1,5 wiersza w skoroszycie.'],
])('Polish counts %d rows its own way', (rows, sentence) => {
  expect(translate('cli.pulled', { rows }, 'pl-PL')).toBe(sentence);
});

test('Chinese has one form for every number', () => {
  expect(translate('cli.pulled', { rows: 1 }, 'zh-CN')).toBe('工作簿中有 1 行。');
  expect(translate('cli.pulled', { rows: 7 }, 'zh-CN')).toBe('工作簿中有 7 行。');
});

test('numbers are written the way of the language', () => {
  const say = (locale: (typeof locales)[number]) => translate('cli.pulled', { rows: 12_345 }, locale);
  expect(say('en-US')).toContain('12,345');
  expect(say('it-IT')).toContain('12.345');
  expect(say('sv-SE')).toContain('12\u00A0345');
});

test('a row number is no counted thing', () => {
  const values = { sheet: 'Migrations', row: 12_345, column: 'Wave', value: 'x' };
  expect(translate('problem.cell-not-number', values, 'en-US')).toBe(
    'Migrations, row 12345, Wave: “x” is not a number.',
  );
});

test('days are written the way of the language and stay the day they are', () => {
  const say = (locale: (typeof locales)[number]) =>
    translate('finding.source-ended', { lastDay: '2026-07-01' }, locale);
  expect(say('en-US')).toContain('Jul 1, 2026');
  expect(say('sv-SE')).toContain('1 juli 2026');
  expect(say('tr-TR')).toContain('1 Tem 2026');
});

test('an instant says that it is UTC', () => {
  expect(translate('row.throttled', { until: '2026-07-31T22:05:00Z' }, 'it-IT')).toContain('31 lug 2026, 22:05 UTC');
});

test('lists are joined the way of the language', () => {
  const values = { plan: 'E', choices: ['E1', 'E3', 'E5'] };
  expect(translate('finding.plan-ambiguous', values, 'en-US')).toContain('E1, E3, and E5');
  expect(translate('finding.plan-ambiguous', values, 'pl-PL')).toContain('E1, E3 i E5');
});

test('codes in values become labels, and codes that nobody knows stay as they are', () => {
  const values = { runId: 'r', runBy: 'ada', state: 'retiring' };
  expect(translate('finding.other-run', values, 'sv-SE')).toContain('Avvecklar den gamla prenumerationen');
  expect(translate('finding.other-run', { ...values, state: 'dozing' }, 'sv-SE')).toContain('dozing');
  expect(translate('finding.plan-changed', { fields: ['targetPlan', 'wave'] }, 'en-US')).toContain(
    'Target plan and Wave',
  );
});

describe('words of the service', () => {
  test.each([
    ['en-US', 'name, auto-renew, and “tagList”', 'under review', 'Brazil', '“Q1”'],
    ['pl-PL', 'nazwa, automatyczne odnawianie i „tagList”', 'w trakcie weryfikacji', 'Brazylia', '„Q1”'],
    ['sv-SE', 'namn, automatisk förnyelse och ”tagList”', 'granskas', 'Brasilien', '”Q1”'],
    ['zh-CN', '名称、自动续订和“tagList”', '审核中', '巴西', '“Q1”'],
    ['tr-TR', 'ad, otomatik yenileme ve “tagList”', 'inceleniyor', 'Brezilya', '“Q1”'],
    ['it-IT', 'nome, rinnovo automatico e “tagList”', 'in fase di revisione', 'Brasile', '“Q1”'],
  ] as const)(
    'are told in %s, and stay in quotes where nobody knows them',
    (locale, fields, review, country, quoted) => {
      const differing = { fields: ['FriendlyName', 'autoRenewEnabled', 'tagList'] };
      expect(translate('row.fields-differ', differing, locale)).toContain(fields);
      for (const status of ['UnderReview', 'under_review', 'Under Review']) {
        expect(translate('finding.customer-not-validated', { status }, locale)).toContain(review);
      }
      expect(translate('finding.plan-not-sold-here', { plan: 'E', country: 'BR' }, locale)).toContain(country);
      expect(translate('finding.plan-not-sold-here', { plan: 'E', country: 'Q1' }, locale)).toContain(quoted);
      expect(translate('finding.source-not-active', { status: 'Q1' }, locale)).toContain(quoted);
      expect(translate('finding.customer-not-answered', { reason: 'Q1' }, locale)).toContain(quoted);
    },
  );

  test('say in which state an order is', () => {
    const say = (seen: string) =>
      translate('evidence.seen-status', { place: 'order', outcome: 'nothing', seen }, 'sv-SE');
    expect(say('Pending')).toContain('(väntar)');
    expect(say('on_hold')).toContain('(”on_hold”)');
  });

  test('are no labels of other groups', () => {
    expect(translate('row.fields-differ', { fields: ['toString', 'state.done'] }, 'en-US')).toContain(
      '“toString” and “state.done”',
    );
  });
});

test('terms are told with their billing', () => {
  const values = { plan: 'E', term: 'P1M', billing: 'annual', choices: ['P1Y/monthly', 'none/annual'] };
  expect(translate('finding.term-not-offered', values, 'en-US')).toContain('Offered: 1 year (Monthly) and Annual.');
});

test('what the service says is never read as a placeholder, a reference or an option', () => {
  const hostile = '{{runId}} {{- runId}} $t(state.done) {{x, day}} <b>&amp;</b>';
  const sentence = translate('cli.not-answered', { customer: hostile, reason: hostile }, 'en-US');
  expect(sentence).toBe(`${hostile} did not answer: “${hostile}”`);
  const row = { customer: hostile, product: hostile, state: 'done' };
  expect(translate('cli.row', row, 'en-US')).toBe(`${hostile}, ${hostile}: Done`);
  const options = { customer: 'c', reason: 'r', lng: 'pl-PL', context: 'x', defaultValue: 'y', ordinal: true };
  expect(translate('cli.not-answered', options, 'en-US')).toBe('c did not answer: “r”');
});

test('any text comes through unchanged, in every language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom<Locale[]>(...locales), (text, locale) => {
      return translate('cli.file', { file: text }, locale).endsWith(text);
    }),
  );
});

test('every key has a sentence in every language and in the pseudo-locale', () => {
  for (const key of keys) {
    expect(isMessageKey(key)).toBe(true);
    if (!isMessageKey(key)) continue;
    for (const locale of [...locales, pseudoLocale] as const) {
      expect(translate(key, { count: 2, rows: 2, days: 2, licenses: 2 }, locale)).not.toBe(key);
    }
  }
});

test('a key is not a sentence because an object inherits it', () => {
  for (const key of ['constructor', 'state.toString', 'nothing', 'state', 'state.DONE', '']) {
    expect(isMessageKey(key)).toBe(false);
  }
});

test('the pseudo-locale is longer, accented and keeps what is filled in', () => {
  const sentence = translate('cli.file', { file: 'plan.xlsx' }, pseudoLocale);
  expect(sentence).toMatch(/^\[.*plan\.xlsx.*\]$/);
  expect(sentence.length).toBeGreaterThan(translate('cli.file', { file: 'plan.xlsx' }, 'en-US').length * 1.2);
  expect(sentence).not.toContain('Workbook');
});

test.each([
  ['pl', 'pl-PL'],
  ['pl_PL.UTF-8', 'pl-PL'],
  ['PL-pl', 'pl-PL'],
  ['sv-FI', 'sv-SE'],
  ['zh-Hans-CN', 'zh-CN'],
  ['IT', 'it-IT'],
  ['İT', undefined],
  ['tr-TR', 'tr-TR'],
  ['en-GB', 'en-US'],
  ['C', undefined],
  ['C.UTF-8', undefined],
  ['POSIX', undefined],
  ['plt', undefined],
  ['', undefined],
  [undefined, undefined],
])('the tag %s means %s', (tag, locale) => {
  expect(matchLocale(tag)).toBe(locale);
});

test('keys are plain ASCII, so that no language cases them differently', () => {
  expect(keys.filter((key) => !/^[A-Za-z0-9.-]+$/.test(key))).toEqual([]);
  expect(translate('state.invalid', {}, 'tr-TR')).toBe('Geçersiz');
});
