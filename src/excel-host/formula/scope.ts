import type { Area } from '../model/area';
import type { CellValue } from '../model/value';

/** A table as formulas see it. */
export interface ScopeTable {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  readonly area: Area;
  readonly bodyArea: Area;
  readonly headerArea: Area | undefined;
  readonly totalsArea: Area | undefined;
  readonly columns: readonly { readonly id: number; readonly name: string }[];
}

/** What formulas need to know of the workbook around them. */
export interface FormulaScope {
  sheetIdOf(name: string): string | undefined;
  sheetName(id: string): string | undefined;
  tableNamed(name: string): ScopeTable | undefined;
  table(id: string): ScopeTable | undefined;
  tableAt(sheetId: string, row: number, column: number): ScopeTable | undefined;
  /** Formula of a name, seen from a sheet; with its leading `=`. */
  nameFormula(name: string, sheetId: string): string | undefined;
}

/** Cells as formulas read them; results of other formulas are up to date. */
export interface CellReader {
  value(sheetId: string, row: number, column: number): CellValue;
  /** Visits the cells of an area that hold something, row by row. */
  each(sheetId: string, area: Area, visit: (value: CellValue, row: number, column: number) => void): void;
  /** The part of an area in which anything is. */
  filled(sheetId: string, area: Area): Area | undefined;
  /** How often each text stands in an area, in small letters; undefined where it is quicker to look through it. */
  textCounts(sheetId: string, area: Area): ReadonlyMap<string, number> | undefined;
  formulaText(sheetId: string, row: number, column: number): string | undefined;
  rowHidden(sheetId: string, row: number): boolean;
  /** The area that the formula of a cell spills into; undefined where it answers one value, or has no room. */
  spilled(sheetId: string, row: number, column: number): Area | undefined;
  /** Now as a serial number, the same for a whole recalculation. */
  now(): number;
  random(): number;
  /** Language of numbers and dates in texts. */
  readonly locale: string;
}
