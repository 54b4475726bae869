import { intersection, lastColumn, lastRow, type Area } from '../../area';
import { cellText } from '../cells/cell-text';
import type { SheetCore } from '../sheets/sheet-core';
import { bodyOf, type TableState } from '../states';
import { calculatedColumn, checkTableArea, dressRows, stretchRules } from './table-growth';
import { resizeTable } from './table-changes';

/** Whether nothing that is already there would come into the table with the cells that were just filled. */
function isFree(sheet: SheetCore, table: TableState, whole: Area, written: Area): boolean {
  const inTheWay: number[] = [];
  sheet.store.eachValue(whole, (_, row, column) => {
    const old = row <= lastRow(table.area) && column <= lastColumn(table.area);
    const own = intersection(written, { row, column, rows: 1, columns: 1 });
    if (!old && !own) inTheWay.push(row);
  });
  if (inTheWay.length > 0) return false;
  try {
    checkTableArea(sheet, whole, table.id);
    return true;
  } catch {
    return false;
  }
}

function growDown(sheet: SheetCore, table: TableState, written: Area): void {
  const added = lastRow(written) - lastRow(table.area);
  const whole = { ...table.area, rows: table.area.rows + added };
  if (!isFree(sheet, table, whole, written)) return;
  const last = lastRow(bodyOf(table));
  const formulas = table.columns.map((_, index) => calculatedColumn(sheet, table, index));
  resizeTable(sheet, table, whole);
  stretchRules(sheet, last, added, table);
  dressRows(sheet, table, last + 1, added, formulas, last);
}

function growRight(sheet: SheetCore, table: TableState, written: Area): void {
  const added = lastColumn(written) - lastColumn(table.area);
  const whole = { ...table.area, columns: table.area.columns + added };
  if (isFree(sheet, table, whole, written)) resizeTable(sheet, table, whole);
}

/**
 * What a person types directly below or to the right of a table becomes part of it ("Overview of Excel tables":
 * automatic expansion); formulas of calculated columns, looks, validations and conditional formats go on into new rows.
 */
export function growTables(sheet: SheetCore, written: Area): void {
  for (const { id } of sheet.state.tables) {
    const table = sheet.state.tables.find((one) => one.id === id);
    if (!table) continue;
    const beside = { rows: written.row >= table.area.row && written.row <= lastRow(table.area) };
    const under = written.row === lastRow(table.area) + 1 || (beside.rows && lastRow(written) > lastRow(table.area));
    const within = written.column >= table.area.column && lastColumn(written) <= lastColumn(table.area);
    if (under && within && !table.showTotals) growDown(sheet, table, written);
    const right =
      beside.rows && lastRow(written) <= lastRow(table.area) && written.column === lastColumn(table.area) + 1;
    if (right && cellText(sheet, written.row, written.column) !== '') growRight(sheet, table, written);
  }
}
