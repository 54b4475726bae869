import { contains, lastRow, type Area, type Position, type Sheet } from '../../../../src/excel-host';
import type { FilterPlace } from './grid-state';

/** The filter whose button a header cell carries: that of its table, or that of the sheet. */
export function filterPlaceAt(sheet: Sheet, { row, column }: Position): FilterPlace | undefined {
  const table = sheet.tableAt(row, column);
  const header = table?.headerArea;
  if (table && header && table.filter.shown && contains(header, row, column)) {
    return { table, area: table.area, column: column - header.column };
  }
  const { filter } = sheet;
  if (!filter?.shown || !contains({ ...filter.area, rows: 1 }, row, column)) return undefined;
  return { table: undefined, area: filter.area, column: column - filter.area.column };
}

/** The cells below a filter's header. */
export function filteredCells({ table, area, column }: FilterPlace): Area {
  const body = table?.bodyArea ?? { ...area, row: area.row + 1, rows: area.rows - 1 };
  return { ...body, column: area.column + column, columns: 1 };
}

/** What a person can choose among: every text of the column that the filters of other columns let through. */
export function filterChoices(sheet: Sheet, place: FilterPlace, locale: string): readonly string[] {
  const cells = filteredCells(place);
  const own = criteriaOf(sheet, place);
  const alone = (place.table?.filter ?? sheet.filter)?.criteria.size === (own ? 1 : 0);
  const texts = new Set<string>();
  let numeric = true;
  for (let row = cells.row; row <= lastRow(cells); row += 1) {
    const filtered = !alone && sheet.row(row).filtered;
    const text = sheet.text(row, cells.column);
    // A row that this column's own filter hides still offers its text, or it could never be chosen again.
    if (filtered && (own === undefined || own.has(text))) continue;
    if (text !== '' && typeof sheet.value(row, cells.column) !== 'number') numeric = false;
    texts.add(text);
  }
  return sorted([...texts], numeric, locale);
}

function sorted(texts: readonly string[], numeric: boolean, locale: string): readonly string[] {
  const order = new Intl.Collator(locale, { numeric });
  return [...texts].sort((one, other) => (one === '' ? 1 : other === '' ? -1 : order.compare(one, other)));
}

/** The texts that the column's filter lets through; undefined where it filters in another way, or not at all. */
export function criteriaOf(sheet: Sheet, { table, column }: FilterPlace): ReadonlySet<string> | undefined {
  const criteria = (table?.filter ?? sheet.filter)?.criteria.get(column);
  return criteria?.filterOn === 'Values' ? new Set(criteria.values) : undefined;
}
