import { createInstance, type FormatterModule } from 'i18next';
import type { Catalogue } from './catalogue';
import enUS from './catalogues/en-US.json';
import { formatDay, formatInstant, formatList, formatNumber, formatPercent } from './formats';
import { defaultLocale, type MessageLocale } from './locale';
import type { MessageKey, MessageValues } from './message-key';
import { catalogueOf } from './registry';

/** Formats that a placeholder can name: `{{lastDay, day}}`. Any other name is a group of labels: `{{state, state}}`. */
const formats: Readonly<Record<string, (value: string | number, locale: MessageLocale) => string>> = {
  day: (value, locale) => formatDay(String(value), locale),
  instant: (value, locale) => formatInstant(String(value), locale),
  /** As it stands: row numbers and versions are not counted things. */
  plain: (value) => String(value),
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
  const key = `${format}.${String(value)}`;
  return isMessageKey(key) ? translate(key, {}, locale) : String(value);
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

const library = createLibrary();
const handedOver = new Set<MessageLocale>();

/** Gives the library a language before the first sentence is asked for in it. */
function handOver(locale: MessageLocale): void {
  if (handedOver.has(locale)) return;
  library.addResourceBundle(locale, 'translation', catalogueOf(locale));
  handedOver.add(locale);
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
  handOver(locale);
  const count = countOf(values);
  return library.t(key, {
    // Under `replace`, so that a value called like an option of the library stays a value.
    replace: values,
    ...(count === undefined ? {} : { count }),
    lng: locale,
    nest: false,
  });
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
