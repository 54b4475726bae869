/** Sizes of a sheet ("Excel specifications and limits"). */
export const sheetRows = 1_048_576;
export const sheetColumns = 16_384;

/** One cell of a sheet, counted from 0. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells of a sheet, counted from 0. */
export interface Area extends Position {
  readonly rows: number;
  readonly columns: number;
}

export const wholeSheet: Area = { row: 0, column: 0, rows: sheetRows, columns: sheetColumns };

export const lastRow = (area: Area): number => area.row + area.rows - 1;
export const lastColumn = (area: Area): number => area.column + area.columns - 1;

/** The rectangle with these corners, whichever way round they are given. */
export function areaBetween(a: Position, b: Position): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row, b.row) - row + 1,
    columns: Math.max(a.column, b.column) - column + 1,
  };
}

export const cellArea = (row: number, column: number): Area => ({ row, column, rows: 1, columns: 1 });

export function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.row && row <= lastRow(area) && column >= area.column && column <= lastColumn(area);
}

export function encloses(outer: Area, inner: Area): boolean {
  return contains(outer, inner.row, inner.column) && contains(outer, lastRow(inner), lastColumn(inner));
}

/** The cells that both have; undefined where there are none. */
export function intersection(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(lastRow(a), lastRow(b)) - row + 1;
  const columns = Math.min(lastColumn(a), lastColumn(b)) - column + 1;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

export function overlaps(a: Area, b: Area): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

/** The smallest rectangle around both. */
export function boundingArea(a: Area, b: Area): Area {
  return areaBetween(
    { row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) },
    { row: Math.max(lastRow(a), lastRow(b)), column: Math.max(lastColumn(a), lastColumn(b)) },
  );
}

/** What is left of an area without the cells of another: up to four rectangles. */
export function without(area: Area, taken: Area): readonly Area[] {
  if (!overlaps(area, taken)) return [area];
  const common = intersection(area, taken);
  if (!common) return [area];
  const above = { ...area, rows: common.row - area.row };
  const below = { ...area, row: lastRow(common) + 1, rows: lastRow(area) - lastRow(common) };
  const left = { row: common.row, rows: common.rows, column: area.column, columns: common.column - area.column };
  const right = {
    row: common.row,
    rows: common.rows,
    column: lastColumn(common) + 1,
    columns: lastColumn(area) - lastColumn(common),
  };
  return [above, below, left, right].filter((part) => part.rows > 0 && part.columns > 0);
}

export const isWholeRows = (area: Area): boolean => area.column === 0 && area.columns === sheetColumns;
export const isWholeColumns = (area: Area): boolean => area.row === 0 && area.rows === sheetRows;
