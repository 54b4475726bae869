import type { Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { FilterCriteria, FilterState, SortField } from '../../filter';
import type { Table, TableColumn, TableOptions, Tables } from '../../table';
import type { CellInput } from '../../value';
import type { SheetCore } from '../sheets/sheet-core';
import { sortRows } from '../rows/sort-rows';
import { bodyOf, headerOf, totalsOf, type TableState } from '../states';
import * as changes from './table-changes';
import { filterTable } from './table-filters';
import { folded, type WorkbookCore } from '../workbook-core';
import { tellEdited } from '../cells/write-cells';

/** A table of a sheet; it answers for the table with its id, whatever became of it. */
class TableModel implements Table {
  constructor(
    private readonly workbook: WorkbookCore,
    readonly id: string,
  ) {}

  private get found(): { readonly sheet: SheetCore; readonly table: TableState } {
    const found = this.workbook.tables().find(({ table }) => table.id === this.id);
    if (!found) throw new ExcelProblem('ItemNotFound', this.id);
    return found;
  }

  private get state(): TableState {
    return this.found.table;
  }

  private change<Result>(work: (sheet: SheetCore, table: TableState) => Result): Result {
    const { sheet, table } = this.found;
    return this.workbook.change(() => work(sheet, table));
  }

  get name(): string {
    return this.state.name;
  }
  get sheetId(): string {
    return this.found.sheet.id;
  }
  get columns(): readonly TableColumn[] {
    return this.state.columns;
  }
  get filter(): FilterState {
    return this.state.filter;
  }
  get sortFields(): readonly SortField[] {
    return this.state.sortFields;
  }
  get area(): Area {
    return this.state.area;
  }
  get headerArea(): Area | undefined {
    return headerOf(this.state);
  }
  get bodyArea(): Area {
    return bodyOf(this.state);
  }
  get totalsArea(): Area | undefined {
    return totalsOf(this.state);
  }
  get style(): string {
    return this.state.style;
  }
  get showHeaders(): boolean {
    return this.state.showHeaders;
  }
  get showTotals(): boolean {
    return this.state.showTotals;
  }
  get showBandedRows(): boolean {
    return this.state.showBandedRows;
  }
  get showBandedColumns(): boolean {
    return this.state.showBandedColumns;
  }
  get highlightFirstColumn(): boolean {
    return this.state.highlightFirstColumn;
  }
  get highlightLastColumn(): boolean {
    return this.state.highlightLastColumn;
  }
  get showFilterButton(): boolean {
    return this.state.showFilterButton;
  }

  rename(name: string): void {
    this.change((sheet, table) => changes.renameTable(sheet, table, name));
  }
  configure(options: Partial<TableOptions>): void {
    this.change((sheet, table) => changes.configureTable(sheet, table, options));
  }
  resize(area: Area): void {
    this.change((sheet, table) => changes.resizeTable(sheet, table, area));
  }

  renameColumn(index: number, name: string): void {
    this.change((sheet, table) => changes.renameTableColumn(sheet, table, index, name));
  }
  addRows(index: number | undefined, values: readonly (readonly CellInput[])[]): number {
    return this.change((sheet, table) => changes.addTableRows(sheet, table, index, values));
  }
  removeRows(index: number, count = 1): void {
    this.change((sheet, table) => changes.removeTableRows(sheet, table, index, count));
  }
  addColumn(index: number | undefined, values?: readonly CellInput[], name?: string): TableColumn {
    return this.change((sheet, table) => changes.addTableColumn(sheet, table, index, values, name));
  }
  removeColumn(index: number): void {
    this.change((sheet, table) => changes.removeTableColumn(sheet, table, index));
  }

  sort(fields: readonly SortField[], matchCase = false): void {
    this.change((sheet, table) => {
      const body = bodyOf(table);
      tellEdited(sheet, body, () => sortRows(sheet, body, fields, matchCase));
      sheet.updateTable(table.id, { sortFields: fields, sortMatchCase: matchCase });
      sheet.tell({ type: 'rowSorted', area: body, tableId: table.id });
    });
  }
  reapplySort(): void {
    const { sortFields, sortMatchCase } = this.state;
    if (sortFields.length > 0) this.sort(sortFields, sortMatchCase);
  }
  clearSort(): void {
    this.change((sheet, table) => sheet.updateTable(table.id, { sortFields: [] }));
  }

  applyFilter(column: number, criteria: FilterCriteria): void {
    this.change((sheet, table) => filterTable(sheet, table, new Map([[column, criteria]])));
  }
  clearFilter(column: number): void {
    this.change((sheet, table) => filterTable(sheet, table, new Map([[column, undefined]])));
  }
  clearFilters(): void {
    this.change((sheet, table) => filterTable(sheet, table, 'clear'));
  }
  reapplyFilters(): void {
    this.change((sheet, table) => filterTable(sheet, table, new Map()));
  }

  convertToRange(): void {
    this.change((sheet, table) => changes.convertTable(sheet, table));
  }
  remove(): void {
    this.change((sheet, table) => changes.removeTable(sheet, table));
  }
}

const models = new WeakMap<WorkbookCore, Map<string, Table>>();

/** The table with an id; the same object every time. */
export function tableModel(workbook: WorkbookCore, id: string): Table {
  let known = models.get(workbook);
  if (!known) {
    known = new Map();
    models.set(workbook, known);
  }
  let table = known.get(id);
  if (!table) known.set(id, (table = new TableModel(workbook, id)));
  return table;
}

/** The tables of a workbook, or of one of its sheets. */
export function tablesModel(workbook: WorkbookCore, sheetId?: string): Tables {
  const list = (): readonly TableState[] =>
    workbook.tables().flatMap(({ sheet, table }) => (sheetId === undefined || sheet.id === sheetId ? [table] : []));
  const find = (key: string): Table | undefined => {
    const state =
      list().find((table) => table.id === key) ?? list().find((table) => folded(table.name) === folded(key));
    return state && tableModel(workbook, state.id);
  };
  return {
    list: () => list().map((table) => tableModel(workbook, table.id)),
    find,
    get: (key) => {
      const table = find(key);
      if (!table) throw new ExcelProblem('ItemNotFound', key);
      return table;
    },
  };
}
