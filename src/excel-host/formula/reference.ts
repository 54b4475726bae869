import { columnLetters } from '../model/address';
import { sheetColumns, sheetRows, type Area } from '../model/area';

/** A corner of a reference: where it is, or how far from the formula's own cell. */
export interface Corner {
  readonly row: number;
  readonly column: number;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

/** Cells that a formula names. Relative parts are offsets, so that equal formulas of many rows are one. */
export interface CellsReference {
  readonly kind: 'cells';
  /** Id of the sheet; undefined: the formula's own. */
  readonly sheetId: string | undefined;
  readonly shape: 'cell' | 'area' | 'rows' | 'columns';
  readonly start: Corner;
  readonly end: Corner;
}

/** A reference whose cells are gone. */
export interface LostReference {
  readonly kind: 'lost';
  readonly sheetId: string | undefined;
}

/** Parts of a table, by the ids of table and columns, so that both may get other names. */
export interface TableReference {
  readonly kind: 'table';
  readonly tableId: string;
  /** Written without the table's name, inside the table. */
  readonly own: boolean;
  readonly parts: readonly TablePart[];
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** `@` before the brackets. */
  readonly thisRow: boolean;
}

export type TablePart = 'All' | 'Data' | 'Headers' | 'Totals';

/** A defined name. */
export interface NameReference {
  readonly kind: 'name';
  readonly name: string;
  /** Written behind a sheet. */
  readonly sheetId: string | undefined;
}

export type Reference = CellsReference | LostReference | TableReference | NameReference;

const inside = (row: number, column: number): boolean =>
  row >= 0 && column >= 0 && row < sheetRows && column < sheetColumns;

const rowAt = (corner: Corner, row: number): number => (corner.rowFixed ? corner.row : row + corner.row);
const columnAt = (corner: Corner, column: number): number =>
  corner.columnFixed ? corner.column : column + corner.column;

/** The cells that a reference means in a formula of this cell; undefined where they would lie outside of the sheet. */
export function areaOf(reference: CellsReference, row: number, column: number): Area | undefined {
  const top = rowAt(reference.start, row);
  const left = columnAt(reference.start, column);
  if (!inside(top, left)) return undefined;
  if (reference.shape === 'cell') return { row: top, column: left, rows: 1, columns: 1 };
  const bottom = rowAt(reference.end, row);
  const right = columnAt(reference.end, column);
  if (!inside(bottom, right)) return undefined;
  return {
    row: Math.min(top, bottom),
    column: Math.min(left, right),
    rows: Math.abs(bottom - top) + 1,
    columns: Math.abs(right - left) + 1,
  };
}

function cornerText(corner: Corner, row: number, column: number): string {
  const letters = columnLetters(columnAt(corner, column));
  return `${corner.columnFixed ? '$' : ''}${letters}${corner.rowFixed ? '$' : ''}${String(rowAt(corner, row) + 1)}`;
}

/** The reference as it is written in a formula of this cell, without its sheet. */
export function referenceText(reference: CellsReference, row: number, column: number): string {
  if (!areaOf(reference, row, column)) return '#REF!';
  const { start, end, shape } = reference;
  switch (shape) {
    case 'cell':
      return cornerText(start, row, column);
    case 'area':
      return `${cornerText(start, row, column)}:${cornerText(end, row, column)}`;
    case 'columns':
      return [start, end]
        .map((corner) => `${corner.columnFixed ? '$' : ''}${columnLetters(columnAt(corner, column))}`)
        .join(':');
    case 'rows':
      return [start, end].map((corner) => `${corner.rowFixed ? '$' : ''}${String(rowAt(corner, row) + 1)}`).join(':');
  }
}

/** The same reference from another area: corners keep whether they are fixed. */
export function referenceTo(reference: CellsReference, area: Area, row: number, column: number): CellsReference {
  const corner = (before: Corner, toRow: number, toColumn: number): Corner => ({
    ...before,
    row: before.rowFixed ? toRow : toRow - row,
    column: before.columnFixed ? toColumn : toColumn - column,
  });
  const start = corner(reference.start, area.row, area.column);
  const end = corner(reference.end, area.row + area.rows - 1, area.column + area.columns - 1);
  return { ...reference, start, end: reference.shape === 'cell' ? start : end };
}
