import { formulaText, type Formula } from '../../../formula/formula';
import { addressOf } from '../../address';
import { intersection, lastColumn, lastRow, sheetColumns, sheetRows, type Area } from '../../area';
import type { ChangeType } from '../../events';
import { ExcelProblem } from '../../excel-problem';
import type { FormatChange } from '../../format';
import type { CellInput } from '../../value';
import { contentOf } from './cell-input';
import type { SheetCore } from '../sheets/sheet-core';
import { syncHeaders } from '../tables/table-headers';

/** A whole column is formatted as such; a shorter part of it cell by cell up to so many rows. */
const mostFormattedRows = 200_000;

/** Tables that an area touches. */
export function tablesIn(sheet: SheetCore, areas: readonly Area[]): readonly string[] {
  return sheet.state.tables
    .filter((table) => areas.some((area) => intersection(table.area, area)))
    .map((table) => table.id);
}

/** Tells that cells hold something else. */
export function tellChanged(
  sheet: SheetCore,
  areas: readonly Area[],
  changeType: ChangeType = 'RangeEdited',
  shift: 'None' | 'Up' | 'Down' | 'Left' | 'Right' = 'None',
): void {
  sheet.tell({ type: 'changed', areas, changeType, shift, tableIds: tablesIn(sheet, areas) });
}

/** Tells of an edit; of a single cell it says what it held before. */
export function tellEdited(sheet: SheetCore, area: Area, edit: () => void): void {
  const single = area.rows === 1 && area.columns === 1;
  const valueBefore = single ? sheet.store.value(area.row, area.column) : undefined;
  const formulas = formulasIn(sheet, area);
  edit();
  const tableIds = tablesIn(sheet, [area]);
  sheet.tell({
    type: 'changed',
    areas: [area],
    changeType: 'RangeEdited',
    shift: 'None',
    tableIds,
    ...(single ? { details: { valueBefore, valueAfter: undefined } } : {}),
  });
  tellFormulas(sheet, area, formulas);
}

/** More changed formulas than these are not told one by one (`WorksheetFormulaChangedEventArgs.formulaDetails`). */
const mostFormulasTold = 1000;

type FormulasByCell = ReadonlyMap<string, { readonly row: number; readonly column: number; readonly formula: Formula }>;

function formulasIn(sheet: SheetCore, area: Area): FormulasByCell {
  const found = new Map<string, { row: number; column: number; formula: Formula }>();
  sheet.store.eachFormula(area, (formula, row, column) => {
    found.set(`${String(row)},${String(column)}`, { row, column, formula });
  });
  return found;
}

/** Tells of formulas that are others than before; what they answer is no matter. */
function tellFormulas(sheet: SheetCore, area: Area, before: FormulasByCell): void {
  const after = formulasIn(sheet, area);
  const changed = [...new Map([...before, ...after])].filter(
    ([key]) => before.get(key)?.formula !== after.get(key)?.formula,
  );
  if (changed.length === 0) return;
  const { calculatorScope } = sheet.workbook;
  const formulas = changed.slice(0, mostFormulasTold + 1).map(([key, { row, column }]) => {
    const old = before.get(key);
    const formula = old ? formulaText(old.formula, { sheetId: sheet.id, row, column }, calculatorScope) : '';
    return { row, column, formula };
  });
  sheet.tell({ type: 'formulasChanged', formulas: formulas.length > mostFormulasTold ? undefined : formulas });
}

/** Refuses cells that no sheet has. */
export function checkArea(area: Area): void {
  const whole = [area.row, area.column, area.rows, area.columns].every(Number.isInteger);
  const inside = area.row >= 0 && area.column >= 0 && lastRow(area) < sheetRows && lastColumn(area) < sheetColumns;
  if (!whole || !inside || area.rows < 1 || area.columns < 1)
    throw new ExcelProblem('InvalidArgument', addressOf(area));
}

/** Refuses changes of locked cells of a protected sheet. */
export function checkProtection(sheet: SheetCore, area: Area): void {
  if (!sheet.state.protection) return;
  const { formats } = sheet.workbook;
  for (let row = area.row; row <= Math.min(lastRow(area), sheet.store.rowCount); row += 1) {
    for (let column = area.column; column <= lastColumn(area); column += 1) {
      if (formats.format(sheet.store.format(row, column)).locked)
        throw new ExcelProblem('AccessDenied', addressOf(area));
    }
  }
  // Rows that nothing was ever done to look like their columns: all of them are alike.
  if (lastRow(area) < sheet.store.rowCount) return;
  for (let column = area.column; column <= lastColumn(area); column += 1) {
    if (formats.format(sheet.store.column(column).format ?? 0).locked)
      throw new ExcelProblem('AccessDenied', addressOf(area));
  }
}

