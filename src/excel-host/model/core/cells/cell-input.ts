import type { Formula } from '../../../formula/formula';
import { ExcelProblem } from '../../excel-problem';
import { columnLetters } from '../../address';
import { partsOfSerial } from '../../text/date-parts';
import { localeFacts } from '../../text/locale-facts';
import { readTyped } from '../../text/read-typed';
import type { CellValue } from '../../value';
import type { CellContent } from './cell-store';
import type { SheetCore } from '../sheets/sheet-core';

/** A cell takes so many signs ("Excel specifications and limits"). */
const longestText = 32_767;

/** What an input becomes: what the cell holds, and the number format that it brings along. */
interface Read {
  readonly value: CellValue;
  readonly formula?: Formula;
  readonly numberFormat?: string;
  readonly quoted?: true;
}

/** The formula of a cell; undefined where it cannot be read. `meansOneValue`: a file does not mark it as one that spills. */
export function readableFormula(
  { id: sheetId, workbook }: SheetCore,
  row: number,
  column: number,
  text: string,
  meansOneValue: boolean,
): Formula | undefined {
  const { shelf } = workbook.calculator;
  const place = { sheetId, row, column };
  return meansOneValue ? shelf.readAsOneValue(text, place) : shelf.read(text, place);
}

/** Reads the formula of a cell; throws what Excel answers where it does not take it. */
export function formulaOf(sheet: SheetCore, row: number, column: number, text: string): Formula {
  const formula = readableFormula(sheet, row, column, text, false);
  if (!formula) throw new ExcelProblem('InvalidArgument', `${columnLetters(column)}${String(row + 1)} ${text}`);
  return formula;
}

/** A formula typed in a language with its own separators, in English. */
export function englishFormula(text: string, locale: string): string {
  const { list, decimal } = localeFacts(locale);
  if (list === ',') return text;
  return text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'!|\[[^\]]*\]|;|\d+,\d*/g, (piece) => {
    if (piece === ';') return ',';
    return /^\d/.test(piece) ? piece.replace(decimal, '.') : piece;
  });
}

/** An English formula as it is typed in a language. */
export function localFormula(text: string, locale: string): string {
  const { list, decimal } = localeFacts(locale);
  if (list === ',') return text;
  return text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'!|\[[^\]]*\]|,|\d+\.\d*/g, (piece) => {
    if (piece === ',') return list;
    return /^\d/.test(piece) ? piece.replace('.', decimal) : piece;
  });
}

/** Formulas that bring the format of what they answer where the cell has none. */
const dateFormulas: readonly (readonly [RegExp, string])[] = [
  [/^=\s*(?:TODAY|DATE)\s*\([^()]*\)\s*$/i, 'm/d/yyyy'],
  [/^=\s*NOW\s*\(\s*\)\s*$/i, 'm/d/yyyy h:mm'],
  [/^=\s*TIME\s*\([^()]*\)\s*$/i, 'h:mm AM/PM'],
];

function readText(sheet: SheetCore, row: number, column: number, text: string, locale: string): Read {
  if (text.length > longestText) throw new ExcelProblem('InvalidArgument', `${String(text.length)} signs`);
  if (text.startsWith("'")) return { value: text.slice(1), quoted: true };
  const { formats, clock } = sheet.workbook;
  if (formats.format(sheet.store.format(row, column)).numberFormat === '@') return { value: text };
  const asFormula = (body: string): Read => {
    const formula = formulaOf(sheet, row, column, englishFormula(body, locale));
    const dated = dateFormulas.find(([pattern]) => pattern.test(body));
    return { value: undefined, formula, ...(dated ? { numberFormat: dated[1] } : {}) };
  };
  if (text.startsWith('=') && text.length > 1) return asFormula(text);
  const thisYear = (): number => partsOfSerial(clock.serialNow())?.year ?? 1900;
  const typed = readTyped(text, locale, thisYear);
  // "If the returned value starts with a plus or minus sign, Excel interprets this value as a formula" (Range.values).
  if (typeof typed.value === 'string' && /^[+-]./s.test(text)) return asFormula(`=${text}`);
  return typed;
}

/**
 * What a cell holds after an input: numbers and truth values are what they are; texts are read the way Excel reads
 * them, in a language; `''` clears.
 */
export function contentOf(
  sheet: SheetCore,
  row: number,
  column: number,
  input: string | number | boolean,
  locale: string,
): CellContent {
  const { store, workbook } = sheet;
  const own = store.content(row, column).format;
  if (input === '') return { value: undefined, formula: undefined, format: own };
  if (typeof input === 'number' && !Number.isFinite(input)) throw new ExcelProblem('InvalidArgument', String(input));
  const format = workbook.formats.format(store.format(row, column));
  const read: Read =
    typeof input === 'string'
      ? readText(sheet, row, column, input, locale)
      : { value: format.numberFormat === '@' ? String(input).toUpperCase() : input };
  const change = {
    ...(read.numberFormat !== undefined && format.numberFormat === 'General'
      ? { numberFormat: read.numberFormat }
      : {}),
    ...((read.quoted === true) === format.quoted ? {} : { quoted: read.quoted === true }),
  };
  const changes = Object.keys(change).length > 0;
  return {
    value: read.value,
    formula: read.formula,
    format: changes ? workbook.formats.changed(store.format(row, column), change) : own,
  };
}
