import {
  boundingArea,
  cellArea,
  contains,
  intersection,
  overlaps,
  type Area,
  type Position,
} from '../../../../src/excel-host';
import { selectCell, type Selection } from './selection';

/** The merged cells that a cell is one of. */
export function mergeAt(merges: readonly Area[], { row, column }: Position): Area | undefined {
  return merges.find((merge) => contains(merge, row, column));
}

/** A cell as it is drawn: merged with others it is all of them. */
export function wholeCell(merges: readonly Area[], cell: Position): Area {
  return mergeAt(merges, cell) ?? cellArea(cell.row, cell.column);
}

/** A selection of one cell; of merged cells the first one is meant, which holds what they show. */
export function onFirstOfMerged(selection: Selection, merges: readonly Area[]): Selection {
  const { active, anchor, extent } = selection;
  if (anchor.row !== extent.row || anchor.column !== extent.column) return selection;
  const merge = mergeAt(merges, active);
  if (!merge || (merge.row === active.row && merge.column === active.column)) return selection;
  return selectCell({ row: merge.row, column: merge.column });
}

/** A window with the merged cells that it cuts, because they are drawn where they begin. */
export function withWholeMerges(window: Area, merges: readonly Area[], within: Area | undefined): Area {
  let whole = window;
  for (const merge of merges) {
    const part = within && overlaps(merge, window) ? intersection(merge, within) : undefined;
    if (part) whole = boundingArea(whole, part);
  }
  return whole;
}
