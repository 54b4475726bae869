import type { Area } from '../model/area';
import { isError, type CellValue, type ErrorValue } from '../model/value';
import type { CellReader, FormulaScope } from './scope';

/** Cells handed to a function by reference. */
export class Cells {
  constructor(
    readonly sheetId: string,
    readonly area: Area,
  ) {}

  get single(): boolean {
    return this.area.rows === 1 && this.area.columns === 1;
  }
}

/** Values in rows and columns that stand in no sheet. */
export class Grid {
  constructor(readonly rows: readonly (readonly CellValue[])[]) {}
}

/** What a function gets and answers. */
export type Operand = CellValue | Cells | Grid;

/** Where and in what world a formula is worked out. */
export interface Context {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly reader: CellReader;
  readonly scope: FormulaScope;
}

/** Ends a calculation with an error value; caught where functions are called. */
export class Failure extends Error {
  constructor(readonly value: ErrorValue) {
    super(value.error);
  }
}

/** The cell of an area that a single value is taken from: in the formula's row or column ("Implicit intersection"). */
function intersected(cells: Cells, context: Context): CellValue | undefined {
  const { area, sheetId } = cells;
  const { reader, row, column } = context;
  if (cells.single) return reader.value(sheetId, area.row, area.column);
  if (area.columns === 1 && row >= area.row && row < area.row + area.rows)
    return reader.value(sheetId, row, area.column);
  if (area.rows === 1 && column >= area.column && column < area.column + area.columns) {
    return reader.value(sheetId, area.row, column);
  }
  // A formula that spills shows its first value in its own cell.
  return reader.value(sheetId, area.row, area.column);
}

/** An operand as one value. */
export function scalarOf(operand: Operand, context: Context): CellValue {
  if (operand instanceof Cells) return intersected(operand, context);
  return operand instanceof Grid ? operand.rows[0]?.[0] : operand;
}

/** An operand as rows of values; cells behind the last filled one are left out where `whole` is not asked for. */
export function rowsOf(operand: Operand, context: Context, whole = false): readonly (readonly CellValue[])[] {
  if (operand instanceof Grid) return operand.rows;
  if (!(operand instanceof Cells)) return [[operand]];
  const { sheetId, area } = operand;
  const filled = whole ? area : context.reader.filled(sheetId, area);
  if (!filled) return [];
  const rows = filled.row + filled.rows - area.row;
  const columns = whole ? area.columns : filled.column + filled.columns - area.column;
  const result: CellValue[][] = Array.from({ length: rows }, () => new Array<CellValue>(columns).fill(undefined));
  context.reader.each(sheetId, { ...area, rows, columns }, (value, row, column) => {
    const target = result[row - area.row];
    if (target) target[column - area.column] = value;
  });
  return result;
}

/** Rows and columns of an operand. */
export function sizeOf(operand: Operand): { readonly rows: number; readonly columns: number } {
  if (operand instanceof Cells) return operand.area;
  if (operand instanceof Grid) return { rows: operand.rows.length, columns: operand.rows[0]?.length ?? 0 };
  return { rows: 1, columns: 1 };
}

export function isMany(operand: Operand): operand is Cells | Grid {
  return operand instanceof Grid || (operand instanceof Cells && !operand.single);
}

/** Visits every value that is there; `direct` tells values written in the formula from those of cells. */
export function eachValue(
  operand: Operand,
  context: Context,
  visit: (value: CellValue, direct: boolean) => void,
): void {
  if (operand instanceof Cells) {
    context.reader.each(operand.sheetId, operand.area, (value) => visit(value, false));
  } else if (operand instanceof Grid) {
    for (const row of operand.rows) for (const value of row) visit(value, false);
  } else visit(operand, true);
}

/** Passes errors on. */
export function sound(value: CellValue): Exclude<CellValue, ErrorValue> {
  if (isError(value)) throw new Failure(value);
  return value;
}
