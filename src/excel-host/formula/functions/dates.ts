import { errorValue, type CellValue } from '../../model/value';
import { partsOfSerial, serialOfDate, type DateParts } from '../../model/text/date-parts';
import { toNumber, toText, toWhole } from '../coercion';
import { rangeFunction, scalarFunction, type FunctionDefinition, type Functions } from '../definition';
import { Failure, scalarOf, type Context, type Operand } from '../operand';
import { numbersIn } from './numbers-in';

const invalid = errorValue('#VALUE!');
const wrongNumber = errorValue('#NUM!');

function partsOf(value: CellValue, context: Context): DateParts {
  const parts = partsOfSerial(toNumber(value, context));
  if (!parts) throw new Failure(wrongNumber);
  return parts;
}

const ofDate = (work: (parts: DateParts) => number): FunctionDefinition =>
  scalarFunction([1], ([value], context) => work(partsOf(value, context)));

const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function monthsLater(serial: CellValue, months: CellValue, context: Context, end: boolean): CellValue {
  const { year, month, day } = partsOf(serial, context);
  const index = year * 12 + month - 1 + toWhole(months, context);
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const last = lastDayOfMonth(toYear, toMonth);
  return serialOfDate(toYear, toMonth, end ? last : Math.min(day, last)) ?? wrongNumber;
}

/** Day of the week in the ways to count of WEEKDAY: `first` is the day that is 1. */
const weekStarts: Readonly<Record<number, number>> = { 1: 0, 2: 1, 11: 1, 12: 2, 13: 3, 14: 4, 15: 5, 16: 6, 17: 0 };

function weekday([serial, kind]: readonly CellValue[], context: Context): CellValue {
  const { weekday: day } = partsOf(serial, context);
  const how = kind === undefined ? 1 : toWhole(kind, context);
  if (how === 3) return (day + 6) % 7;
  const first = weekStarts[how];
  return first === undefined ? wrongNumber : ((day - first + 7) % 7) + 1;
}

function isoWeek(serial: number): number {
  const monday = serial - ((Math.floor(serial) + 5) % 7);
  const thursday = partsOfSerial(monday + 3);
  const first = serialOfDate(thursday?.year ?? 1900, 1, 1) ?? 1;
  return Math.floor((monday + 3 - first) / 7) + 1;
}

function weekNumber([serial, kind]: readonly CellValue[], context: Context): CellValue {
  const value = Math.floor(toNumber(serial, context));
  const how = kind === undefined ? 1 : toWhole(kind, context);
  if (how === 21) return isoWeek(value);
  const first = weekStarts[how];
  const newYear = serialOfDate(partsOf(value, context).year, 1, 1) ?? 1;
  if (first === undefined) return wrongNumber;
  const offset = ((partsOfSerial(newYear)?.weekday ?? 0) - first + 7) % 7;
  return Math.floor((value - newYear + offset) / 7) + 1;
}

/** Whole years, months or days between two days ("DATEDIF function"). */
function difference([start, end, unit]: readonly CellValue[], context: Context): CellValue {
  const from = Math.floor(toNumber(start, context));
  const to = Math.floor(toNumber(end, context));
  if (from > to) return wrongNumber;
  const [a, b] = [partsOf(from, context), partsOf(to, context)];
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
  switch (toText(unit, context).toUpperCase()) {
    case 'Y':
      return Math.floor(months / 12);
    case 'M':
      return months;
    case 'D':
      return to - from;
    case 'YM':
      return months % 12;
    case 'MD':
      return b.day >= a.day ? b.day - a.day : b.day + lastDayOfMonth(b.year, b.month - 1) - a.day;
    case 'YD': {
      const year = b.month > a.month || (b.month === a.month && b.day >= a.day) ? b.year : b.year - 1;
      return to - (serialOfDate(year, a.month, a.day) ?? to);
    }
    default:
      return wrongNumber;
  }
}

const isWeekend = (serial: number): boolean => [0, 6].includes(partsOfSerial(serial)?.weekday ?? 0);

function workDays(operands: readonly Operand[], context: Context): (serial: number) => boolean {
  const holidays = new Set(operands[2] === undefined ? [] : numbersIn([operands[2]], context).map(Math.floor));
  return (serial) => !isWeekend(serial) && !holidays.has(serial);
}

