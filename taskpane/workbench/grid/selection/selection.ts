import { areaBetween, contains, lastColumn, lastRow, type Area, type Position } from '../../../../src/excel-host';

/** What is selected: the cell that is typed into, and the two corners of the area. */
export interface Selection {
  /** The cell that is typed into; within the area. */
  readonly active: Position;
  /** The corner at which selecting began. */
  readonly anchor: Position;
  /** The corner that moves while the selection grows. */
  readonly extent: Position;
}

export function selectCell(cell: Position): Selection {
  return { active: cell, anchor: cell, extent: cell };
}

/** Selects an area; its first cell is the active one unless another of its cells is named. */
export function selectArea(area: Area, active?: Position): Selection {
  const anchor = { row: area.row, column: area.column };
  return {
    active: active && contains(area, active.row, active.column) ? active : anchor,
    anchor,
    extent: { row: lastRow(area), column: lastColumn(area) },
  };
}

/** Lets the selection reach to another cell; where it began stays. */
export function extendTo(selection: Selection, extent: Position): Selection {
  return { ...selection, active: selection.anchor, extent };
}

export function selectedArea({ anchor, extent }: Selection): Area {
  return areaBetween(anchor, extent);
}
