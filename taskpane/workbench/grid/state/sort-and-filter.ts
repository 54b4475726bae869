import type { FilterCriteria } from '../../../../src/excel-host';
import { selectedArea } from '../selection/selection';
import { filterPlaceAt } from './filter-place';
import type { FilterPlace, GridState } from './grid-state';

/** Orders the rows below a filter's header by one of its columns. */
export function sortBy(state: GridState, { table, area, column }: FilterPlace, ascending: boolean): void {
  const fields = [{ key: column, ascending }];
  const { user } = state.workbook;
  state.take(table ? user.sortTable(table.id, fields) : user.sort(state.sheet.id, area, fields, true));
}

function setCriteria(
  state: GridState,
  { table, area, column }: FilterPlace,
  criteria: FilterCriteria | undefined,
): void {
  const { user } = state.workbook;
  if (table) state.take(user.filterTable(table.id, column, criteria));
  else {
    state.take(
      user.perform(() => {
        if (criteria) state.sheet.applyFilter(area, column, criteria);
        else state.sheet.clearFilter(column);
      }),
    );
  }
}

export function filterByValues(state: GridState, place: FilterPlace, values: readonly string[]): void {
  setCriteria(state, place, { filterOn: 'Values', values });
}

export function clearFilter(state: GridState, place: FilterPlace): void {
  setCriteria(state, place, undefined);
}

/** The column of a table that the active cell stands in, or that of the block around it. */
export function sortActiveColumn(state: GridState, ascending: boolean): void {
  const { sheet, selection, workbook } = state;
  const { row, column } = selection.active;
  const table = sheet.tableAt(row, column);
  if (table) return sortBy(state, { table, area: table.area, column: column - table.area.column }, ascending);
  const selected = selectedArea(selection);
  const area = selected.rows > 1 ? selected : sheet.region(row, column);
  state.take(workbook.user.sort(sheet.id, area, [{ key: column - area.column, ascending }], selected.rows === 1));
}

/** Leaves only the rows that have the same text as the active cell. */
export function filterByActiveCell(state: GridState): void {
  const { sheet, selection } = state;
  const { row, column } = selection.active;
  const table = sheet.tableAt(row, column);
  const header = table?.headerArea?.row ?? sheet.filter?.area.row;
  const place = header === undefined ? undefined : filterPlaceAt(sheet, { row: header, column });
  if (place) filterByValues(state, place, [sheet.text(row, column)]);
}

/** Whether any filter of the sheet hides rows. */
export function isFiltered({ sheet }: GridState): boolean {
  return (sheet.filter?.criteria.size ?? 0) > 0 || sheet.tables.list().some((table) => table.filter.criteria.size > 0);
}

/** Shows all rows again. */
export function clearAllFilters(state: GridState): void {
  const { sheet, workbook } = state;
  state.take(
    workbook.user.perform(() => {
      for (const table of sheet.tables.list()) if (table.filter.criteria.size > 0) table.clearFilters();
      if (sheet.filter) sheet.clearFilter();
    }),
  );
}
