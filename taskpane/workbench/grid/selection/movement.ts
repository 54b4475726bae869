import { lastColumn, lastRow, sameArea, type Area, type Position } from '../../../../src/excel-host';
import type { Axis } from '../geometry/axis';
import { jump } from './jump';
import { wholeCell } from './merged';
import { extendTo, selectArea, selectCell, selectedArea, type Selection } from './selection';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** A way to move or grow the selection by keys. */
export type Movement =
  | { readonly kind: 'step' | 'jump'; readonly direction: Direction; readonly extend: boolean }
  | { readonly kind: 'page'; readonly direction: Direction; readonly extend: boolean }
  /** To the first column of the row, or to the last that holds anything. */
  | { readonly kind: 'row-start' | 'row-end' | 'sheet-start' | 'sheet-end'; readonly extend: boolean }
  | { readonly kind: 'all' | 'whole-rows' | 'whole-columns' }
  /** Enter and Tab: the next cell, within the area where more than one cell is selected. */
  | { readonly kind: 'next'; readonly along: 'rows' | 'columns'; readonly backwards: boolean };

/** What moving has to know of the sheet. */
export interface Ground {
  readonly rows: Axis;
  readonly columns: Axis;
  /** How many lines stay in view: the way to the start of the sheet ends behind them. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** The area that holds everything; undefined for an empty sheet. */
  readonly used: Area | undefined;
  /** The table or block around a cell, which Ctrl+A selects first. */
  readonly regionAround: (cell: Position) => Area;
  readonly filled: (cell: Position) => boolean;
  readonly merges: readonly Area[];
  /** Rows and columns of a screenful. */
  readonly page: { readonly rows: number; readonly columns: number };
}

const steps: Readonly<Record<Direction, { readonly rows: boolean; readonly step: 1 | -1 }>> = {
  up: { rows: true, step: -1 },
  down: { rows: true, step: 1 },
  left: { rows: false, step: -1 },
  right: { rows: false, step: 1 },
};

function onAxis(ground: Ground, rows: boolean): Axis {
  return rows ? ground.rows : ground.columns;
}

function moved(cell: Position, rows: boolean, index: number): Position {
  return rows ? { ...cell, row: index } : { ...cell, column: index };
}

function stepped(ground: Ground, cell: Position, direction: Direction, count: number): Position {
  const { rows, step } = steps[direction];
  const axis = onAxis(ground, rows);
  const from = wholeCell(ground.merges, cell);
  const edge = step > 0 ? { row: lastRow(from), column: lastColumn(from) } : from;
  let index = rows ? edge.row : edge.column;
  for (let taken = 0; taken < count; taken += 1) {
    const next = axis.visibleFrom(index + step, step);
    if (next === undefined) break;
    index = next;
  }
  return moved(cell, rows, index);
}

function jumped(ground: Ground, cell: Position, direction: Direction): Position {
  const { rows, step } = steps[direction];
  const beyond = ground.used ? (rows ? lastRow(ground.used) : lastColumn(ground.used)) + 1 : 0;
  const filled = (index: number) => ground.filled(moved(cell, rows, index));
  return moved(cell, rows, jump(onAxis(ground, rows), rows ? cell.row : cell.column, step, filled, beyond));
}

function firstVisible(axis: Axis, from = 0): number {
  return axis.visibleFrom(from, 1) ?? 0;
}

function lastUsed(axis: Axis, last: number | undefined): number {
  return axis.visibleFrom(last ?? 0, -1) ?? firstVisible(axis);
}

function target(ground: Ground, from: Position, movement: Movement): Position {
  const { used, rows, columns } = ground;
  switch (movement.kind) {
    case 'step':
      return stepped(ground, from, movement.direction, 1);
    case 'jump':
      return jumped(ground, from, movement.direction);
    case 'page': {
      const count = steps[movement.direction].rows ? ground.page.rows : ground.page.columns;
      return stepped(ground, from, movement.direction, Math.max(1, count));
    }
    case 'row-start':
      return { ...from, column: firstVisible(columns, ground.frozen.columns) };
    case 'row-end':
      return { ...from, column: lastUsed(columns, used && lastColumn(used)) };
    case 'sheet-start':
      return { row: firstVisible(rows, ground.frozen.rows), column: firstVisible(columns, ground.frozen.columns) };
    case 'sheet-end':
      return { row: lastUsed(rows, used && lastRow(used)), column: lastUsed(columns, used && lastColumn(used)) };
    case 'all':
    case 'whole-rows':
    case 'whole-columns':
    case 'next':
      return from;
  }
}

const rowLimits = (area: Area) => [area.row, lastRow(area)] as const;
const columnLimits = (area: Area) => [area.column, lastColumn(area)] as const;

/** The next cell of an area of several cells; from its end back to its beginning. */
function nextInside(ground: Ground, area: Area, active: Position, byRows: boolean, step: 1 | -1): Position {
  const [outer, inner] = byRows ? [ground.columns, ground.rows] : [ground.rows, ground.columns];
  const limits = byRows
    ? { outer: columnLimits(area), inner: rowLimits(area) }
    : { outer: rowLimits(area), inner: columnLimits(area) };
  const place = (outside: number, inside: number): Position =>
    byRows ? { row: inside, column: outside } : { row: outside, column: inside };
  const [outside, inside] = byRows ? [active.column, active.row] : [active.row, active.column];
  const within = ([first, last]: readonly [number, number], index: number | undefined) =>
    index !== undefined && index >= first && index <= last ? index : undefined;
  const start = ([first, last]: readonly [number, number]) => (step === 1 ? first : last);
  const next = within(limits.inner, inner.visibleFrom(inside + step, step));
  if (next !== undefined) return place(outside, next);
  const line = within(limits.outer, outer.visibleFrom(outside + step, step));
  return place(line ?? start(limits.outer), inner.visibleFrom(start(limits.inner), step) ?? inside);
}

/** The selection after a movement. */
export function move(selection: Selection, movement: Movement, ground: Ground): Selection {
  const area = selectedArea(selection);
  const { rows, columns } = ground;
  switch (movement.kind) {
    case 'all': {
      const region = ground.regionAround(selection.active);
      const whole = { row: 0, column: 0, rows: rows.count, columns: columns.count };
      const one = region.rows === 1 && region.columns === 1;
      return selectArea(one || sameArea(area, region) ? whole : region, selection.active);
    }
    case 'whole-rows':
      return selectArea({ ...area, column: 0, columns: columns.count }, selection.active);
    case 'whole-columns':
      return selectArea({ ...area, row: 0, rows: rows.count }, selection.active);
    case 'next': {
      const byRows = movement.along === 'rows';
      if (area.rows > 1 || area.columns > 1) {
        return {
          ...selection,
          active: nextInside(ground, area, selection.active, byRows, movement.backwards ? -1 : 1),
        };
      }
      const direction = byRows ? (movement.backwards ? 'up' : 'down') : movement.backwards ? 'left' : 'right';
      return selectCell(stepped(ground, selection.active, direction, 1));
    }
    case 'step':
    case 'jump':
    case 'page':
    case 'row-start':
    case 'row-end':
    case 'sheet-start':
    case 'sheet-end':
      return movement.extend
        ? extendTo(selection, target(ground, selection.extent, movement))
        : selectCell(target(ground, selection.active, movement));
  }
}
