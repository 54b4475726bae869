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

  /** Takes cells out and puts empty ones in their place; those behind come closer or go away. */
  spliceCells(at: number, removed: number, added: number): void {
    const holes = new Array<undefined>(added).fill(undefined);
    if (at < this.values.length) this.values.splice(at, removed, ...holes);
    if (this.formats && at < this.formats.length) this.formats.splice(at, removed, ...holes);
    if (!this.formulas) return;
    const moved = new Map<number, Formula>();
    for (const [column, formula] of this.formulas) {
      if (column < at) moved.set(column, formula);
      else if (column >= at + removed) moved.set(column - removed + added, formula);
    }
    this.formulas = moved;
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

/** The list, at least so long; lists without holes are the quickest ones. */
export function filledTo<Item>(list: (Item | undefined)[], length: number): (Item | undefined)[] {
  for (let at = list.length; at < length; at += 1) list.push(undefined);
  return list;
}
