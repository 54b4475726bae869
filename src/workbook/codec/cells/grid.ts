import type { CellValue } from './cell';

/** A cell whose formula ended in an error, such as `#REF!`, or, as its own text (`=A1*2`), was never calculated. */
export interface ErrorCell {
  readonly error: string;
}

/** Whether a cell holds a formula that no program has calculated: what it shows, nobody knows. */
export function isNotCalculated(cell: ErrorCell): boolean {
  return cell.error.startsWith('=');
}

/** What a host reads from a cell. Formulas give their result, rich text and links their words; undefined: empty. */
export type ReadCell = CellValue | ErrorCell | undefined;

/** One row of a sheet as a host reads it. */
export interface GridRow {
  /** From 1, as the sheet shows it. */
  readonly number: number;
  /** By column, from 0; may be shorter than the sheet is wide. */
  readonly cells: readonly ReadCell[];
  /** Columns whose number is shown as a date, as far as the host reads how cells are shown. */
  readonly dates?: readonly number[];
}

/** A table of a sheet. Columns from 0, rows from 1, both ends included. */
export interface GridTable {
  readonly name: string;
  readonly headerRow: number;
  readonly lastRow: number;
  /** A row of totals follows the last one. */
  readonly totalsRow: boolean;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Cells that were merged into one. Columns from 0, rows from 1, both ends included. */
export interface MergedCells {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** One sheet as a host reads it. */
export interface SheetGrid {
  readonly name: string;
  /** Rows that hold something, in order. */
  readonly rows: readonly GridRow[];
  readonly tables: readonly GridTable[];
  /** Default: none. Excel lets nobody merge cells of a table; other programs do. */
  readonly merged?: readonly MergedCells[];
}

/** A cell that a name of the workbook stands for. */
export interface NamedCell {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

/** A workbook as any host reads it: cells and the few facts that tell what they are. */
export interface WorkbookGrid {
  readonly sheets: readonly SheetGrid[];
  /** Names that stand for one cell. */
  readonly names: ReadonlyMap<string, NamedCell>;
  /** Dates count from 1904. */
  readonly from1904: boolean;
}

export function isErrorCell(cell: ReadCell): cell is ErrorCell {
  return typeof cell === 'object';
}

/** Visible ASCII: what is neither a blank nor needs a closer look. */
const isPlain = (unit: number): boolean => unit > 0x20 && unit < 0x7f;

/** Words of a cell without outer blanks; no-break spaces are blanks. Empty for an error. */
export function wordsIn(cell: ReadCell): string {
  if (cell === undefined || isErrorCell(cell)) return '';
  const text = String(cell);
  // Most cells have no outer blanks, and a big sheet asks a million times.
  if (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1))) return text;
  return text.replace(/^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$/gu, '');
}

const alphabet = 26;

/** Letters of a column: 0 is A. */
export function columnLetters(column: number): string {
  let rest = column + 1;
  let letters = '';
  while (rest > 0) {
    const digit = (rest - 1) % alphabet;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = Math.floor((rest - 1) / alphabet);
  }
  return letters;
}

/** Column of its letters: A is 0. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let index = 0; index < letters.length; index += 1) number = number * alphabet + letters.charCodeAt(index) - 64;
  return number - 1;
}
