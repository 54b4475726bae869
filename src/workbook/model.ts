import type { Locale } from '../messages';
import type { WorkbookMeta } from './content';
import type { Cell } from './codec/cell';

/** Cells of one row by column key. A column that is left out stays as it is; `null` empties the cell. */
export type RowCells = Readonly<Record<string, Cell | null>>;

/** A row to be shown in a table. */
export interface RowModel {
  /** What identifies it in its table, see `SheetSchema.keyColumns`. */
  readonly key: string;
  readonly cells: RowCells;
}

/** The rows of one of our tables. */
export interface TableModel {
  readonly rows: readonly RowModel[];
}

/** One block of cells that we own whole: Summary and `_crossgrade`. */
export interface BlockModel {
  /** From row 1, column 1; undefined: empty. */
  readonly rows: readonly (readonly (Cell | undefined)[])[];
}

/** A workbook as it shall look: rows as cells in one language, whichever host draws them. */
export interface WorkbookModel {
  readonly meta: WorkbookMeta;
  readonly locale: Locale;
  readonly migrations: TableModel;
  readonly users: TableModel;
  readonly plans: TableModel;
}
