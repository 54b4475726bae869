import type { Cell } from '../codec/cells/cell';

/** How a cell of Summary or `_crossgrade` looks; no name is that of a column's look. */
export const blockLooks = ['title', 'alarm', 'heading', 'total', 'label', 'code', 'number', 'amount', 'day'] as const;
export type BlockLook = (typeof blockLooks)[number];

export interface BlockCell {
  readonly cell: Cell;
  readonly look: BlockLook;
}

/** Cells of a sheet of ours that is drawn anew every time; by row and column, undefined: empty. */
export type Block = readonly (readonly (BlockCell | undefined)[])[];

export function blockCell(cell: Cell | undefined, look: BlockLook): BlockCell | undefined {
  return cell === undefined || cell === '' ? undefined : { cell, look };
}
