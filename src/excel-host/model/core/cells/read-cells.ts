import {
  wholeSheet,
  boundingArea,
  cellArea,
  intersection,
  lastColumn,
  lastRow,
  sheetColumns,
  sheetRows,
  type Area,
} from '../../area';
import type { CellFormat } from '../../format';
import type { SearchOptions, StoredCell } from '../../sheet';
import type { CellValue } from '../../value';
import { cellText } from './cell-text';
import type { SheetCore } from '../sheets/sheet-core';

/** A block of the area, one answer a cell. */
export function block<Answer>(area: Area, answer: (row: number, column: number) => Answer): Answer[][] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) => answer(area.row + row, area.column + column)),
  );
}

export function formulaOrValue(sheet: SheetCore, row: number, column: number): CellValue {
  return sheet.workbook.formulaTextAt(sheet.id, row, column) ?? sheet.store.value(row, column);
}

/** What all cells have in common; null where they differ. */
export function common<Value>(sheet: SheetCore, area: Area, pick: (format: CellFormat) => Value): Value | null {
  const { store, workbook } = sheet;
  const seen = new Set<number>();
  const end = Math.min(lastRow(area), store.rowCount - 1);
  for (let row = area.row; row <= end; row += 1) {
    const line = store.row(row);
    // Behind the cells that have something of their own all look like the row or like their columns.
    const width = Math.max(line?.formats?.length ?? 0, store.columnCount, area.column);
    for (let column = area.column; column <= Math.min(lastColumn(area), width); column += 1) {
      seen.add(store.format(row, column));
    }
  }
  if (end < lastRow(area)) {
    for (
      let column = area.column;
      column <= Math.min(lastColumn(area), Math.max(store.columnCount, area.column));
      column += 1
    ) {
      seen.add(store.column(column).format ?? 0);
    }
  }
  const keys = new Set<string>();
  let first: { value: Value } | undefined;
  for (const id of seen) {
    const value = pick(workbook.formats.format(id));
    keys.add(value === undefined ? '' : JSON.stringify(value));
    first ??= { value };
    if (keys.size > 1) return null;
  }
  return first ? first.value : null;
}

/** How far the formula of a cell spills; its own cell where it answers one value, or has no room. */
export function spillOf(sheet: SheetCore, row: number, column: number): Area {
  const spill = sheet.workbook.calculator.spillOver(sheet.id, row, column);
  return spill?.row === row && spill.column === column ? spill.area : cellArea(row, column);
}

function formulaParts(sheet: SheetCore, row: number, column: number): Pick<StoredCell, 'formula' | 'spills'> {
  const { calculator } = sheet.workbook;
  const formula = sheet.store.formula(row, column);
  if (!formula) return {};
  const { shelf } = calculator;
  if (!shelf.maySpill(formula, sheet.id)) {
    return { formula: shelf.textOfOneValue(formula, { sheetId: sheet.id, row, column }) };
  }
  return { formula: sheet.workbook.spelled(formula, sheet.id, row, column), spills: spillOf(sheet, row, column) };
}

/** Cells that hold something, in rows from the top. */
export function* storedCells(sheet: SheetCore, area: Area = wholeSheet): Iterable<StoredCell> {
  const { store, workbook } = sheet;
  for (let row = area.row; row <= Math.min(lastRow(area), store.rowCount - 1); row += 1) {
    const line = store.row(row);
    if (!line) continue;
    const end = Math.min(lastColumn(area), Math.max(line.values.length, line.formats?.length ?? 0) - 1);
    for (let column = area.column; column <= end; column += 1) {
      const value = line.values[column];
      const format = line.formats?.[column];
      if (value === undefined && format === undefined && line.formulas?.has(column) !== true) continue;
      yield {
        row,
        column,
        value,
        ...formulaParts(sheet, row, column),
        ...(format === undefined ? {} : { format: workbook.formats.format(format) }),
      };
    }
  }
}

export function usedArea(sheet: SheetCore, valuesOnly: boolean, within?: Area): Area | undefined {
  const { store } = sheet;
  let found: Area | undefined;
  store.eachRow(within ?? wholeSheet, (line, row) => {
    const right = within ? lastColumn(within) : sheetColumns - 1;
    const isUsed = (column: number): boolean =>
      line.values[column] !== undefined ||
      line.formulas?.has(column) === true ||
      (!valuesOnly && (line.formats?.[column] ?? 0) !== 0);
    let first = within?.column ?? 0;
    let last = Math.min(right, Math.max(line.values.length, valuesOnly ? 0 : (line.formats?.length ?? 0)) - 1);
    while (first <= last && !isUsed(first)) first += 1;
    while (last >= first && !isUsed(last)) last -= 1;
    if (first > last) return;
    const run = { row, column: first, rows: 1, columns: last - first + 1 };
    found = found ? boundingArea(found, run) : run;
  });
  const spilled = store.spilledArea(within ?? wholeSheet);
  if (spilled) return found ? boundingArea(found, spilled) : spilled;
  return found;
}

const steps = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] } as const;

/** Where Ctrl and an arrow lead: to the end of what is filled, or over what is empty to the next that is. */
export function edge(sheet: SheetCore, row: number, column: number, direction: keyof typeof steps) {
  const [down, right] = steps[direction];
  const filled = (r: number, c: number): boolean => sheet.store.value(r, c) !== undefined;
  const inside = (r: number, c: number): boolean => r >= 0 && c >= 0 && r < sheetRows && c < sheetColumns;
  const used = usedArea(sheet, true);
  let [r, c] = [row + down, column + right];
  if (!inside(r, c)) return { row, column };
  if (filled(row, column) && filled(r, c)) {
    while (inside(r + down, c + right) && filled(r + down, c + right)) [r, c] = [r + down, c + right];
    return { row: r, column: c };
  }
  while (inside(r, c) && !filled(r, c)) {
    const beyond = !used || (down > 0 && r > lastRow(used)) || (right > 0 && c > lastColumn(used));
    if (beyond) {
      return { row: down > 0 ? sheetRows - 1 : r, column: right > 0 ? sheetColumns - 1 : c };
    }
    [r, c] = [r + down, c + right];
  }
  return { row: Math.max(Math.min(r, sheetRows - 1), 0), column: Math.max(Math.min(c, sheetColumns - 1), 0) };
}

/** The filled cells around a cell, up to empty rows and columns. */
export function region(sheet: SheetCore, row: number, column: number): Area {
  let area: Area = { row, column, rows: 1, columns: 1 };
  for (;;) {
    const around = intersection(wholeSheet, {
      row: area.row - 1,
      column: area.column - 1,
      rows: area.rows + 2,
      columns: area.columns + 2,
    });
    const used = around && usedArea(sheet, true, around);
    const next = used ? boundingArea(area, used) : area;
    if (next.rows === area.rows && next.columns === area.columns) return area;
    area = next;
  }
}

/** Cells whose shown text holds (or is) a text, row by row. */
export function findCells(sheet: SheetCore, text: string, within: Area, { completeMatch, matchCase }: SearchOptions) {
  const fold = (one: string): string => (matchCase === true ? one : one.toLowerCase());
  const wanted = fold(text);
  const found: { row: number; column: number }[] = [];
  sheet.store.eachValue(within, (_, row, column) => {
    const shown = fold(cellText(sheet, row, column));
    if (completeMatch === true ? shown === wanted : shown.includes(wanted)) found.push({ row, column });
  });
  return found;
}
