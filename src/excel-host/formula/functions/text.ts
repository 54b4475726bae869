import { errorValue, type CellValue } from '../../model/value';
import { formattedText } from '../../model/text/format-text';
import { numberInText, toBoolean, toNumber, toText, toWhole } from '../coercion';
import { wildcard } from '../criteria';
import { rangeFunction, scalarFunction, type FunctionDefinition, type Functions } from '../definition';
import { eachValue, scalarOf, sound, type Context, type Operand } from '../operand';

const ofText = (work: (text: string) => CellValue): FunctionDefinition =>
  scalarFunction([1], ([value], context) => work(toText(value, context)));

/** A cell takes so many signs ("Excel specifications and limits"). */
const longestText = 32_767;

/** How many signs a function takes; one where it is not told. */
function countOf(value: CellValue, args: number, least: number, context: Context): number | undefined {
  const count = args < 2 ? 1 : toWhole(value, context);
  return count < least ? undefined : count;
}

const invalid = errorValue('#VALUE!');

function find([wanted, text, from]: readonly CellValue[], context: Context, patterns: boolean): CellValue {
  const inside = toText(text, context);
  const needle = toText(wanted, context);
  const start = from === undefined ? 1 : toWhole(from, context);
  if (start < 1 || start > inside.length + 1) return invalid;
  if (!patterns) {
    const at = inside.indexOf(needle, start - 1);
    return at < 0 ? invalid : at + 1;
  }
  const pattern = wildcard(needle, false);
  const rest = inside.slice(start - 1);
  const at = pattern ? rest.search(pattern) : rest.toLowerCase().indexOf(needle.toLowerCase());
  return at < 0 ? invalid : at + start;
}

function joined(operands: readonly Operand[], context: Context, skipEmpty: boolean): string[] {
  const texts: string[] = [];
  for (const operand of operands) {
    eachValue(operand, context, (value) => {
      const text = toText(sound(value), context);
      if (!skipEmpty || text !== '') texts.push(text);
    });
  }
  return texts;
}

const around = (behind: boolean): FunctionDefinition =>
  scalarFunction([2, 3], ([text, mark, which], context) => {
    const inside = toText(text, context);
    const wanted = toText(mark, context);
    const parts = inside.split(wanted);
    const number = which === undefined ? 1 : toWhole(which, context);
    const at = number < 0 ? parts.length + number : number;
    if (number === 0) return invalid;
    if (at < 1 || at >= parts.length) return errorValue('#N/A');
    return (behind ? parts.slice(at) : parts.slice(0, at)).join(wanted);
  });

/**
 * Functions of texts that are our own: those that read numbers and formats in the workbook's language, patterns, whole
 * ranges, letters beyond the first 65,536, and counts of which the library takes any.
 */
export const textFunctions: Functions = {
  LEFT: scalarFunction([1, 2], (values, context) => {
    const count = countOf(values[1], values.length, 0, context);
    return count === undefined ? invalid : toText(values[0], context).slice(0, count);
  }),
  RIGHT: scalarFunction([1, 2], (values, context) => {
    const count = countOf(values[1], values.length, 0, context);
    const text = toText(values[0], context);
    return count === undefined ? invalid : text.slice(Math.max(text.length - count, 0));
  }),
  MID: scalarFunction([3], ([text, start, count], context) => {
    const from = toWhole(start, context);
    const length = toWhole(count, context);
    return from < 1 || length < 0 ? invalid : toText(text, context).slice(from - 1, from - 1 + length);
  }),
  PROPER: ofText((text) =>
    text
      .toLowerCase()
      .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  ),
  FIND: scalarFunction([2, 3], (values, context) => find(values, context, false)),
  SEARCH: scalarFunction([2, 3], (values, context) => find(values, context, true)),
  REPLACE: scalarFunction([4], ([text, start, count, instead], context) => {
    const inside = toText(text, context);
    const from = toWhole(start, context);
    const length = toWhole(count, context);
    if (from < 1 || length < 0) return invalid;
    return inside.slice(0, from - 1) + toText(instead, context) + inside.slice(from - 1 + length);
  }),
  REPT: scalarFunction([2], ([text, times], context) => {
    const count = toWhole(times, context);
    const repeated = toText(text, context);
    return count < 0 || repeated.length * count > longestText ? invalid : repeated.repeat(count);
  }),
  CONCATENATE: scalarFunction([1, 255], (values, context) => values.map((value) => toText(value, context)).join('')),
  CONCAT: rangeFunction([1, 254], (operands, context) => joined(operands, context, false).join('')),
  TEXTJOIN: rangeFunction([3, 254], ([mark, skip, ...operands], context) =>
    joined(operands, context, toBoolean(scalarOf(skip, context))).join(toText(scalarOf(mark, context), context)),
  ),
  TEXTBEFORE: around(false),
  TEXTAFTER: around(true),
  TEXT: scalarFunction([2], ([value, code], context) => {
    const known = typeof value === 'string' ? (numberInText(value, context) ?? value) : (value ?? 0);
    return formattedText(known, toText(code, context), context.reader.locale);
  }),
  VALUE: scalarFunction([1], ([value], context) => toNumber(value, context)),
  NUMBERVALUE: scalarFunction([1, 3], ([text, decimal, group], context) => {
    const plain = toText(text, context)
      .replace(/\s/g, '')
      .split(group === undefined ? ',' : toText(group, context))
      .join('')
      .replace(decimal === undefined ? '.' : toText(decimal, context), '.');
    const percents = /%*$/.exec(plain)?.[0].length ?? 0;
    const number = Number(plain.slice(0, plain.length - percents));
    return Number.isNaN(number) ? invalid : number / 100 ** percents;
  }),
  CHAR: scalarFunction([1], ([code], context) => {
    const number = toWhole(code, context);
    return number < 1 || number > 255 ? invalid : String.fromCharCode(number);
  }),
  UNICHAR: scalarFunction([1], ([code], context) => {
    const number = toWhole(code, context);
    return number < 1 || number > 0x10ffff ? invalid : String.fromCodePoint(number);
  }),
  UNICODE: ofText((text) => text.codePointAt(0) ?? invalid),
  T: scalarFunction([1], ([value]) => (typeof value === 'string' ? value : '')),
  HYPERLINK: scalarFunction([1, 2], ([address, name]) => name ?? address),
};
