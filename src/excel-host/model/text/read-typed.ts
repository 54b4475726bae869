import { readError, type CellValue } from '../value';
import { isDate, serialOfDate } from './date-parts';
import { localeFacts, type LocaleFacts } from './locale-facts';

/** What a text means to a cell, and the number format that it brings along where the cell has none. */
export interface Typed {
  readonly value: CellValue;
  readonly numberFormat?: string;
}

const escapeSigns = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const currencies: readonly (readonly [string, string])[] = [
  ['$', '"$"'],
  ['€', '"€"'],
  ['£', '"£"'],
  ['¥', '"¥"'],
  ['zł', '"zł"'],
  ['kr', '"kr"'],
  ['₺', '"₺"'],
];

interface Patterns {
  readonly number: RegExp;
  readonly date: RegExp;
}

const patterns = new Map<string, Patterns>();

function patternsOf(facts: LocaleFacts): Patterns {
  let found = patterns.get(facts.locale);
  if (!found) {
    const group = facts.group === '\u00a0' ? '[\u00a0\u202f ]' : escapeSigns(facts.group);
    const decimal = escapeSigns(facts.decimal);
    found = {
      number: new RegExp(
        `^(?=\\d|${decimal}\\d)(\\d{1,3}(?:${group}\\d{3})+|\\d+)?(?:${decimal}(\\d*))?(?:[eE]([+-]?\\d{1,3}))?$`,
      ),
      date: /^(\d{1,4})([-/.])(\d{1,2})(?:\2(\d{1,4}))?$/,
    };
    patterns.set(facts.locale, found);
  }
  return found;
}

const twoDecimals = (decimals: string | undefined): string => (decimals === undefined || decimals === '' ? '' : '.00');

interface Bare {
  readonly text: string;
  readonly sign: number;
  readonly currency: string | undefined;
  readonly percent: boolean;
}

/** Takes off what people put around a number: a sign or brackets, one currency or one per cent. */
function bareNumber(text: string): Bare | undefined {
  const inBrackets = /^\(\s*([^-+()].*)\)$/.exec(text);
  let rest = inBrackets?.[1]?.trim() ?? text;
  let sign = inBrackets ? -1 : undefined;
  const takeSign = (): void => {
    const match = /^([-+])\s*/.exec(rest);
    if (!match || sign !== undefined) return;
    sign = match[1] === '-' ? -1 : 1;
    rest = rest.slice(match[0].length);
  };
  takeSign();
  const percent = rest.startsWith('%') !== rest.endsWith('%');
  if (percent) rest = rest.replace(/^%|%$/, '').trim();
  const currency = percent
    ? undefined
    : currencies.find(([symbol]) => rest.startsWith(symbol) !== rest.endsWith(symbol));
  if (currency) {
    const [symbol] = currency;
    rest = (rest.startsWith(symbol) ? rest.slice(symbol.length) : rest.slice(0, -symbol.length)).trim();
  }
  takeSign();
  return { text: rest, sign: sign ?? 1, currency: currency?.[1], percent };
}

function readNumber(text: string, facts: LocaleFacts): Typed | undefined {
  const bare = bareNumber(text);
  const match = bare && patternsOf(facts).number.exec(bare.text);
  if (!match || !/\d/.test(bare.text)) return undefined;
  const [, whole = '0', decimals, exponent] = match;
  const grouped = /\D/.test(whole);
  const number = Number(`${whole.replace(/\D/g, '')}.${decimals ?? ''}0e${exponent ?? '0'}`);
  // Excel keeps fifteen digits ("Excel specifications and limits": number precision).
  const precise = Number(number.toPrecision(15));
  if (!Number.isFinite(precise)) return undefined;
  const value = bare.sign * (bare.percent ? precise / 100 : precise);
  if (bare.percent) return { value, numberFormat: `0${twoDecimals(decimals)}%` };
  if (bare.currency !== undefined) return { value, numberFormat: `${bare.currency}#,##0${twoDecimals(decimals)}` };
  if (exponent !== undefined) return { value, numberFormat: '0.00E+00' };
  return grouped ? { value, numberFormat: `#,##0${twoDecimals(decimals)}` } : { value };
}

/** 00 to 29 are 2000 to 2029, 30 to 99 are 1930 to 1999 ("Change the date system, format, or two-digit year interpretation"). */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 30 ? 2000 : 1900);
}

