import type { Locale } from '../messages';
import type { WorkbookMeta } from './content';
import type { Cell } from './codec/cells/cell';

/** Cells of one row by column key. A column that is left out stays as it is; `null` empties the cell. */
export type RowCells = Readonly<Record<string, Cell | null>>;

/** A row to be shown in a table. P cells count for a row that is not there yet; those of one that is stay the agent's. */
export interface RowModel {
  /** What identifies it in its table, see `TableSchema.keyColumns`. */
  readonly key: string;
  /** Worked out when asked for: a big workbook's cells, all at once, would fill the memory. */
  cells(): RowCells;
}

/** The rows of one of our tables. */
export interface TableModel {
  readonly rows: readonly RowModel[];
}

/** A workbook as it shall look: rows as cells in one language, whichever host draws them. */
export interface WorkbookModel {
  readonly meta: WorkbookMeta;
  readonly locale: Locale;
  readonly migrations: TableModel;
  readonly users: TableModel;
  readonly plans: TableModel;
}
