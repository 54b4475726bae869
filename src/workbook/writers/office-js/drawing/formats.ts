import {
  columnLetters,
  headerColours,
  numberFormats,
  planFill,
  type ColumnSchema,
  type TableSchema,
} from '../../../index';
import { rangeOf, type Area } from '../excel-run';

/** Adjacent columns that are treated alike. */
export interface ColumnRun<Trait> {
  readonly trait: Trait;
  readonly first: number;
  readonly last: number;
}

/** Groups columns by a trait, adjacent ones together: Excel is told once for all of them. */
export function columnRuns<Trait>(
  columns: readonly (readonly [number, ColumnSchema])[],
  traitOf: (column: ColumnSchema) => Trait,
): readonly ColumnRun<Trait>[] {
  const runs: ColumnRun<Trait>[] = [];
  for (const [at, column] of [...columns].sort(([a], [b]) => a - b)) {
    const trait = traitOf(column);
    const previous = runs.at(-1);
    if (previous && previous.last + 1 === at && JSON.stringify(previous.trait) === JSON.stringify(trait)) {
      runs[runs.length - 1] = { ...previous, last: at };
    } else runs.push({ trait, first: at, last: at });
  }
  return runs;
}

/** Whole columns, by their letters. */
export function wholeColumns(sheet: Excel.Worksheet, first: number, last: number): Excel.Range {
  return sheet.getRange(`${columnLetters(first)}:${columnLetters(last)}`).untrack();
}

/** Width in points of a number of characters of the default font, seven pixels each and five around them. */
export const pointsOf = (characters: number): number => ((characters * 7 + 5) * 72) / 96;

/** The columns of a new sheet, which has nobody's formats yet. */
export function formatColumns(sheet: Excel.Worksheet, { columns }: TableSchema): void {
  const placed = columns.map((column, at) => [at, column] as const);
  const lastColumn = columns.length - 1;
  wholeColumns(sheet, 0, lastColumn).format.verticalAlignment = 'Top';
  for (const { trait, first, last } of columnRuns(placed, (column) => column.width)) {
    wholeColumns(sheet, first, last).format.columnWidth = pointsOf(trait);
  }
  for (const { trait, first, last } of columnRuns(placed, (column) => column.kind === 'prose')) {
    if (trait) wholeColumns(sheet, first, last).format.wrapText = true;
  }
  for (const { trait, first, last } of columnRuns(placed, (column) => column.group === 'P')) {
    if (trait) wholeColumns(sheet, first, last).format.fill.color = `#${planFill}`;
  }
}

/** Groups that can be folded, and columns that are hidden at first. After the formats: a width shows a column again. */
export function foldColumns(sheet: Excel.Worksheet, { columns }: TableSchema): void {
  const placed = columns.map((column, at) => [at, column] as const);
  for (const { trait, first, last } of columnRuns(placed, (column) => column.outlined === true)) {
    if (trait) wholeColumns(sheet, first, last).group('ByColumns');
  }
  for (const { trait, first, last } of columnRuns(placed, (column) => column.hidden === true)) {
    if (trait) wholeColumns(sheet, first, last).columnHidden = true;
  }
}

const headerHeight = 32;

export function formatHeaders(sheet: Excel.Worksheet, { columns }: TableSchema): void {
  const placed = columns.map((column, at) => [at, column] as const);
  const row: Pick<Area, 'firstRow' | 'lastRow'> = { firstRow: 1, lastRow: 1 };
  const all = rangeOf(sheet, { ...row, firstColumn: 0, lastColumn: columns.length - 1 });
  all.format.rowHeight = headerHeight;
  all.format.wrapText = true;
  all.format.verticalAlignment = 'Center';
  all.format.font.bold = true;
  for (const { trait, first, last } of columnRuns(placed, (column) => column.group)) {
    const { fill, text } = headerColours[trait];
    const range = rangeOf(sheet, { ...row, firstColumn: first, lastColumn: last });
    range.format.fill.color = `#${fill}`;
    range.format.font.color = `#${text}`;
  }
}

/** One value for all cells of a range, which the library takes and its types leave out. */
export const forAll = (value: string): string[][] => value as unknown as string[][];

/** The number formats of rows, before anything is written into them: a text must find the format for texts there. */
export function formatRows(
  sheet: Excel.Worksheet,
  columns: readonly (readonly [number, ColumnSchema])[],
  rows: Pick<Area, 'firstRow' | 'lastRow'>,
): void {
  for (const { trait, first, last } of columnRuns(columns, (column) => numberFormats[column.kind])) {
    rangeOf(sheet, { ...rows, firstColumn: first, lastColumn: last }).numberFormat = forAll(trait);
  }
}

/** What of a format a row beyond the table lacks: the sheet of an agent has no formats of ours for whole columns. */
export function formatCells(
  sheet: Excel.Worksheet,
  columns: readonly (readonly [number, ColumnSchema])[],
  rows: Pick<Area, 'firstRow' | 'lastRow'>,
): void {
  const runs = columnRuns(columns, ({ kind, group }) => ({ wraps: kind === 'prose', agent: group === 'P' }));
  for (const { trait, first, last } of runs) {
    const { format } = rangeOf(sheet, { ...rows, firstColumn: first, lastColumn: last });
    format.verticalAlignment = 'Top';
    if (trait.wraps) format.wrapText = true;
    if (trait.agent) format.fill.color = `#${planFill}`;
  }
}