function readNumericDate(text: string, facts: LocaleFacts, thisYear: () => number): Typed | undefined {
  const match = patternsOf(facts).date.exec(text);
  if (!match) return undefined;
  const [, first = '', separator, second = '', third] = match;
  if (separator === '.' && facts.decimal === '.') return undefined;
  const dated = (year: number, month: number, day: number, numberFormat: string): Typed | undefined =>
    isDate(year, month, day) && year >= 1900 ? { value: serialOfDate(year, month, day), numberFormat } : undefined;
  if (third === undefined) {
    const order = facts.dateOrder.filter((part) => part !== 'year');
    const [a, b] = [Number(first), Number(second)];
    const [month, day] = order[0] === 'month' ? [a, b] : [b, a];
    return first.length > 2 || (separator === '.' && facts.decimal === '.')
      ? undefined
      : dated(thisYear(), month, day, 'd-mmm');
  }
  // Four digits in front are a year in every language.
  if (first.length >= 3)
    return first.length === 4 ? dated(Number(first), Number(second), Number(third), 'm/d/yyyy') : undefined;
  if (third.length === 3) return undefined;
  const values = { year: third, month: second, day: first };
  if (facts.dateOrder[0] === 'month') Object.assign(values, { month: first, day: second });
  else if (facts.dateOrder[0] === 'year' && third.length <= 2) Object.assign(values, { year: first, day: third });
  return dated(fullYear(values.year), Number(values.month), Number(values.day), 'm/d/yyyy');
}

function readNamedDate(text: string, facts: LocaleFacts, thisYear: () => number): Typed | undefined {
  const match = /^(?:(\d{1,2})[-\s.]+)?(\p{L}{3,})\.?(?:[-\s,]+(\d{1,4}))?(?:,?[-\s]+(\d{2,4}))?$/u.exec(text);
  if (!match) return undefined;
  const [, before, name = '', after, last] = match;
  const folded = name.toLowerCase();
  const named = (names: readonly string[]): number => names.findIndex((one) => one.toLowerCase() === folded);
  const month = Math.max(named(facts.months), named(facts.shortMonths)) + 1;
  if (month === 0) return undefined;
  const dated = (year: number, day: number, numberFormat: string): Typed | undefined =>
    isDate(year, month, day) ? { value: serialOfDate(year, month, day), numberFormat } : undefined;
  if (before !== undefined) {
    if (last !== undefined) return undefined;
    return after === undefined
      ? dated(thisYear(), Number(before), 'd-mmm')
      : dated(fullYear(after), Number(before), 'd-mmm-yy');
  }
  if (after === undefined) return undefined;
  if (last !== undefined) return dated(fullYear(last), Number(after), 'd-mmm-yy');
  return Number(after) <= 31 && after.length <= 2
    ? dated(thisYear(), Number(after), 'd-mmm')
    : dated(fullYear(after), 1, 'mmm-yy');
}

function readTime(text: string): Typed | undefined {
  const match = /^(\d{1,4}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?(?:\s*([AaPp])\.?[Mm]?\.?)?$/.exec(text);
  if (!match) return undefined;
  const [, hours = '0', minutes = '0', seconds, fraction, half] = match;
  let hour = Number(hours);
  if (Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const value = (hour * 3600 + Number(minutes) * 60 + Number(`${seconds ?? '0'}.${fraction ?? '0'}`)) / 86_400;
  const base = hour > 24 ? '[h]:mm:ss' : `h:mm${seconds === undefined ? '' : ':ss'}`;
  return { value, numberFormat: half === undefined ? base : `${base} AM/PM` };
}

function readDate(text: string, facts: LocaleFacts, thisYear: () => number): Typed | undefined {
  const date = (part: string): Typed | undefined =>
    readNumericDate(part, facts, thisYear) ?? readNamedDate(part, facts, thisYear);
  const whole = date(text) ?? readTime(text);
  if (whole) return whole;
  const split = /^(.*\S)\s+(\d{1,2}:\d{2}.*)$/.exec(text);
  if (!split) return undefined;
  const day = date(split[1] ?? '');
  const time = readTime(split[2] ?? '');
  if (typeof day?.value !== 'number' || typeof time?.value !== 'number' || time.value >= 1) return undefined;
  return { value: day.value + time.value, numberFormat: 'm/d/yyyy h:mm' };
}

/** Only texts with these signs can be anything else; all others are quickly done with. */
const worthALook = /\d|^#|^\p{L}+$/u;

/**
 * Reads a text the way a cell with the General format takes it: numbers, percentages, amounts, dates, times, truth
 * values and errors of the language; everything else stays a text.
 */
export function readTyped(text: string, locale: string, thisYear: () => number): Typed {
  if (text.length > 40 || !worthALook.test(text)) return { value: text };
  const facts = localeFacts(locale);
  const trimmed = text.trim();
  const truth = trimmed.toUpperCase();
  if (truth === facts.trueText || truth === 'TRUE') return { value: true };
  if (truth === facts.falseText || truth === 'FALSE') return { value: false };
  const error = trimmed.startsWith('#') ? readError(trimmed) : undefined;
  if (error) return { value: error };
  if (!/\d/.test(trimmed)) return { value: text };
  return readNumber(trimmed, facts) ?? readDate(trimmed, facts, thisYear) ?? { value: text };
}
