import { addressOf } from '../../address';
import {
  encloses,
  intersection,
  isWholeColumns,
  isWholeRows,
  lastColumn,
  lastRow,
  overlaps,
  sheetColumns,
  sheetRows,
  type Area,
} from '../../area';
import { ExcelProblem } from '../../excel-problem';
import { adjustCells, adjustNames, adjustRules, shiftedAreas } from './adjust-formulas';
import type { SheetCore } from '../sheets/sheet-core';
import { shiftedPage } from '../sheets/page-model';
import { shiftOf, type Shift } from './shift';
import { bodyOf, headerOf, type TableState } from '../states';
import { columnNameFor } from '../tables/table-names';

/** From an area to the end of the sheet: everything that an insertion or a removal there moves. */
function tail(area: Area, vertical: boolean): Area {
  return vertical ? { ...area, rows: sheetRows - area.row } : { ...area, columns: sheetColumns - area.column };
}

function refuse(area: Area): never {
  throw new ExcelProblem('InsertDeleteConflict', addressOf(area));
}

/** Excel shifts whole tables or none of their cells ("… attempting to shift cells in a table on your worksheet"). */
function refuseTornTables(sheet: SheetCore, area: Area, vertical: boolean): void {
  const moving = tail(area, vertical);
  for (const table of sheet.state.tables) {
    if (!overlaps(table.area, moving)) continue;
    const across = vertical ? { ...moving, row: 0, rows: sheetRows } : { ...moving, column: 0, columns: sheetColumns };
    if (!encloses(across, table.area)) refuse(table.area);
  }
  for (const merge of sheet.state.merges) {
    const common = intersection(merge, moving);
    const across = vertical ? common?.columns === merge.columns : common?.rows === merge.rows;
    if (common && !across) refuse(merge);
  }
}

/** Excel does not push what is filled over the edge of the sheet. */
function refuseLoss(sheet: SheetCore, area: Area, vertical: boolean): void {
  const edge = vertical
    ? { ...area, row: sheetRows - area.rows, rows: area.rows }
    : { ...area, column: sheetColumns - area.columns, columns: area.columns };
  if (sheet.store.isFilled(edge)) refuse(area);
}

/** Records that are tied to cells follow them. */
function adjustRecords(sheet: SheetCore, shift: Shift): void {
  const { state } = sheet;
  const at = <Item extends { readonly row: number; readonly column: number }>(
    items: readonly Item[],
  ): readonly Item[] =>
    items.flatMap((item) => {
      const area = shift.area({ row: item.row, column: item.column, rows: 1, columns: 1 });
      return area ? [{ ...item, row: area.row, column: area.column }] : [];
    });
  const filterArea = state.filter && shift.area(state.filter.area);
  sheet.update({
    notes: at(state.notes),
    comments: at(state.comments),
    hyperlinks: state.hyperlinks.flatMap((entry) => {
      const area = shift.area(entry.area);
      return area ? [{ ...entry, area }] : [];
    }),
    bindings: state.bindings.map((binding) => ({ ...binding, area: binding.area && shift.area(binding.area) })),
    page: shiftedPage(state.page, shift),
    merges: shiftedAreas(state.merges, shift).filter((area) => area.rows > 1 || area.columns > 1),
    charts: state.charts.map((chart) => ({ ...chart, source: shift.area(chart.source) ?? chart.source })),
    filter: state.filter && filterArea ? { ...state.filter, area: filterArea } : undefined,
  });
}

/** The columns of a table after cells came or went across it. */
function adjustedTable(table: TableState, area: Area, shift: Shift): TableState {
  const columns: TableState['columns'][number][] = [];
  let nextColumn = table.nextColumn;
  const criteria = new Map<number, NonNullable<ReturnType<typeof table.filter.criteria.get>>>();
  for (let index = 0; index < area.columns; index += 1) {
    const before = shift.before({ row: area.row, column: area.column + index });
    const was = before ? before.column - table.area.column : -1;
    const kept = table.columns[was];
    const taken = [...columns, ...table.columns].map((column) => column.name);
    columns.push(kept ?? { id: nextColumn++, name: columnNameFor(taken, index) });
    const criterion = table.filter.criteria.get(was);
    if (kept && criterion) criteria.set(index, criterion);
  }
  return { ...table, area, columns, nextColumn, filter: { ...table.filter, criteria } };
}

function adjustTables(sheet: SheetCore, shift: Shift): void {
  const tables = sheet.state.tables.flatMap((table) => {
    const area = shift.area(table.area);
    return area ? [adjustedTable(table, area, shift)] : [];
  });
  const gone = sheet.state.tables.filter((table) => !tables.some(({ id }) => id === table.id));
  sheet.update({ tables });
  for (const table of gone) sheet.tell({ type: 'tableDeleted', tableId: table.id, tableName: table.name });
  for (const table of tables) {
    const header = headerOf(table);
    if (!header) continue;
    table.columns.forEach((column, index) => {
      const content = sheet.store.content(header.row, header.column + index);
      if (content.value === undefined) {
        sheet.store.set(header.row, header.column + index, { ...content, value: column.name });
      }
    });
  }
}

