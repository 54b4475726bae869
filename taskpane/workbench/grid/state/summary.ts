import { intersection, lastColumn, lastRow, type Area, type Sheet } from '../../../../src/excel-host';

/** What the status bar tells of the selected cells. */
export interface SelectionSummary {
  /** Cells that hold something. */
  readonly count: number;
  /** Numbers among them. */
  readonly numbers: number;
  readonly sum: number;
}

/** More cells than this are not counted while somebody drags the pointer over them. */
const mostCells = 400_000;

/** Counts and adds up the visible cells of a selection; undefined where it is too large to be told at once. */
export function summaryOf(sheet: Sheet, selected: Area, used: Area): SelectionSummary | undefined {
  const area = intersection(selected, used);
  let [count, numbers, sum] = [0, 0, 0];
  if (!area) return { count, numbers, sum };
  if (area.rows * area.columns > mostCells) return undefined;
  for (let row = area.row; row <= lastRow(area); row += 1) {
    const { filtered, hidden } = sheet.row(row);
    if (filtered || hidden) continue;
    for (let column = area.column; column <= lastColumn(area); column += 1) {
      const value = sheet.value(row, column);
      if (value === undefined) continue;
      count += 1;
      if (typeof value !== 'number') continue;
      numbers += 1;
      sum += value;
    }
  }
  return { count, numbers, sum };
}

/** How many rows of a filtered table or sheet are shown; undefined where nothing is filtered. */
export function filterSummary(
  sheet: Sheet,
  active: { row: number; column: number },
): { shown: number; total: number } | undefined {
  const filtered = sheet.tables.list().filter((one) => one.filter.criteria.size > 0);
  const table = filtered.find((one) => one.id === sheet.tableAt(active.row, active.column)?.id) ?? filtered[0];
  const own = (sheet.filter?.criteria.size ?? 0) > 0 ? sheet.filter : undefined;
  const body = table?.bodyArea ?? (own && { ...own.area, row: own.area.row + 1, rows: own.area.rows - 1 });
  if (!body) return undefined;
  let shown = 0;
  for (let row = body.row; row <= lastRow(body); row += 1) if (!sheet.row(row).filtered) shown += 1;
  return { shown, total: body.rows };
}
