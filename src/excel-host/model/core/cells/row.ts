import type { Formula } from '../../../formula/formula';
import type { CellValue } from '../../value';
import type { FormatId } from '../tables/format-table';

/** One row of a sheet: lists by column with holes, so that an empty cell costs nothing and a full one no object. */
export class Row {
  values: CellValue[] = [];
  formulas: Map<number, Formula> | undefined;
  /** Looks of single cells; a hole has the row's or the column's. */
  formats: (FormatId | undefined)[] | undefined;
  /** Look of the whole row. */
  format: FormatId | undefined;
  size: number | undefined;
  hidden = false;
  filtered = false;
  outlineLevel = 0;

  /** Whether leaving the row away would change nothing. */
  get isPlain(): boolean {
    return (
      this.format === undefined && this.size === undefined && !this.hidden && !this.filtered && this.outlineLevel === 0
    );
  }
}

/** One column of a sheet, apart from its cells. */
export interface ColumnState {
  readonly format: FormatId | undefined;
  readonly size: number | undefined;
  readonly hidden: boolean;
  readonly outlineLevel: number;
}

export const plainColumn: ColumnState = { format: undefined, size: undefined, hidden: false, outlineLevel: 0 };
