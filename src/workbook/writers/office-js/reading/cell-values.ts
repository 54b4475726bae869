import type { GridRow, ReadCell } from '../../../index';

/** Error values as Excel gives them among the values of a range. */
const errors = new Set([
  '#REF!',
  '#N/A',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#UNKNOWN!',
  '#GETTING_DATA',
]);

/** A value as Excel gives it; an empty text is an empty cell. */
export function readCell(value: unknown): ReadCell {
  if (typeof value === 'string') {
    if (value === '') return undefined;
    return errors.has(value) ? { error: value } : value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** Rows of a range of values, whose first cell stands in that row (from 1) and column (from 0). Empty rows are left out. */
export function gridRows(values: readonly (readonly unknown[])[], firstRow: number, firstColumn: number): GridRow[] {
  const rows: GridRow[] = [];
  values.forEach((line, index) => {
    const cells = new Array<ReadCell>(firstColumn).fill(undefined);
    let holds = false;
    for (const value of line) {
      const cell = readCell(value);
      holds ||= cell !== undefined;
      cells.push(cell);
    }
    if (holds) rows.push({ number: firstRow + index, cells });
  });
  return rows;
}
