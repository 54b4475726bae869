import { areaBetween, type Area } from '../../../../src/excel-host';
import type { Axis } from './axis';
import { frozenSize, type SheetGeometry, type Viewport } from './sheet-geometry';

/** Lines are drawn in steps of this many, so that most movements of the scroll bar draw nothing new. */
const stepOfRows = 8;
const stepOfColumns = 4;

function linesBetween(axis: Axis, first: number, from: number, to: number, step: number): readonly [number, number] {
  const begin = Math.max(first, Math.floor(axis.indexAt(from) / step) * step);
  const end = Math.min(axis.count - 1, Math.ceil((axis.indexAt(to) + 1) / step) * step - 1);
  return [begin, Math.max(begin, end)];
}

/** The cells outside the frozen panes that have to be drawn; a little more than what is seen. */
export function visibleWindow(geometry: SheetGeometry, viewport: Viewport): Area {
  const fixed = frozenSize(geometry);
  const height = Math.max(0, viewport.height - geometry.headerHeight - fixed.height);
  const width = Math.max(0, viewport.width - geometry.headerWidth - fixed.width);
  const y = viewport.scrollTop + fixed.height;
  const x = viewport.scrollLeft + fixed.width;
  const [top, bottom] = linesBetween(geometry.rows, geometry.frozen.rows, y, y + height, stepOfRows);
  const [left, right] = linesBetween(geometry.columns, geometry.frozen.columns, x, x + width, stepOfColumns);
  return areaBetween({ row: top, column: left }, { row: bottom, column: right });
}

/** Visible lines from one to another; hidden ones are never drawn. */
export function visibleLines(axis: Axis, first: number, last: number): readonly number[] {
  const lines: number[] = [];
  for (let index = axis.visibleFrom(first, 1); index !== undefined && index <= last;) {
    lines.push(index);
    index = axis.visibleFrom(index + 1, 1);
  }
  return lines;
}