function textDate(text: CellValue, context: Context, time: boolean): CellValue {
  if (typeof text !== 'string') return invalid;
  const serial = toNumber(text, context);
  return time ? serial - Math.floor(serial) : Math.floor(serial);
}

function yearFraction([start, end, basis]: readonly CellValue[], context: Context): CellValue {
  const [from, to] = [toWhole(start, context), toWhole(end, context)].sort((x, y) => x - y) as [number, number]; // two go in
  const [a, b] = [partsOf(from, context), partsOf(to, context)];
  switch (basis === undefined ? 0 : toWhole(basis, context)) {
    case 0:
    case 4:
      return ((b.year - a.year) * 360 + (b.month - a.month) * 30 + Math.min(b.day, 30) - Math.min(a.day, 30)) / 360;
    case 1: {
      const years = b.year - a.year + 1;
      const days = (serialOfDate(b.year + 1, 1, 1) ?? 0) - (serialOfDate(a.year, 1, 1) ?? 0);
      return (to - from) / (days / years);
    }
    case 2:
      return (to - from) / 360;
    case 3:
      return (to - from) / 365;
    default:
      return wrongNumber;
  }
}

/**
 * Functions of dates and times, our own: a day is a serial number here, with the 29 February 1900 that Excel has, and a
 * Date of JavaScript in the library.
 */
export const dateFunctions: Functions = {
  TODAY: scalarFunction([0], (_, context) => Math.floor(context.reader.now()), { volatile: 'daily' }),
  NOW: scalarFunction([0], (_, context) => context.reader.now(), { volatile: 'always' }),
  DATE: scalarFunction([3], ([year, month, day], context) => {
    const y = toWhole(year, context);
    return serialOfDate(y < 1900 ? y + 1900 : y, toWhole(month, context), toWhole(day, context)) ?? wrongNumber;
  }),
  TIME: scalarFunction([3], ([hours, minutes, seconds], context) => {
    const value =
      (toWhole(hours, context) * 3600 + toWhole(minutes, context) * 60 + toWhole(seconds, context)) / 86_400;
    return value < 0 ? wrongNumber : value % 1;
  }),
  YEAR: ofDate(({ year }) => year),
  MONTH: ofDate(({ month }) => month),
  DAY: ofDate(({ day }) => day),
  HOUR: ofDate(({ hours }) => hours),
  MINUTE: ofDate(({ minutes }) => minutes),
  SECOND: ofDate(({ seconds }) => seconds),
  WEEKDAY: scalarFunction([1, 2], weekday),
  WEEKNUM: scalarFunction([1, 2], weekNumber),
  ISOWEEKNUM: scalarFunction([1], ([serial], context) => isoWeek(Math.floor(toNumber(serial, context)))),
  EDATE: scalarFunction([2], ([serial, months], context) => monthsLater(serial, months, context, false)),
  EOMONTH: scalarFunction([2], ([serial, months], context) => monthsLater(serial, months, context, true)),
  DAYS: scalarFunction([2], ([end, start], context) => toWhole(end, context) - toWhole(start, context)),
  DATEDIF: scalarFunction([3], difference),
  DATEVALUE: scalarFunction([1], ([text], context) => textDate(text, context, false)),
  TIMEVALUE: scalarFunction([1], ([text], context) => textDate(text, context, true)),
  YEARFRAC: scalarFunction([2, 3], yearFraction),
  NETWORKDAYS: rangeFunction([2, 3], (operands, context) => {
    const from = toWhole(scalarOf(operands[0], context), context);
    const to = toWhole(scalarOf(operands[1], context), context);
    const counts = workDays(operands, context);
    let found = 0;
    for (let day = Math.min(from, to); day <= Math.max(from, to); day += 1) if (counts(day)) found += 1;
    return from <= to ? found : -found;
  }),
  WORKDAY: rangeFunction([2, 3], (operands, context) => {
    let day = toWhole(scalarOf(operands[0], context), context);
    let left = toWhole(scalarOf(operands[1], context), context);
    const counts = workDays(operands, context);
    const step = Math.sign(left);
    while (left !== 0) {
      day += step;
      if (!partsOfSerial(day)) return wrongNumber;
      if (counts(day)) left -= step;
    }
    return day;
  }),
};
