import type { Area, Sheet, Table } from '../../../../src/excel-host';
import { criteriaOf, filterPlaceAt } from '../state/filter-place';
import type { FilterPlace, GridState } from '../state/grid-state';
import type { Paper } from '../look/cell-style';
import { DataBars } from '../look/data-bar';
import type { Measure } from '../look/fits';
import type { Looks } from '../look/looks';

/** What drawing a cell needs besides its position; made anew when the workbook changes. */
export interface CellContext {
  readonly sheet: Sheet;
  readonly looks: Looks;
  readonly paper: Paper;
  readonly measure: Measure;
  /** Cells with a note or a comment, as `row,column`. */
  readonly noted: ReadonlySet<string>;
  readonly tables: readonly Table[];
  readonly hasFilters: boolean;
  readonly merges: readonly Area[];
  readonly dataBars: DataBars;
  /** What is said of a cell that leads somewhere; undefined where no cell of the sheet does. */
  readonly linkHint: ((row: number, column: number) => string | undefined) | undefined;
}

export const noteKey = (row: number, column: number): string => `${String(row)},${String(column)}`;

function linkHint(sheet: Sheet, row: number, column: number, hintOf: (place: string) => string): string | undefined {
  const link = sheet.hyperlinks.at(row, column);
  const place = link?.screenTip ?? link?.address ?? link?.documentReference;
  return place === undefined ? undefined : hintOf(place);
}

export function cellContextOf(
  state: GridState,
  paper: Paper,
  measure: Measure,
  before: CellContext | undefined,
  hintOf: (place: string) => string,
): CellContext {
  const { sheet } = state;
  const noted = [...sheet.notes.list(), ...sheet.comments.list()].map((note) => noteKey(note.row, note.column));
  const tables = sheet.tables.list();
  const earlier = before?.sheet.id === sheet.id ? before.looks : undefined;
  return {
    sheet,
    looks: state.newLooks(earlier),
    paper,
    measure,
    noted: new Set(noted),
    tables,
    hasFilters: tables.length > 0 || sheet.filter !== undefined,
    merges: sheet.merges(),
    dataBars: new DataBars(sheet),
    linkHint: sheet.hyperlinks.list().length === 0 ? undefined : (row, column) => linkHint(sheet, row, column, hintOf),
  };
}

/** The filter button of a header cell, and whether it hides or orders rows now. */
export interface FilterButton {
  readonly place: FilterPlace;
  readonly filtered: boolean;
  readonly sorted: 'up' | 'down' | undefined;
}

export function filterButtonAt(
  { sheet, hasFilters }: CellContext,
  row: number,
  column: number,
): FilterButton | undefined {
  const place = hasFilters ? filterPlaceAt(sheet, { row, column }) : undefined;
  if (!place) return undefined;
  const criteria = (place.table?.filter ?? sheet.filter)?.criteria;
  const sort = place.table?.sortFields.find((field) => field.key === place.column);
  return {
    place,
    filtered: criteria?.has(place.column) === true || criteriaOf(sheet, place) !== undefined,
    sorted: sort && (sort.ascending === false ? 'down' : 'up'),
  };
}