/** Refuses on a protected sheet what no switch of its protection allows. */
export function checkUnprotected(sheet: SheetCore): void {
  if (sheet.state.protection) throw new ExcelProblem('AccessDenied', sheet.name);
}

/** Refuses on a protected sheet what its protection does not allow (`WorksheetProtectionOptions`). */
export function checkAllowed(sheet: SheetCore, option: string): void {
  const { protection } = sheet.state;
  if (protection && protection.options[option] !== true) throw new ExcelProblem('AccessDenied', option);
}

/** Puts inputs into cells: `null` leaves a cell as it is. The block has as many rows and columns as the area. */
export function writeBlock(
  sheet: SheetCore,
  area: Area,
  block: readonly (readonly CellInput[])[],
  locale: string,
): void {
  checkArea(area);
  checkProtection(sheet, area);
  if (block.length !== area.rows || block.some((row) => row.length !== area.columns)) {
    throw new ExcelProblem('InvalidArgument', addressOf(area));
  }
  sheet.store.bulk(area, () => {
    block.forEach((line, down) => {
      line.forEach((input, right) => {
        if (input === null) return;
        if (!['string', 'number', 'boolean'].includes(typeof input)) {
          throw new ExcelProblem('InvalidArgument', typeof input);
        }
        const row = area.row + down;
        const column = area.column + right;
        sheet.store.set(row, column, contentOf(sheet, row, column, input, locale));
      });
    });
  });
  syncHeaders(sheet, area);
}

/** Visits the cells of an area that hold something of their own; a whole column does not cost a million looks. */
export function eachContent(sheet: SheetCore, area: Area, visit: (row: number, column: number) => void): void {
  sheet.store.eachRow(area, (row, index) => {
    const end = Math.min(lastColumn(area), Math.max(row.values.length, row.formats?.length ?? 0) - 1);
    for (let column = area.column; column <= end; column += 1) visit(index, column);
  });
}

function formatColumns(sheet: SheetCore, area: Area, change: FormatChange): void {
  const { store, workbook } = sheet;
  for (let column = area.column; column <= lastColumn(area); column += 1) {
    const before = store.column(column).format ?? 0;
    // Cells above the part that is formatted keep the look that they had from the column.
    for (let row = 0; row < area.row; row += 1) store.setFormat(row, column, store.format(row, column));
    for (let row = area.row; row < store.rowCount; row += 1) {
      const line = store.row(row);
      const own = line?.formats?.[column];
      if (own !== undefined || line?.format !== undefined) {
        store.setFormat(row, column, workbook.formats.changed(own ?? line?.format ?? before, change));
      }
    }
    store.setColumn(column, { format: workbook.formats.changed(before, change) });
  }
}

function formatRows(sheet: SheetCore, area: Area, change: FormatChange): void {
  const { store, workbook } = sheet;
  const width = Math.max(store.columnCount, store.columnsIn(area, true));
  for (let row = area.row; row <= lastRow(area); row += 1) {
    for (let column = 0; column < width; column += 1) {
      const own = store.row(row)?.formats?.[column] ?? store.column(column).format;
      if (own !== undefined) store.setFormat(row, column, workbook.formats.changed(own, change));
    }
    store.setRow(row, { format: workbook.formats.changed(store.row(row)?.format ?? 0, change) });
  }
}

/** Changes the look of cells; whole rows and columns also look so where no cell is yet. */
export function formatArea(sheet: SheetCore, area: Area, change: FormatChange): void {
  checkArea(area);
  const { store, workbook } = sheet;
  store.bulk(area, () => {
    if (lastRow(area) === sheetRows - 1 && area.rows > mostFormattedRows) return formatColumns(sheet, area, change);
    if (area.columns === sheetColumns) return formatRows(sheet, area, change);
    for (let row = area.row; row <= lastRow(area); row += 1) {
      for (let column = area.column; column <= lastColumn(area); column += 1) {
        store.setFormat(row, column, workbook.formats.changed(store.format(row, column), change));
      }
    }
  });
}
