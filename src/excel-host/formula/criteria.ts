import { isError, readError, type CellValue } from '../model/value';
import { compareValues, folded, numberInText } from './coercion';
import type { Context } from './operand';

/** Judges a cell. */
export type Criterion = (value: CellValue) => boolean;

const special = /[.*+?^${}()|[\]\\]/g;

/** A pattern of `*` and `?`, `~` before those that stand for themselves; undefined where there is none in it. */
export function wildcard(text: string, whole = true): RegExp | undefined {
  if (!/[*?~]/.test(text)) return undefined;
  const pattern = text.replace(
    /~([*?~])|([*])|([?])|([\s\S])/gu,
    (_, escaped?: string, many?: string, one?: string, other?: string) => {
      if (escaped !== undefined) return escaped.replace(special, '\\$&');
      if (many !== undefined) return '[\\s\\S]*';
      return one === undefined ? (other ?? '').replace(special, '\\$&') : '[\\s\\S]';
    },
  );
  return new RegExp(whole ? `^${pattern}$` : pattern, 'iu');
}

/** Signs of ASCII that differ by more than their case; of others this cannot be said. */
function areOthers(one: number, other: number): boolean {
  return one < 128 && other < 128 && (one | 32) !== (other | 32);
}

/** Whether two texts could be equal apart from case: their ends say no of nearly all, in a tenth of the time. */
function mayBeEqual(one: string, other: string): boolean {
  return (
    !areOthers(one.charCodeAt(0), other.charCodeAt(0)) &&
    !areOthers(one.charCodeAt(one.length - 1), other.charCodeAt(other.length - 1))
  );
}

function equality(text: string, context: Context): Criterion {
  const error = readError(text);
  if (error) return (value) => value === error;
  const upper = text.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return (value) => value === (upper === 'TRUE');
  const number = numberInText(text, context);
  if (number !== undefined) {
    return (value) =>
      value === number || (typeof value === 'string' && value !== '' && numberInText(value, context) === number);
  }
  const pattern = wildcard(text);
  if (pattern) return (value) => typeof value === 'string' && pattern.test(value);
  const wanted = folded(text);
  return (value) =>
    typeof value === 'string' && value.length === wanted.length && mayBeEqual(value, text) && folded(value) === wanted;
}

/** The text in small letters that a criterion asks for and nothing else; undefined where it means anything more. */
export function plainText(criterion: CellValue, context: Context): string | undefined {
  if (typeof criterion !== 'string' || criterion === '' || /^[<>=]|[*?~]/.test(criterion)) return undefined;
  const upper = criterion.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE' || readError(criterion)) return undefined;
  return numberInText(criterion, context) === undefined ? folded(criterion) : undefined;
}

/** What the second argument of COUNTIF means: a value, or a text such as `>5`, `<>x`, `a*` ("COUNTIF function"). */
export function criterionOf(value: CellValue, context: Context): Criterion {
  if (value === undefined) return (cell) => cell === 0;
  if (typeof value !== 'string') {
    if (typeof value === 'number') return equality(String(value), context);
    return (cell) => cell === value;
  }
  const match = /^(<=|>=|<>|<|>|=)?([\s\S]*)$/.exec(value);
  const operator = match?.[1];
  const text = match?.[2] ?? '';
  if (operator === undefined) {
    return text === '' ? (cell) => cell === undefined || cell === '' : equality(text, context);
  }
  if (operator === '=') return text === '' ? (cell) => cell === undefined : equality(text, context);
  if (operator === '<>') {
    if (text === '') return (cell) => cell !== undefined;
    const equal = equality(text, context);
    return (cell) => !equal(cell);
  }
  const number = numberInText(text, context);
  const bound: CellValue = number ?? text;
  return (cell) => {
    if (cell === undefined || isError(cell) || typeof cell !== typeof bound) return false;
    const order = compareValues(cell, bound);
    switch (operator) {
      case '<':
        return order < 0;
      case '>':
        return order > 0;
      case '<=':
        return order <= 0;
      default:
        return order >= 0;
    }
  };
}
