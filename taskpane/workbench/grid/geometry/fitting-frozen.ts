import type { Axis } from './axis';
import type { Frozen, SheetGeometry, Viewport } from './sheet-geometry';

/** Room that frozen lines leave for the others: less, and a sheet could not be read beside them. */
const leastRoom = { width: 200, height: 80 };

function fitting(axis: Axis, frozen: number, length: number, room: number): number {
  let lines = frozen;
  while (lines > 0 && axis.startOf(lines) > length - room) lines -= 1;
  return lines;
}

/**
 * How many of the frozen lines stay in view: all of them where the others keep room beside them. In a narrow window the
 * last ones move with the rest, where Excel would show nothing but frozen columns.
 */
export function fittingFrozen(
  { rows, columns, frozen, headerWidth, headerHeight }: SheetGeometry,
  view: Viewport,
): Frozen {
  // Before the window is measured nothing is known.
  if (view.width === 0 || view.height === 0) return frozen;
  return {
    rows: fitting(rows, frozen.rows, view.height - headerHeight, leastRoom.height),
    columns: fitting(columns, frozen.columns, view.width - headerWidth, leastRoom.width),
  };
}
