import { errorValue, isError, type CellValue } from '../model/value';
import { formattedText } from '../model/text/format-text';
import { readTyped } from '../model/text/read-typed';
import { partsOfSerial } from '../model/text/date-parts';
import { Failure, type Context } from './operand';

/** The number that a text spells in a formula: `"5"`, `"12%"`, `"2026-01-31"`; undefined where it spells none. */
export function numberInText(text: string, context: Context): number | undefined {
  const year = (): number => partsOfSerial(context.reader.now())?.year ?? 1900;
  const { value } = readTyped(text.trim(), context.reader.locale, year);
  return typeof value === 'number' ? value : undefined;
}

export function toNumber(value: CellValue, context: Context): number {
  if (typeof value === 'number') return value;
  if (value === undefined) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isError(value)) throw new Failure(value);
  const number = numberInText(value, context);
  if (number === undefined) throw new Failure(errorValue('#VALUE!'));
  return number;
}

/** A number without its decimals, towards zero. */
export function toWhole(value: CellValue, context: Context): number {
  return Math.trunc(toNumber(value, context));
}

export function toText(value: CellValue, context: Context): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  if (isError(value)) throw new Failure(value);
  if (typeof value === 'boolean') return formattedText(value, 'General', context.reader.locale);
  // Joined to texts a number has all of its digits, not just those that fit into a cell.
  const text = String(Number(value.toPrecision(15)));
  if (text.includes('e') || !text.includes('.'))
    return text.includes('e') ? formattedText(value, 'General', context.reader.locale) : text;
  return text.replace('.', formattedText(0.5, '.0', context.reader.locale).charAt(0));
}

export function toBoolean(value: CellValue): boolean {
  if (typeof value === 'boolean') return value;
  if (value === undefined) return false;
  if (typeof value === 'number') return value !== 0;
  if (isError(value)) throw new Failure(value);
  const text = value.toUpperCase();
  if (text === 'TRUE' || text === 'FALSE') return text === 'TRUE';
  throw new Failure(errorValue('#VALUE!'));
}

/** Texts are compared without their case. */
export const folded = (text: string): string => text.toLowerCase();

const ranks: Readonly<Record<string, number>> = { number: 0, string: 1, boolean: 2 };

/** Order of two values: numbers before texts before truth values; an empty cell is whatever the other one is. */
export function compareValues(a: CellValue, b: CellValue): number {
  if (isError(a)) throw new Failure(a);
  if (isError(b)) throw new Failure(b);
  if (a === undefined && b === undefined) return 0;
  const emptyLike = (other: CellValue): CellValue =>
    typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
  const left = a ?? emptyLike(b);
  const right = b ?? emptyLike(a);
  if (typeof left === 'number' && typeof right === 'number') {
    // The last of the digits that a double holds do not count ("Floating-point arithmetic may give inaccurate results").
    return Math.abs(left - right) <= Math.abs(left) * 1e-15 ? 0 : left - right;
  }
  if (typeof left === 'string' && typeof right === 'string') {
    const [x, y] = [folded(left), folded(right)];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return (ranks[typeof left] ?? 0) - (ranks[typeof right] ?? 0);
}
