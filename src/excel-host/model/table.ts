import type { Area } from './area';
import type { CellInput } from './value';
import type { FilterCriteria, FilterState, SortField } from './filter';

/** A column of a table; its name is what its header cell holds. */
export interface TableColumn {
  /** Stays the same when columns move. */
  readonly id: number;
  readonly name: string;
}

/** The switches of a table. */
export interface TableOptions {
  readonly style: string;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  readonly showFilterButton: boolean;
}

/** A table of a sheet. Rows of its body and columns are counted from 0. */
export interface Table extends TableOptions {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  readonly columns: readonly TableColumn[];
  readonly filter: FilterState;
  readonly sortFields: readonly SortField[];
  /** Everything: header, body and totals. */
  readonly area: Area;
  /** Undefined without a header. */
  readonly headerArea: Area | undefined;
  readonly bodyArea: Area;
  readonly totalsArea: Area | undefined;

  rename(name: string): void;
  configure(options: Partial<TableOptions>): void;
  /** Gives the table other cells; the header row stays where it is (`Table.resize`). */
  resize(area: Area): void;
  renameColumn(index: number, name: string): void;
  /** Adds rows before `index` (at the end without it) and answers the index of the first one. */
  addRows(index: number | undefined, values: readonly (readonly CellInput[])[]): number;
  removeRows(index: number, count?: number): void;
  /** `values` hold the header first, as `TableColumnCollection.add` takes them. */
  addColumn(index: number | undefined, values?: readonly CellInput[], name?: string): TableColumn;
  removeColumn(index: number): void;
  sort(fields: readonly SortField[], matchCase?: boolean): void;
  reapplySort(): void;
  clearSort(): void;
  applyFilter(column: number, criteria: FilterCriteria): void;
  clearFilter(column: number): void;
  clearFilters(): void;
  reapplyFilters(): void;
  /** Leaves the cells and takes the table away. */
  convertToRange(): void;
  /** Takes the table and its cells away. */
  remove(): void;
}

/** `TableCollection` of a workbook or of a sheet. */
export interface Tables {
  list(): readonly Table[];
  /** By id or, in any case, by name. */
  find(key: string): Table | undefined;
  /** Throws ItemNotFound. */
  get(key: string): Table;
}
