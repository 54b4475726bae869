import type { FillKind } from '../../sheet';
import { partsOfSerial, serialOfDate } from '../../text/date-parts';
import type { CellContent } from './cell-store';

interface Series {
  readonly kind: FillKind;
  readonly isDate: boolean;
  readonly locale: string;
  /** The line is filled against its own order, upwards or to the left. */
  readonly backwards?: boolean;
}

const nothing: CellContent = { value: undefined, formula: undefined, format: undefined };

/** What stands `index` cells after the first of a line that goes on from the values of its first cells. */
export function seriesValue(values: readonly CellContent[], index: number, series: Series): CellContent {
  const given = values[index % values.length] ?? nothing;
  if (given.formula || series.kind === 'Copy' || series.kind === 'Formats') return given;
  const numbers = values.flatMap(({ value, formula }) => (typeof value === 'number' && !formula ? [value] : []));
  if (numbers.length === values.length) return { ...given, value: nextNumber(numbers, index, series) };
  const { value } = given;
  if (typeof value !== 'string') return given;
  const rounds = Math.floor(index / values.length);
  const step = (series.backwards === true ? -1 : 1) * rounds * values.length;
  return { ...given, value: named(values, index, series) ?? counted(value, step) };
}

/** Texts that end in a number count up. */
function counted(text: string, step: number): string {
  const match = /^(.*?)(\d+)$/s.exec(text);
  if (!match) return text;
  const digits = match[2] ?? '';
  return `${match[1] ?? ''}${String(Math.abs(Number(digits) + step)).padStart(digits.startsWith('0') ? digits.length : 1, '0')}`;
}

/** Days of the week and months, long and short, in a language. */
function nameLists(locale: string): readonly (readonly string[])[] {
  const list = (
    count: number,
    options: Intl.DateTimeFormatOptions,
    day: (index: number) => Date,
  ): readonly string[] => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return Array.from({ length: count }, (_, index) => format.format(day(index)).replace(/\.$/u, ''));
  };
  // 1 February 2026 is a Sunday.
  const dayOfWeek = (index: number): Date => new Date(Date.UTC(2026, 1, 1 + index));
  const month = (index: number): Date => new Date(Date.UTC(2026, index, 1));
  return [
    list(7, { weekday: 'long' }, dayOfWeek),
    list(7, { weekday: 'short' }, dayOfWeek),
    list(12, { month: 'long' }, month),
    list(12, { month: 'short' }, month),
  ];
}

/** The name that follows in a list of days or months; undefined where the values are not all of one list. */
function named(values: readonly CellContent[], index: number, { locale }: Series): string | undefined {
  const texts = values.map(({ value }) => (typeof value === 'string' ? value.toLowerCase() : ''));
  const list = nameLists(locale).find((names) => {
    const lower = names.map((name) => name.toLowerCase());
    return texts.every((text) => lower.includes(text));
  });
  if (!list) return undefined;
  const places = texts.map((text) => list.findIndex((name) => name.toLowerCase() === text));
  const [first = 0, second = first + 1] = places;
  const next = list[mod(first + (second - first) * index, list.length)];
  const model = values[0]?.value;
  return typeof model === 'string' && model === model.toUpperCase() ? next?.toUpperCase() : next;
}

const mod = (value: number, by: number): number => ((value % by) + by) % by;

function nextNumber(numbers: readonly number[], index: number, series: Series): number {
  const { kind, isDate, backwards = false } = series;
  const [first = 0, second] = numbers;
  const one = backwards ? -1 : 1;
  switch (kind) {
    case 'Days':
      return onLine(second === undefined ? [first, first + one] : numbers, index);
    case 'Weekdays':
      return weekdayAfter(numbers.at(-1) ?? first, (index - numbers.length + 1) * one);
    case 'Months':
      return monthsAfter(first, (monthsBetween(first, second) ?? one) * index);
    case 'Years':
      return monthsAfter(first, Math.round((monthsBetween(first, second) ?? 12 * one) / 12) * 12 * index);
    case 'Series':
      return onLine(second === undefined ? [first, first + one] : numbers, index);
    case 'Default':
    case 'Values':
    case 'Copy':
    case 'Formats': {
      // A single number is repeated, a single date goes on by days.
      if (second === undefined) return isDate ? first + one * index : first;
      const months = isDate ? monthsBetween(first, second) : undefined;
      if (months !== undefined && months !== 0 && Math.abs(second - first) >= 28)
        return monthsAfter(first, months * index);
      return onLine(numbers, index);
    }
  }
}

/** Numbers go on along the straight line that lies nearest to them, as Excel fills. */
function onLine(numbers: readonly number[], index: number): number {
  const count = numbers.length;
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
  // Even steps are added up as they are: a reckoned line would only bring in errors of the last digit.
  if (numbers.every((number, at) => at === 0 || number - (numbers[at - 1] ?? 0) === step)) {
    return (numbers.at(-1) ?? 0) + step * (index - count + 1);
  }
  const middle = (count - 1) / 2;
  const mean = numbers.reduce((sum, number) => sum + number, 0) / count;
  const spread = numbers.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  const slope = numbers.reduce((sum, number, at) => sum + (at - middle) * (number - mean), 0) / spread;
  return mean + slope * (index - middle);
}

/** Months between two dates that fall on the same day of the month; undefined for others. */
function monthsBetween(first: number, second: number | undefined): number | undefined {
  if (second === undefined) return undefined;
  const [from, to] = [partsOfSerial(first), partsOfSerial(second)];
  if (from?.day !== to?.day || !from || !to) return undefined;
  return (to.year - from.year) * 12 + to.month - from.month;
}

/** The same day so many months later; the last day of a month that is too short for it. */
function monthsAfter(serial: number, months: number): number {
  const from = partsOfSerial(serial);
  if (!from) return serial;
  const lastDay = new Date(Date.UTC(from.year, from.month + months, 0)).getUTCDate();
  return serialOfDate(from.year, from.month + months, Math.min(from.day, lastDay)) ?? serial;
}

/** The day so many weekdays later. */
function weekdayAfter(serial: number, count: number): number {
  let day = serial;
  for (let left = Math.abs(count); left > 0;) {
    day += Math.sign(count);
    const weekday = partsOfSerial(day)?.weekday;
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return day;
}
