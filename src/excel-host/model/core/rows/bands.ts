import { addressOf } from '../../address';
import { lastColumn, lastRow, sheetColumns, sheetRows, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { BandState } from '../../records';
import type { Band } from '../../sheet';
import { cellText } from '../cells/cell-text';
import type { SheetCore } from '../sheets/sheet-core';

/** Groups nest seven deep ("Outline (group) data in a worksheet": up to eight levels, the first is no group). */
const deepestOutline = 7;
/** Points of a row and of a column that nobody changed, with Calibri 11. */
export const standardHeight = 15;
export const standardWidth = 48;
/** Points that a digit of the default font takes. */
const digitWidth = 5.25;
const widest = 255 * digitWidth + 4;
const highest = 409;

export interface BandChange {
  readonly size?: number;
  readonly hidden?: boolean;
  readonly outlineLevel?: number;
}

function check(change: BandChange, most: number): void {
  const { size, outlineLevel } = change;
  if (size !== undefined && !(size >= 0 && size <= most)) throw new ExcelProblem('InvalidArgument', String(size));
  if (outlineLevel !== undefined && !(outlineLevel >= 0 && outlineLevel <= deepestOutline)) {
    throw new ExcelProblem('InvalidArgument', String(outlineLevel));
  }
}

export function rowState(sheet: SheetCore, index: number): BandState {
  const row = sheet.store.row(index);
  return {
    hidden: row?.hidden ?? false,
    filtered: row?.filtered ?? false,
    outlineLevel: row?.outlineLevel ?? 0,
    size: row?.size,
  };
}

export function columnState(sheet: SheetCore, index: number): BandState {
  const { hidden, outlineLevel, size } = sheet.store.column(index);
  return { hidden, filtered: false, outlineLevel, size };
}

export function setRows(sheet: SheetCore, index: number, count: number, change: BandChange): void {
  check(change, highest);
  // Rows that nothing was ever done to are not made one by one down to the end of the sheet.
  const end = Math.min(index + count, count > 100_000 ? Math.max(sheet.store.rowCount, index + 1) : sheetRows);
  for (let row = index; row < end; row += 1) sheet.store.setRow(row, change);
  if (change.hidden !== undefined) {
    const area = { row: index, rows: count, column: 0, columns: sheetColumns };
    sheet.tell({ type: 'rowHiddenChanged', area, hidden: change.hidden });
  }
}

export function setColumns(sheet: SheetCore, index: number, count: number, change: BandChange): void {
  check(change, widest);
  for (let column = index; column < Math.min(index + count, sheetColumns); column += 1) {
    sheet.store.setColumn(column, change);
  }
}

/** Puts rows or columns one group deeper, or takes them out of one. */
export function regroup(sheet: SheetCore, area: Area, by: 'Rows' | 'Columns', step: 1 | -1): void {
  const rows = by === 'Rows';
  const [first, last] = rows ? [area.row, lastRow(area)] : [area.column, lastColumn(area)];
  if (last - first > 100_000) throw new ExcelProblem('InvalidArgument', addressOf(area));
  for (let index = first; index <= last; index += 1) {
    const { outlineLevel } = rows ? rowState(sheet, index) : columnState(sheet, index);
    const level = outlineLevel + step;
    if (level < 0) continue;
    if (rows) setRows(sheet, index, 1, { outlineLevel: level });
    else setColumns(sheet, index, 1, { outlineLevel: level });
  }
}

/** Hides groups deeper than the levels, and shows the others; 0 leaves rows or columns alone. */
export function showOutline(sheet: SheetCore, rowLevels: number, columnLevels: number): void {
  if (rowLevels < 0 || columnLevels < 0 || rowLevels > deepestOutline + 1 || columnLevels > deepestOutline + 1) {
    throw new ExcelProblem('InvalidArgument', String(rowLevels));
  }
  if (rowLevels > 0) {
    for (let row = 0; row < sheet.store.rowCount; row += 1) {
      const { outlineLevel, hidden } = rowState(sheet, row);
      if (outlineLevel > 0 && hidden !== outlineLevel >= rowLevels) setRows(sheet, row, 1, { hidden: !hidden });
    }
  }
  if (columnLevels > 0) {
    for (let column = 0; column < sheet.store.columnCount; column += 1) {
      const { outlineLevel, hidden } = columnState(sheet, column);
      if (outlineLevel > 0 && hidden !== outlineLevel >= columnLevels)
        setColumns(sheet, column, 1, { hidden: !hidden });
    }
  }
}

/** Fits columns to their longest text, rows to their lines. Widths are reckoned, as there is no font to measure with. */
export function autofit(sheet: SheetCore, area: Area, by: 'Rows' | 'Columns'): void {
  if (by === 'Rows') {
    for (let row = area.row; row <= Math.min(lastRow(area), sheet.store.rowCount - 1); row += 1) {
      sheet.store.setRow(row, { size: undefined });
    }
    return;
  }
  const used = sheet.store.columnsIn(area, false);
  for (let column = area.column; column <= Math.min(lastColumn(area), used - 1); column += 1) {
    let longest = 0;
    sheet.store.eachRow(area, (_, row) => {
      for (const line of cellText(sheet, row, column).split('\n')) longest = Math.max(longest, line.length);
    });
    if (longest > 0) sheet.store.setColumn(column, { size: Math.min(longest * digitWidth + 4, widest) });
  }
}

function sameBand(a: Band, b: Band): boolean {
  return (
    a.hidden === b.hidden &&
    a.filtered === b.filtered &&
    a.outlineLevel === b.outlineLevel &&
    a.size === b.size &&
    a.format === b.format
  );
}

/** Runs of neighbours with the same state, plain ones left out. */
export function* bands(sheet: SheetCore, by: 'Rows' | 'Columns'): Iterable<Band> {
  const { store, workbook } = sheet;
  const count = by === 'Rows' ? store.rowCount : store.columnCount;
  let run: Band | undefined;
  for (let index = 0; index < count; index += 1) {
    const state = by === 'Rows' ? rowState(sheet, index) : columnState(sheet, index);
    const id = by === 'Rows' ? store.row(index)?.format : store.column(index).format;
    const band: Band = {
      ...state,
      index,
      count: 1,
      format: id === undefined ? undefined : workbook.formats.format(id),
    };
    if (run && sameBand(run, band)) run = { ...run, count: run.count + 1 };
    else {
      if (run && !isPlain(run)) yield run;
      run = band;
    }
  }
  if (run && !isPlain(run)) yield run;
}

function isPlain(band: Band): boolean {
  return !band.hidden && !band.filtered && band.outlineLevel === 0 && band.size === undefined && !band.format;
}
