import type { Area, Position } from './area';
import type { ValidationAlert } from './data-validation';
import type { ClickedCell } from './events';
import type { ExcelErrorCode } from './excel-problem';
import type { FilterCriteria, SortField } from './filter';

/** What came of an entry: refused entries change nothing, questions wait for the person's word. */
export type Entry =
  | { readonly outcome: 'done'; /** An alert that only informs. */ readonly alert?: ValidationAlert }
  /** `problem` says why, where it was no validation: a formula that is none, a table that would be torn apart. */
  | { readonly outcome: 'refused'; readonly alert: ValidationAlert; readonly problem?: ExcelErrorCode }
  | { readonly outcome: 'asked'; readonly alert: ValidationAlert; readonly accept: () => Entry };

/** The person in front of the workbook: what keys, mouse and menus do. Every call is one step to undo. */
export interface User {
  /** Types into a cell and presses Enter: the locale reads the text, validation judges it, tables grow. */
  type(sheetId: string, at: Position, text: string): Entry;
  /** Tab-separated lines, as another program put them on the clipboard. */
  pasteText(sheetId: string, at: Position, text: string): Entry;
  /** Copied cells; `cut` moves them. Pasting is not judged by validation (support.microsoft.com, "Apply data validation"). */
  pasteCells(
    from: { readonly sheetId: string; readonly area: Area },
    to: { readonly sheetId: string; readonly at: Position },
    cut?: boolean,
  ): Entry;
  /** Delete key. */
  clear(sheetId: string, areas: readonly Area[]): Entry;
  fill(sheetId: string, source: Area, destination: Area): Entry;
  sort(sheetId: string, area: Area, fields: readonly SortField[], hasHeaders: boolean): Entry;
  sortTable(tableId: string, fields: readonly SortField[]): Entry;
  filterTable(tableId: string, column: number, criteria: FilterCriteria | undefined): Entry;
  insertRows(sheetId: string, index: number, count: number): Entry;
  removeRows(sheetId: string, index: number, count: number): Entry;
  insertColumns(sheetId: string, index: number, count: number): Entry;
  removeColumns(sheetId: string, index: number, count: number): Entry;
  select(sheetId: string, areas: readonly Area[], active?: Position): void;
  activate(sheetId: string): void;
  /** A click or a tap on a cell, after it was selected; not the end of a drag over several. */
  click(sheetId: string, at: ClickedCell): void;
  /** Anything else that the model can do, as one step of the person's. */
  perform(change: () => void): Entry;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): boolean;
  redo(): boolean;
}