function adjustEverything(sheet: SheetCore, shift: Shift): void {
  adjustCells(sheet.workbook, shift);
  adjustRules(sheet.workbook, shift);
  adjustNames(sheet.workbook, shift);
  adjustRecords(sheet, shift);
  adjustTables(sheet, shift);
  sheet.workbook.log.rearranged(sheet.id);
  for (const listener of [...sheet.workbook.shiftListeners]) listener(shift);
}

function refuseOutside(area: Area): void {
  if (area.row < 0 || area.column < 0 || lastRow(area) >= sheetRows || lastColumn(area) >= sheetColumns) {
    throw new ExcelProblem('InvalidArgument', addressOf(area));
  }
}

/** New rows and columns look like those before them, as Excel formats what it inserts. */
function insertCells(sheet: SheetCore, area: Area, vertical: boolean): void {
  const { store } = sheet;
  if (vertical && isWholeRows(area)) {
    const above = area.row > 0 ? store.row(area.row - 1) : undefined;
    store.insertRows(area.row, area.rows, () => undefined);
    const formats = above?.formats;
    if (!formats && above?.format === undefined) return;
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      if (above.format !== undefined) store.setRow(row, { format: above.format });
      formats?.forEach((format, column) => {
        if (format !== undefined) store.setFormat(row, column, format);
      });
    }
  } else if (!vertical && isWholeColumns(area)) {
    const before = area.column > 0 ? store.column(area.column - 1) : undefined;
    store.insertColumns(area.column, area.columns, before && { ...before, hidden: false });
    if (area.column === 0) return;
    for (let row = 0; row < store.rowCount; row += 1) {
      const format = store.row(row)?.formats?.[area.column - 1];
      if (format === undefined) continue;
      for (let column = area.column; column <= lastColumn(area); column += 1) store.setFormat(row, column, format);
    }
  } else {
    store.moveBlock(tail(area, vertical), vertical ? area.rows : 0, vertical ? 0 : area.columns);
  }
}

/** Makes room for an area by moving what is there (`Range.insert`). */
export function insertArea(sheet: SheetCore, area: Area, vertical: boolean): void {
  refuseOutside(area);
  refuseTornTables(sheet, area, vertical);
  refuseLoss(sheet, area, vertical);
  insertCells(sheet, area, vertical);
  adjustEverything(sheet, shiftOf(sheet.id, area, vertical, 'insert'));
}

/** A table keeps its header, and one row below it ("Resize a table by adding or removing rows and columns"). */
function keepTables(sheet: SheetCore, area: Area, vertical: boolean): Area | undefined {
  let left: Area | undefined = area;
  for (const table of sheet.state.tables) {
    const common: Area | undefined = left && intersection(table.area, left);
    if (!left || !common || !vertical || encloses(left, table.area)) continue;
    const header = headerOf(table);
    if (header && overlaps(header, left)) refuse(header);
    const body = bodyOf(table);
    if (common.row <= body.row && lastRow(common) >= lastRow(body) && common.row === left.row) {
      // Of a body that goes whole an empty row stays.
      for (let column = body.column; column <= lastColumn(body); column += 1) {
        const { format } = sheet.store.content(body.row, column);
        sheet.store.set(body.row, column, { value: undefined, formula: undefined, format });
      }
      left = left.rows > 1 ? { ...left, row: left.row + 1, rows: left.rows - 1 } : undefined;
    }
  }
  return left;
}

/** Takes an area away and lets what follows move up (`Range.delete`). */
export function removeArea(sheet: SheetCore, area: Area, vertical: boolean): void {
  refuseOutside(area);
  refuseTornTables(sheet, area, vertical);
  const gone = keepTables(sheet, area, vertical);
  if (!gone) return;
  const { store } = sheet;
  if (vertical && isWholeRows(gone)) store.removeRows(gone.row, gone.rows);
  else if (!vertical && isWholeColumns(gone)) store.removeColumns(gone.column, gone.columns);
  else {
    const moving = tail(gone, vertical);
    const filled = intersection(gone, { row: 0, column: 0, rows: Math.max(store.rowCount, 1), columns: sheetColumns });
    if (filled) {
      const right = Math.min(lastColumn(filled), store.columnsIn(filled, true) - 1);
      for (let row = filled.row; row <= lastRow(filled); row += 1) {
        for (let column = filled.column; column <= right; column += 1) store.clearCell(row, column);
      }
    }
    const rest = vertical
      ? { ...moving, row: gone.row + gone.rows, rows: moving.rows - gone.rows }
      : { ...moving, column: gone.column + gone.columns, columns: moving.columns - gone.columns };
    if (rest.rows > 0 && rest.columns > 0)
      store.moveBlock(rest, vertical ? -gone.rows : 0, vertical ? 0 : -gone.columns);
  }
  adjustEverything(sheet, shiftOf(sheet.id, gone, vertical, 'remove'));
}
