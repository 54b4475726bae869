import { addressOf } from '../../address';
import { overlaps, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { FilterCriteria } from '../../filter';
import { filterRows, showFilteredRows } from '../rows/filter-rows';
import type { SheetCore } from '../sheets/sheet-core';
import { bodyOf, type SheetFilter, type TableState } from '../states';

const kinds: readonly string[] = [
  'Values',
  'Custom',
  'TopItems',
  'BottomItems',
  'TopPercent',
  'BottomPercent',
  'CellColor',
  'FontColor',
  'Dynamic',
];

function checkCriteria(criteria: FilterCriteria): void {
  if (!kinds.includes(criteria.filterOn)) throw new ExcelProblem('InvalidArgument', criteria.filterOn);
  if (criteria.filterOn === 'Values' && !criteria.values) throw new ExcelProblem('InvalidArgument', 'values');
  if (criteria.filterOn === 'Custom' && criteria.criterion1 === undefined) {
    throw new ExcelProblem('InvalidArgument', 'criterion1');
  }
  if (criteria.filterOn === 'Dynamic' && !criteria.dynamicCriteria) {
    throw new ExcelProblem('InvalidArgument', 'dynamicCriteria');
  }
}

/** Filters a table by one more column, or by one less. */
export function filterTable(
  sheet: SheetCore,
  table: TableState,
  change: ReadonlyMap<number, FilterCriteria | undefined> | 'clear',
): void {
  const criteria = new Map(change === 'clear' ? [] : table.filter.criteria);
  for (const [index, criterion] of change === 'clear' ? [] : change) {
    if (!table.columns[index]) throw new ExcelProblem('InvalidArgument', String(index));
    if (criterion) checkCriteria(criterion);
    if (criterion) criteria.set(index, criterion);
    else criteria.delete(index);
  }
  const filter = { shown: table.filter.shown, criteria };
  filterRows(sheet, bodyOf(table), filter);
  sheet.updateTable(table.id, { filter });
  sheet.tell({ type: 'filtered', tableId: table.id });
}

/** The rows of a sheet's filter below its header. */
const bodyOfFilter = (area: Area): Area => ({ ...area, row: area.row + 1, rows: area.rows - 1 });

export function filterSheet(sheet: SheetCore, area: Area, column?: number, criteria?: FilterCriteria): void {
  if (sheet.state.tables.some((table) => overlaps(table.area, area)) || area.rows < 2) {
    throw new ExcelProblem('InvalidOperation', addressOf(area));
  }
  if (criteria) checkCriteria(criteria);
  if (column !== undefined && (column < 0 || column >= area.columns)) {
    throw new ExcelProblem('InvalidArgument', String(column));
  }
  const before = sheet.state.filter;
  const same = before && addressOf(before.area) === addressOf(area);
  if (before && !same) showFilteredRows(sheet, before.area);
  const all = new Map(same ? before.criteria : []);
  if (column !== undefined && criteria) all.set(column, criteria);
  setSheetFilter(sheet, { area, shown: true, criteria: all });
}

function setSheetFilter(sheet: SheetCore, filter: SheetFilter): void {
  filterRows(sheet, bodyOfFilter(filter.area), filter);
  sheet.update({ filter });
  sheet.tell({ type: 'filtered' });
}

export function clearSheetFilter(sheet: SheetCore, column?: number): void {
  const { filter } = sheet.state;
  if (!filter) return;
  const criteria = new Map(column === undefined ? [] : filter.criteria);
  if (column !== undefined) criteria.delete(column);
  setSheetFilter(sheet, { ...filter, criteria });
}

export function removeSheetFilter(sheet: SheetCore): void {
  const { filter } = sheet.state;
  if (!filter) return;
  showFilteredRows(sheet, filter.area);
  sheet.update({ filter: undefined });
  sheet.tell({ type: 'filtered' });
}

export function reapplySheetFilter(sheet: SheetCore): void {
  if (sheet.state.filter) setSheetFilter(sheet, sheet.state.filter);
}
