import { addressOf } from '../../address';
import { lastColumn, lastRow, sheetColumns, sheetRows, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { TableColumn, TableOptions } from '../../table';
import type { CellInput } from '../../value';
import { cellText } from '../cells/cell-text';
import { showFilteredRows } from '../rows/filter-rows';
import type { SheetCore } from '../sheets/sheet-core';
import { bodyOf, headerOf, type TableState } from '../states';
import { insertArea, removeArea } from '../formulas/structure';
import { namesColumns, throughRenaming } from '../formulas/respell';
import { columnNames } from './table-headers';
import { checkName, columnNameFor, freeTableName, isTaken, uniqueColumnName } from './table-names';
import { below, calculatedColumn, checkTableArea, dressRows, stretchRules } from './table-growth';
import { checkArea, tellChanged, tellEdited, writeBlock } from '../cells/write-cells';

/** The language in which the API reads texts that stand for numbers and dates. */
export const apiLocale = 'en-US';

const standardOptions: TableOptions = {
  style: 'TableStyleMedium2',
  showHeaders: true,
  showTotals: false,
  showBandedRows: true,
  showBandedColumns: false,
  highlightFirstColumn: false,
  highlightLastColumn: false,
  showFilterButton: true,
};

function writeHeader(sheet: SheetCore, area: Area, names: readonly string[]): void {
  names.forEach((name, index) => {
    const content = sheet.store.content(area.row, area.column + index);
    if (content.value === name && !content.formula) return;
    sheet.store.set(area.row, area.column + index, { ...content, value: name, formula: undefined });
  });
}

/** Makes a table of cells; without headers a row for them is put above. */
export function createTable(
  sheet: SheetCore,
  area: Area,
  hasHeaders: boolean,
  options: { readonly name?: string; readonly style?: string; readonly showHeaders?: boolean } = {},
): TableState {
  checkArea(area);
  checkTableArea(sheet, area, undefined);
  const { workbook } = sheet;
  const name = options.name ?? freeTableName(workbook);
  checkName(name);
  if (isTaken(workbook, name)) throw new ExcelProblem('ItemAlreadyExists', name);
  const showHeaders = options.showHeaders ?? true;
  let whole = area;
  if (!hasHeaders && showHeaders) {
    const under = { ...area, row: lastRow(area) + 1, rows: 1 };
    if (sheet.store.isFilled({ ...under, rows: sheetRows - under.row })) insertArea(sheet, { ...area, rows: 1 }, true);
    else sheet.store.moveBlock(area, 1, 0);
    whole = { ...area, rows: area.rows + 1 };
  } else if (area.rows === 1 && showHeaders) {
    // A table has a body: a header alone gets an empty row.
    const under = { ...area, row: area.row + 1 };
    if (sheet.store.isFilled(under)) insertArea(sheet, under, true);
    whole = { ...area, rows: 2 };
  }
  const texts = Array.from({ length: area.columns }, (_, index) =>
    hasHeaders && showHeaders ? cellText(sheet, area.row, area.column + index) : '',
  );
  const names = columnNames(texts);
  const table: TableState = {
    ...standardOptions,
    ...(options.style === undefined ? {} : { style: options.style }),
    showHeaders,
    id: workbook.nextId('T-'),
    name,
    area: whole,
    columns: names.map((column, index) => ({ id: index + 1, name: column })),
    nextColumn: names.length + 1,
    filter: { shown: showHeaders, criteria: new Map() },
    sortFields: [],
    sortMatchCase: false,
  };
  if (showHeaders) writeHeader(sheet, whole, names);
  sheet.update({ tables: [...sheet.state.tables, table] });
  sheet.tell({ type: 'tableAdded', tableId: table.id, tableName: name });
  return table;
}

export function renameTable(sheet: SheetCore, table: TableState, name: string): void {
  if (name === table.name) return;
  checkName(name);
  if (name.toUpperCase() !== table.name.toUpperCase() && isTaken(sheet.workbook, name)) {
    throw new ExcelProblem('ItemAlreadyExists', name);
  }
  throughRenaming(sheet.workbook, () => sheet.updateTable(table.id, { name }));
}

/** Gives a column another name; its header holds it. */
export function renameTableColumn(sheet: SheetCore, table: TableState, index: number, name: string): void {
  const column = table.columns[index];
  if (!column) throw new ExcelProblem('ItemNotFound', String(index));
  const taken = table.columns.some((other) => other !== column && other.name.toUpperCase() === name.toUpperCase());
  if (name === '' || taken) throw new ExcelProblem(taken ? 'ItemAlreadyExists' : 'InvalidArgument', name);
  const columns = table.columns.map((one) => (one === column ? { ...one, name } : one));
  throughRenaming(sheet.workbook, () => sheet.updateTable(table.id, { columns }), namesColumns);
  const header = headerOf(table);
  if (header)
    writeHeader(
      sheet,
      header,
      columns.map((one) => one.name),
    );
}

/** Gives the table other cells; new columns get names, cells of the header that are empty hold them. */
export function resizeTable(sheet: SheetCore, table: TableState, area: Area): void {
  checkArea(area);
  const wrongHeader = table.showHeaders && area.row !== table.area.row;
  const apart = lastColumn(area) < table.area.column || area.column > lastColumn(table.area);
  if (wrongHeader || apart || area.rows < (table.showHeaders ? 2 : 1))
    throw new ExcelProblem('InvalidArgument', addressOf(area));
  checkTableArea(sheet, area, table.id);
  let { nextColumn } = table;
  const columns: TableColumn[] = [];
  for (let index = 0; index < area.columns; index += 1) {
    const kept = table.columns[area.column + index - table.area.column];
    const taken = [...columns, ...table.columns].map((column) => column.name);
    const text = table.showHeaders ? cellText(sheet, area.row, area.column + index) : '';
    columns.push(
      kept ?? { id: nextColumn++, name: text === '' ? columnNameFor(taken, index) : uniqueColumnName(taken, text) },
    );
  }
  sheet.updateTable(table.id, { area, columns, nextColumn });
  if (table.showHeaders)
    writeHeader(
      sheet,
      area,
      columns.map((column) => column.name),
    );
}

export function configureTable(sheet: SheetCore, table: TableState, change: Partial<TableOptions>): void {
  let { area } = table;
  if (change.showTotals !== undefined && change.showTotals !== table.showTotals) {
    if (change.showTotals) {
      const under = { ...area, row: lastRow(area) + 1, rows: 1 };
      if (sheet.store.isFilled(under)) insertArea(sheet, under, true);
      area = { ...area, rows: area.rows + 1 };
    } else {
      for (let column = area.column; column <= lastColumn(area); column += 1)
        sheet.store.clearCell(lastRow(area), column);
      area = { ...area, rows: area.rows - 1 };
    }
  }
  if (change.showHeaders !== undefined && change.showHeaders !== table.showHeaders) {
    if (change.showHeaders) {
      const above = { ...area, row: area.row - 1, rows: 1 };
      if (above.row < 0 || sheet.store.isFilled(above)) throw new ExcelProblem('InvalidOperation', addressOf(area));
      area = { ...area, row: area.row - 1, rows: area.rows + 1 };
      writeHeader(
        sheet,
        area,
        table.columns.map((column) => column.name),
      );
    } else {
      for (let column = area.column; column <= lastColumn(area); column += 1) sheet.store.clearCell(area.row, column);
      area = { ...area, row: area.row + 1, rows: area.rows - 1 };
    }
  }
  sheet.updateTable(table.id, { ...change, area });
}

/** Adds rows to the body; what stands below the table moves down where there is anything. */
export function addTableRows(
  sheet: SheetCore,
  table: TableState,
  index: number | undefined,
  values: readonly (readonly CellInput[])[],
): number {
  const body = bodyOf(table);
  const count = values.length;
  const at = index === undefined || index < 0 ? body.rows : index;
  if (count === 0 || at > body.rows || values.some((row) => row.length !== table.columns.length)) {
    throw new ExcelProblem('InvalidArgument', table.name);
  }
  const formulas = table.columns.map((_, column) => calculatedColumn(sheet, table, column));
  const row = body.row + at;
  const added = { ...table.area, row, rows: count };
  if (lastRow(added) >= sheetRows) throw new ExcelProblem('InvalidOperation', table.name);
  const shifts = at < body.rows || table.showTotals || sheet.store.isFilled(below(table));
  if (shifts) {
    insertArea(sheet, added, true);
    const current = sheet.state.tables.find(({ id }) => id === table.id);
    // Behind its last row an insertion does not reach the table.
    if (current && current.area.rows === table.area.rows) {
      sheet.updateTable(table.id, { area: { ...current.area, rows: current.area.rows + count } });
    }
  } else sheet.updateTable(table.id, { area: { ...table.area, rows: table.area.rows + count } });
  if (at === body.rows && body.rows > 0) stretchRules(sheet, lastRow(body), count, table);
  const like = at > 0 ? row - 1 : row + count;
  dressRows(sheet, table, row, count, formulas, like);
  writeBlock(sheet, added, values, apiLocale);
  tellChanged(sheet, [added], 'RowInserted', shifts ? 'Down' : 'None');
  return at;
}

export function removeTableRows(sheet: SheetCore, table: TableState, index: number, count: number): void {
  const body = bodyOf(table);
  if (index < 0 || count < 1 || index + count > body.rows) throw new ExcelProblem('ItemNotFound', String(index));
  const gone = { ...body, row: body.row + index, rows: count };
  removeArea(sheet, gone, true);
  tellChanged(sheet, [gone], 'RowDeleted', 'Up');
}

/** Adds a column; what stands right of the table moves where there is anything. */
export function addTableColumn(
  sheet: SheetCore,
  table: TableState,
  index: number | undefined,
  values: readonly CellInput[] = [],
  name?: string,
): TableColumn {
  const at = index === undefined || index < 0 ? table.columns.length : index;
  if (at > table.columns.length || (values.length > 0 && values.length !== table.area.rows)) {
    throw new ExcelProblem('InvalidArgument', table.name);
  }
  const { area } = table;
  const added: Area = { ...area, column: area.column + at, columns: 1 };
  if (lastColumn(added) >= sheetColumns) throw new ExcelProblem('InvalidOperation', table.name);
  const right = { ...area, column: lastColumn(area) + 1, columns: sheetColumns - lastColumn(area) - 1 };
  if (at < table.columns.length || sheet.store.isFilled(right)) insertArea(sheet, added, false);
  const [head] = values;
  const wanted = name ?? (table.showHeaders && head !== undefined && head !== null ? String(head) : '');
  const others = table.columns.map((column) => column.name);
  const column: TableColumn = {
    id: table.nextColumn,
    name: wanted === '' ? columnNameFor(others, at) : uniqueColumnName(others, wanted),
  };
  const columns = [...table.columns.slice(0, at), column, ...table.columns.slice(at)];
  const criteria = new Map(
    [...table.filter.criteria].map(([key, criterion]) => [key >= at ? key + 1 : key, criterion] as const),
  );
  sheet.updateTable(table.id, {
    area: { ...area, columns: area.columns + 1 },
    columns,
    nextColumn: table.nextColumn + 1,
    filter: { ...table.filter, criteria },
  });
  tellEdited(sheet, added, () => {
    if (values.length > 0)
      writeBlock(
        sheet,
        added,
        values.map((value) => [value]),
        apiLocale,
      );
    const header = headerOf({ ...table, area: { ...area, columns: area.columns + 1 } });
    if (header)
      writeHeader(
        sheet,
        header,
        columns.map((one) => one.name),
      );
  });
  return column;
}

export function removeTableColumn(sheet: SheetCore, table: TableState, index: number): void {
  if (!table.columns[index]) throw new ExcelProblem('ItemNotFound', String(index));
  if (table.columns.length === 1) return removeTable(sheet, table);
  const gone = { ...table.area, column: table.area.column + index, columns: 1 };
  removeArea(sheet, gone, false);
  tellChanged(sheet, [gone], 'ColumnDeleted', 'Left');
}

/** Takes the table away and leaves the cells. */
export function convertTable(sheet: SheetCore, table: TableState): void {
  showFilteredRows(sheet, table.area);
  sheet.update({ tables: sheet.state.tables.filter(({ id }) => id !== table.id) });
  sheet.tell({ type: 'tableDeleted', tableId: table.id, tableName: table.name });
}

/** Takes the table and its cells away. */
export function removeTable(sheet: SheetCore, table: TableState): void {
  convertTable(sheet, table);
  sheet.store.bulk(table.area, () => {
    for (let row = table.area.row; row <= lastRow(table.area); row += 1) {
      for (let column = table.area.column; column <= lastColumn(table.area); column += 1)
        sheet.store.clearCell(row, column);
    }
  });
}
