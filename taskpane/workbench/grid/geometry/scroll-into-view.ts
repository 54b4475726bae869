import type { Position } from '../../../../src/excel-host';
import type { Axis } from './axis';
import { frozenSize, type SheetGeometry, type Viewport } from './sheet-geometry';

function along(axis: Axis, index: number, frozenLines: number, scroll: number, room: number, fixed: number): number {
  if (index < frozenLines) return scroll;
  const start = axis.startOf(index) - fixed;
  const end = start + axis.sizeOf(index);
  if (start < scroll) return start;
  // A line longer than the room shows its beginning.
  return end > scroll + room ? Math.min(start, end - room) : scroll;
}

/** How far to scroll, and no further, so that a cell is seen whole. */
export function scrollIntoView(
  geometry: SheetGeometry,
  viewport: Viewport,
  { row, column }: Position,
): { readonly scrollLeft: number; readonly scrollTop: number } {
  const fixed = frozenSize(geometry);
  const width = viewport.width - geometry.headerWidth - fixed.width;
  const height = viewport.height - geometry.headerHeight - fixed.height;
  return {
    scrollLeft: along(geometry.columns, column, geometry.frozen.columns, viewport.scrollLeft, width, fixed.width),
    scrollTop: along(geometry.rows, row, geometry.frozen.rows, viewport.scrollTop, height, fixed.height),
  };
}
