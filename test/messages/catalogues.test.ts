import { locales, type Locale } from '../../src/messages';
import { catalogues } from '../../src/messages/catalogues';
import { asked, categoryOf, flat, placeholders, valueNames } from './flat-catalogue';
import { countNames } from '../../src/messages/translate';

const english = flat(catalogues['en-US']);
const others = locales.filter((locale) => locale !== 'en-US');
const entries = new Map(locales.map((locale) => [locale, flat(catalogues[locale])]));
const entriesOf = (locale: Locale) => entries.get(locale) ?? new Map<string, string>();

test('there are six catalogues with sentences in them', () => {
  expect(entries.size).toBe(6);
  expect(english.size).toBeGreaterThan(500);
});

test.each(others)('%s has the keys of the English catalogue, no more and no less', (locale) => {
  const keys = new Set([...entriesOf(locale).keys()].map(asked));
  expect([...keys].sort()).toEqual([...new Set([...english.keys()].map(asked))].sort());
});

test.each(locales)('%s has for every counted sentence exactly the plural categories of its language', (locale) => {
  const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.slice().sort();
  const counted = new Set([...english.keys()].filter((key) => categoryOf(key) !== undefined).map(asked));
  const wrong = [...counted].flatMap((key) => {
    const found = [...entriesOf(locale).keys()]
      .filter((one) => asked(one) === key)
      .map((one) => categoryOf(one) ?? '-');
    return found.sort().join() === wanted.join() ? [] : [`${key}: ${found.join()}`];
  });
  expect(wrong).toEqual([]);
});

test('Polish has four categories, Italian three, Chinese one', () => {
  const count = (locale: Locale) => [...entriesOf(locale).keys()].filter((key) => asked(key) === 'cli.pulled').length;
  expect([count('pl-PL'), count('it-IT'), count('zh-CN')]).toEqual([4, 3, 1]);
});

test.each(others)('%s fills in the same values in the same formats', (locale) => {
  const wrong = [...entriesOf(locale)].flatMap(([key, text]) => {
    const origin = english.get(key) ?? english.get(`${asked(key)}_other`) ?? '';
    return placeholders(text).join() === placeholders(origin).join() ? [] : [`${key}: ${text}`];
  });
  expect(wrong).toEqual([]);
});

test.each(locales)('%s has no empty sentence and none with blanks at its ends', (locale) => {
  expect([...entriesOf(locale)].filter(([, text]) => text === '' || text !== text.trim())).toEqual([]);
});

/** Labels that stand beside their number instead of holding it. */
const labelsOfNumbers = 'pane.check.verdict.';

test('the forms of a counted sentence use the same values, one of which is counted', () => {
  const wrong = [...english].flatMap(([key, text]) => {
    if (categoryOf(key) === undefined || key.startsWith(labelsOfNumbers)) return [];
    const forms = [...english]
      .filter(([other]) => asked(other) === asked(key))
      .map(([, form]) => placeholders(form).join());
    const counts = valueNames(text).some((name) => countNames.some((counted) => counted === name));
    return new Set(forms).size === 1 && counts ? [] : [key];
  });
  expect(wrong).toEqual([]);
});

/** Words that are the same in several languages; whatever else is equal to the English was forgotten. */
const shared =
  /^[\W\d]*$|^(Plan|Segment|Status|Minimum|Maximum|Microsoft 365.*|Office 365.*|Kaizala Pro|Legacy|Domain|Note|Version|Partner|SANDBOX|Excel API|OK)$/;

test.each(others)('%s is translated', (locale) => {
  const equal = [...entriesOf(locale)].filter(([key, text]) => {
    const words = text.replace(/\{\{.*?\}\}/g, '');
    return text === english.get(key) && !shared.test(words) && words.length > 6;
  });
  expect(equal).toEqual([]);
});

test.each(locales)('the sheets of %s have names that Excel takes and that differ', (locale) => {
  const names = [...entriesOf(locale)].filter(([key]) => key.startsWith('sheet.')).map(([, text]) => text);
  expect(names.filter((name) => name.length > 31 || /[[\]:*?/\\]/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test.each(locales)('the headers of a sheet in %s differ from each other', (locale) => {
  const headers = [...entriesOf(locale)].filter(([key]) => key.startsWith('column.'));
  const seen = new Set<string>();
  const twice = headers.filter(([key, text]) => {
    const header = `${key.split('.')[1] ?? ''}/${text}`;
    return seen.has(header) || !seen.add(header);
  });
  expect(twice).toEqual([]);
});

test.each(locales)('the entries of a drop-down list in %s differ and are short enough', (locale) => {
  const choices = [...entriesOf(locale)].filter(([key]) => key.startsWith('choice.'));
  const labels = choices.map(([key, text]) => `${key.split('.')[1] ?? ''}/${text}`);
  expect(new Set(labels).size).toBe(labels.length);
  expect(choices.filter(([, text]) => text.length > 60)).toEqual([]);
});

test.each(locales)('the labels of the states in %s differ from each other', (locale) => {
  const labels = [...entriesOf(locale)].filter(([key]) => key.startsWith('state.')).map(([, text]) => text);
  expect(new Set(labels).size).toBe(labels.length);
});

test.each(locales)('notes and boxes of the sheets in %s keep to the limits of Excel', (locale) => {
  const limitOf = (key: string): number => {
    if (key.startsWith('note.') || key === 'wrong.plan') return 255;
    if (key === 'refuse.title' || key === 'wrong.title') return 32;
    return key.startsWith('refuse.') || key.startsWith('wrong.') ? 225 : 32_767;
  };
  expect([...entriesOf(locale)].filter(([key, text]) => text.length > limitOf(key))).toEqual([]);
});

test('the Migrations sheet has the English headers that workbooks without our record are read by', () => {
  const headers = [...english].filter(([key]) => key.startsWith('column.migrations.')).map(([, text]) => text);
  expect(headers.slice(0, 8)).toEqual([
    'Customer',
    'Current product',
    'State',
    'Next step',
    'Message',
    'Last day',
    'Days left',
    'At term end',
  ]);
  expect(headers).toHaveLength(55);
});
