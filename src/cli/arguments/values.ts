import { brandId, Problem, type Branded } from '../../base';
import { formatList, matchLocale, translate, type Locale, type MessageKey } from '../../messages';
import type { MonthlyCost, StepName } from '../../migration';

/** A value that an option cannot take. */
export function invalidValue(name: string, value: string, possible: string, locale: Locale): Problem {
  const detail = translate('usage.invalid-value', { name, value, choices: possible }, locale);
  return new Problem('usage', { detail });
}

/** Makes a reader of a whole number between two bounds. */
export function wholeNumber(name: string, minimum: number, maximum: number, expected: MessageKey, locale: Locale) {
  return (value: string): number => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < minimum || number > maximum) {
      throw invalidValue(name, value, translate(expected, {}, locale), locale);
    }
    return number;
  };
}

/** Makes a reader of an amount by currency that may be given several times, `EUR=500`. */
export function monthlyCosts(name: string, locale: Locale) {
  return (value: string, previous: readonly MonthlyCost[] | undefined): readonly MonthlyCost[] => {
    const [, currency = '', amount] = /^([A-Z]{3})=(\d+(?:\.\d{1,2})?)$/.exec(value) ?? [];
    if (amount === undefined || previous?.some((cost) => cost.currency === currency)) {
      throw invalidValue(name, value, translate('expected.monthly-cost', {}, locale), locale);
    }
    return [...(previous ?? []), { currency, perMonth: Number(amount) }];
  };
}

/** Makes a reader of a wave by its number, or `rest` for the rows without one. */
export function step(name: string, locale: Locale) {
  return (value: string): StepName => {
    if (value === 'rest') return value;
    if (!/^[1-9]\d{0,3}$/.test(value)) {
      throw invalidValue(name, value, translate('expected.wave', {}, locale), locale);
    }
    return Number(value);
  };
}

/** Makes a reader of one of several words. */
export function oneOf<const Word extends string>(name: string, words: readonly Word[], locale: Locale) {
  return (value: string): Word => {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw invalidValue(name, value, formatList(words, locale), locale);
    return word;
  };
}

/** Makes a reader of a language tag; anything that names a spoken language will do. */
export function localeTag(name: string, locale: Locale) {
  return (value: string): Locale => {
    const matched = matchLocale(value);
    if (!matched) throw invalidValue(name, value, translate('expected.locale', {}, locale), locale);
    return matched;
  };
}

/** Makes a reader of an id that may be given several times, and separated by commas. */
export function ids<Id extends Branded<string, string>>(name: string, locale: Locale) {
  return (value: string, previous: readonly Id[] | undefined): readonly Id[] => {
    const given = value.split(',').map((id) => id.trim());
    if (given.includes('')) {
      throw new Problem('usage', { detail: translate('usage.missing-value', { name }, locale) });
    }
    return [...(previous ?? []), ...given.map((id) => brandId<Id>(id))];
  };
}
