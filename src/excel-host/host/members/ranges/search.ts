import { type SearchOptions } from '../../../model';
import { type CellRange } from '../../cell-range';
import { type Fields, optionalBoolean } from '../input';

/** `Excel.SearchCriteria`, `Excel.ReplaceCriteria`. */
export const searchOptions = (criteria: Fields): SearchOptions => ({
  completeMatch: optionalBoolean(criteria['completeMatch']) ?? false,
  matchCase: optionalBoolean(criteria['matchCase']) ?? false,
});

/** Every cell that holds the text, cells beside each other as one area; undefined where there is none. */
export function findAll(within: CellRange, searched: string, criteria: Fields): CellRange | undefined {
  const { sheet } = within;
  const found = within.areas.flatMap((area) => sheet.find(searched, area, searchOptions(criteria)));
  if (found.length === 0) return undefined;
  return within.at(...joined(found));
}

/** Cells as areas: neighbours in a row become one, and rows that are alike below each other too. */
export function joined(cells: readonly { readonly row: number; readonly column: number }[]) {
  const runs: { row: number; column: number; rows: number; columns: number }[] = [];
  const sorted = cells.toSorted((left, right) => left.row - right.row || left.column - right.column);
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && last.row === row && last.column + last.columns === column) last.columns += 1;
    else runs.push({ row, column, rows: 1, columns: 1 });
  }
  const areas: typeof runs = [];
  for (const run of runs) {
    const above = areas.find(
      (area) => area.column === run.column && area.columns === run.columns && area.row + area.rows === run.row,
    );
    if (above === undefined) areas.push(run);
    else above.rows += 1;
  }
  return areas;
}
