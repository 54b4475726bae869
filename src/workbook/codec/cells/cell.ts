/** A value as a sheet holds it: dates are serial numbers of the 1900 date system. */
export type CellValue = string | number | boolean;

/** A formula with its result. */
export interface FormulaCell {
  /** Without the leading `=`; `{key}` stands for the cell of that column in the same row. */
  readonly formula: string;
  /** The result, computed by us, for readers that do not calculate. */
  readonly value: CellValue;
}

/** What a cell is to hold. */
export type Cell = CellValue | FormulaCell;

export function isFormula(cell: Cell): cell is FormulaCell {
  return typeof cell === 'object';
}

/** What a cell shows, formula or not. */
export function valueOf(cell: Cell): CellValue {
  return isFormula(cell) ? cell.value : cell;
}
