import { createInstance, type FormatterModule } from 'i18next';
import type { Catalogue } from './catalogue';
import enUS from './catalogues/en-US.json';
import { formatCountry, formatDay, formatInstant, formatList, formatNumber, formatPercent } from './formats';
import { defaultLocale, type MessageLocale } from './locale';
import type { MessageKey, MessageValues } from './message-key';
import { catalogueOf } from './registry';

/** Formats that a placeholder can name: `{{lastDay, day}}`. Any other name is a group of labels: `{{state, state}}`. */
const formats: Readonly<Record<string, (value: string | number, locale: MessageLocale) => string>> = {
  day: (value, locale) => formatDay(String(value), locale),
  instant: (value, locale) => formatInstant(String(value), locale),
  /** As it stands: row numbers and versions are not counted things. */
  plain: (value) => String(value),
  country: (value, locale) => formatCountry(String(value), locale) ?? quoted(String(value), locale),
  /** Words that are not ours: what the service says, in its own language. */
  quote: (value, locale) => quoted(String(value), locale),
  percent: (value, locale) => formatPercent(Number(value), locale),
  /** A term with its billing as a code, `P1Y/monthly`; one without a term is its billing alone. */
  terms: (value, locale) => {
    const [term = '', billing = ''] = String(value).split('/');
    return isMessageKey(`choice.term.${term}`)
      ? translate('terms.pair', { term, billing }, locale)
      : formatOne(billing, 'choice.billing', locale);
  },
};

/** The value that decides the plural form, by its name in the values; the first one present counts. */
export const countNames = ['count', 'days', 'licenses', 'rows'] as const;

/** The part of the library that this room uses; its own types carry the whole catalogue through every call. */
interface Library {
  t(key: string, options: Readonly<Record<string, unknown>>): string;
  addResourceBundle(language: string, namespace: string, resources: Catalogue): unknown;
}

function formatOne(value: unknown, format: string | undefined, locale: MessageLocale): string {
  if (typeof value === 'number' && format === undefined) return formatNumber(value, locale);
  if (format === undefined || value === '') return String(value);
  const known = formats[format];
  if (known) return known(typeof value === 'number' ? value : String(value), locale);
  const word = String(value);
  const key = `${format}.${format.startsWith('service.') ? folded(word) : word}`;
  if (isMessageKey(key)) return translate(key, {}, locale);
  return fromService.test(format) ? quoted(word, locale) : word;
}

/** Groups of labels for words of the service, which may come to know others. */
const fromService = /^(choice|service)\./;

/** The service writes one word in several ways, such as `UnderReview` and `under_review`. */
const folded = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');

function quoted(word: string, locale: MessageLocale): string {
  return translate('quoted', { word }, locale);
}

function formatValue(value: unknown, format: string | undefined, locale: MessageLocale): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) {
    return formatList(
      value.map((item) => formatOne(item, format, locale)),
      locale,
    );
  }
  return formatOne(value, format, locale);
}

/** Takes the place of the library's own formats: every value of every sentence passes here. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  // The library passes the language that was asked for, which is one of ours.
  format: (value: unknown, format, language) => formatValue(value, format, language as MessageLocale),
};

function createLibrary(): Library {
  const instance = createInstance();
  void instance.use(formatter).init({
    // Everything is at hand, so nothing is loaded later: the instance answers from its first line on.
    initAsync: false,
    lng: defaultLocale,
    fallbackLng: defaultLocale,
    load: 'currentOnly',
    resources: {},
    // Nothing is escaped: the texts go to sheets, terminals and React, which escapes by itself.
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  return instance; // narrowed on purpose, see Library
}

/** A library with the languages that it has been given. */
interface Speaker {
  readonly library: Library;
  readonly languages: Set<MessageLocale>;
}

/**
 * One for each depth of sentences in sentences: a label that is looked up while a sentence is being filled in would lose
 * the library its place in that sentence, and it would read what was filled in before as placeholders.
 */
const speakers: Speaker[] = [];
let depth = 0;

/** The library of the present depth, which knows the language. */
function libraryFor(locale: MessageLocale): Library {
  const speaker = (speakers[depth] ??= { library: createLibrary(), languages: new Set() });
  if (!speaker.languages.has(locale)) {
    speaker.library.addResourceBundle(locale, 'translation', catalogueOf(locale));
    speaker.languages.add(locale);
  }
  return speaker.library;
}

function countOf(values: MessageValues): number | undefined {
  for (const name of countNames) {
    const value = values[name];
    if (typeof value === 'number') return value;
  }
  return undefined;
}

/** The sentence for a key in a language. Values are told as they are: nothing in them is read as a placeholder. */
export function translate(key: MessageKey, values: MessageValues, locale: MessageLocale): string {
  const library = libraryFor(locale);
  const count = countOf(values);
  depth += 1;
  try {
    return library.t(key, {
      // Under `replace`, so that a value called like an option of the library stays a value.
      replace: values,
      ...(count === undefined ? {} : { count }),
      lng: locale,
      nest: false,
    });
  } finally {
    depth -= 1;
  }
}

function keysIn(catalogue: Catalogue, prefix: string): readonly string[] {
  return Object.entries(catalogue).flatMap(([key, entry]) =>
    typeof entry === 'string' ? [prefix + key.replace(/_(one|other)$/, '')] : keysIn(entry, `${prefix}${key}.`),
  );
}

const knownKeys: ReadonlySet<string> = new Set(keysIn(enUS, ''));

/** Whether a key that was put together from a code (`column.x`) names a sentence. */
export function isMessageKey(key: string): key is MessageKey {
  return knownKeys.has(key);
}
