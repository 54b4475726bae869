import { useRef, useState, type PointerEvent } from 'react';
import {
  areaBetween,
  contains,
  lastColumn,
  lastRow,
  sheetColumns,
  sheetRows,
  type Area,
  type Position,
} from '../../../../src/excel-host';
import { cellAt } from '../geometry/sheet-geometry';
import { extendTo, selectArea, selectCell, selectedArea } from '../selection/selection';
import { followLink } from '../state/follow-link';
import { commit, edit } from '../state/run-command';
import type { GridState } from '../state/grid-state';
import { points } from '../state/geometry-of-sheet';

/** What the pointer is doing while it is held. */
type Drag =
  | { readonly kind: 'cells' }
  | { readonly kind: 'rows'; readonly from: number }
  | { readonly kind: 'columns'; readonly from: number }
  | {
      readonly kind: 'resize';
      readonly by: 'row' | 'column';
      readonly index: number;
      readonly start: number;
      readonly size: number;
    }
  | { readonly kind: 'fill'; readonly source: Area };

/** A line that is being resized, as long as the pointer is held. */
export interface Resizing {
  readonly by: 'row' | 'column';
  readonly index: number;
  readonly size: number;
}

const smallestSize = 8;
const largestSize = 800;

function whole(by: 'rows' | 'columns', from: number, to: number): Area {
  return by === 'rows'
    ? areaBetween({ row: from, column: 0 }, { row: to, column: sheetColumns - 1 })
    : areaBetween({ row: 0, column: from }, { row: sheetRows - 1, column: to });
}

/** The area that dragging the handle to a cell fills: downwards, upwards or sideways, whichever is farther. */
export function fillArea(source: Area, to: Position): Area {
  const below = to.row - lastRow(source);
  const above = source.row - to.row;
  const right = to.column - lastColumn(source);
  const left = source.column - to.column;
  const vertical = Math.max(below, above, 0);
  const sideways = Math.max(left, right, 0);
  if (vertical === 0 && sideways === 0) return source;
  if (vertical >= sideways) {
    return { ...source, row: above > 0 ? to.row : source.row, rows: source.rows + vertical };
  }
  return { ...source, column: left > 0 ? to.column : source.column, columns: source.columns + sideways };
}

/** The number that an element below the pointer carries for headers and their edges. */
function marked(target: EventTarget, name: string): number | undefined {
  const element = target instanceof Element ? target.closest(`[data-${name}]`) : null;
  const value = element?.getAttribute(`data-${name}`);
  return value === null || value === undefined ? undefined : Number(value);
}

/** Mouse, pen and finger on cells, headers, edges of headers and the fill handle. */
export function usePointer(state: GridState, scroller: () => HTMLElement | null) {
  const drag = useRef<Drag | undefined>(undefined);
  const [resizing, setResizing] = useState<Resizing | undefined>();
  const [fillTarget, setFillTarget] = useState<Area | undefined>();

  const cellUnder = (event: { clientX: number; clientY: number }): Position => {
    const box = scroller()?.getBoundingClientRect();
    return cellAt(state.geometry, state.viewport, {
      x: event.clientX - (box?.x ?? 0),
      y: event.clientY - (box?.y ?? 0),
    });
  };

  const selectLines = (by: 'rows' | 'columns', from: number, to: number) => {
    const first = by === 'rows' ? { row: from, column: 0 } : { row: 0, column: from };
    state.select(selectArea(whole(by, from, to), first), null);
  };

  const beginOnHeader = (event: PointerEvent, by: 'rows' | 'columns', index: number) => {
    const area = selectedArea(state.selection);
    const inside =
      by === 'rows' ? index >= area.row && index <= lastRow(area) : index >= area.column && index <= lastColumn(area);
    const wholeLines = by === 'rows' ? area.columns === sheetColumns : area.rows === sheetRows;
    // The second button opens the menu of what is selected already.
    if (event.button === 2 && inside && wholeLines) return;
    const anchor = by === 'rows' ? state.selection.anchor.row : state.selection.anchor.column;
    const from = event.shiftKey ? anchor : index;
    drag.current = by === 'rows' ? { kind: 'rows', from } : { kind: 'columns', from };
    selectLines(by, from, index);
  };

  const beginOnCell = (event: PointerEvent) => {
    const cell = cellUnder(event);
    if (cell.row < 0 || cell.column < 0) return;
    const area = selectedArea(state.selection);
    if (event.button === 2 && contains(area, cell.row, cell.column)) return;
    drag.current = { kind: 'cells' };
    state.select(event.shiftKey ? extendTo(state.selection, cell) : selectCell(cell), cell);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('textarea, button')) return;
    // The scroll bars belong to the element as well.
    if (target === event.currentTarget) return;
    if (state.editing && !commit(state)) return;
    state.focus();
    event.preventDefault();
    if (event.button !== 2) event.currentTarget.setPointerCapture(event.pointerId);
    if (target.closest('[data-corner]')) {
      state.select(
        selectArea({ row: 0, column: 0, rows: sheetRows, columns: sheetColumns }, state.selection.active),
        null,
      );
      return;
    }
    if (target.closest('[data-fill-handle]')) {
      drag.current = { kind: 'fill', source: selectedArea(state.selection) };
      return;
    }
    const columnEdge = marked(target, 'column-edge');
    const rowEdge = marked(target, 'row-edge');
    const { rows, columns } = state.geometry;
    if (columnEdge !== undefined) {
      drag.current = {
        kind: 'resize',
        by: 'column',
        index: columnEdge,
        start: event.clientX,
        size: columns.sizeOf(columnEdge),
      };
    } else if (rowEdge !== undefined) {
      drag.current = { kind: 'resize', by: 'row', index: rowEdge, start: event.clientY, size: rows.sizeOf(rowEdge) };
    } else {
      const column = marked(target, 'column-header');
      const row = marked(target, 'row-header');
      if (column !== undefined) beginOnHeader(event, 'columns', column);
      else if (row !== undefined) beginOnHeader(event, 'rows', row);
      else if (!target.closest('[data-outline]')) beginOnCell(event);
    }
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const now = drag.current;
    if (!now) return;
    if (now.kind === 'resize') {
      const byColumn = now.by === 'column';
      const size = now.size + (byColumn ? event.clientX : event.clientY) - now.start;
      setResizing({
        by: now.by,
        index: now.index,
        size: Math.max(smallestSize, Math.min(largestSize, size)),
      });
      return;
    }
    const under = cellUnder(event);
    const cell = { row: Math.max(0, under.row), column: Math.max(0, under.column) };
    if (now.kind === 'fill') setFillTarget(fillArea(now.source, cell));
    else if (now.kind === 'cells') {
      const { extent } = state.selection;
      if (extent.row !== cell.row || extent.column !== cell.column) state.select(extendTo(state.selection, cell), cell);
    } else selectLines(now.kind, now.from, now.kind === 'rows' ? cell.row : cell.column);
  };

  /** Tells the workbook of a click that was no drag, with where in the cell it was. */
  const tellClick = (event: PointerEvent<HTMLElement>) => {
    const cell = cellUnder(event);
    const { anchor, extent } = state.selection;
    const isOne = [anchor, extent].every(({ row, column }) => row === cell.row && column === cell.column);
    // The pointer is held by the grid: the cell that it is over is asked for.
    const box = document
      .elementFromPoint(event.clientX, event.clientY)
      ?.closest('[data-cell]')
      ?.getBoundingClientRect();
    if (!isOne || box === undefined) return;
    const [offsetX, offsetY] = [points(event.clientX - box.x), points(event.clientY - box.y)];
    state.workbook.user.click(state.sheet.id, { ...cell, offsetX, offsetY });
    // A click alone selects: a workbook of somebody else opens nothing that was not asked for.
    if (event.ctrlKey || event.metaKey) followLink(state, cell.row, cell.column);
  };

  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const ended = drag.current;
    drag.current = undefined;
    if (ended?.kind === 'cells' && event.button === 0) tellClick(event);
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      event.currentTarget.releasePointerCapture(event.pointerId);
    if (resizing) {
      resize(state, resizing);
      setResizing(undefined);
    }
    if (ended?.kind === 'fill' && fillTarget) {
      setFillTarget(undefined);
      if (state.take(state.workbook.user.fill(state.sheet.id, ended.source, fillTarget)))
        state.select(selectArea(fillTarget), null);
    }
  };

  const onDoubleClick = (event: React.MouseEvent<HTMLElement>) => {
    // The pointer is held by the grid, which is the target of what it does: what lies below it is asked for.
    const below = document.elementFromPoint(event.clientX, event.clientY);
    if (!below) return;
    const column = marked(below, 'column-edge');
    const row = marked(below, 'row-edge');
    const { sheet, workbook } = state;
    if (column !== undefined) {
      state.take(workbook.user.perform(() => sheet.autofit(whole('columns', column, column), 'Columns')));
    } else if (row !== undefined) {
      state.take(workbook.user.perform(() => sheet.autofit(whole('rows', row, row), 'Rows')));
    } else if (below.closest('[data-cell]')) edit(state, undefined, 'cell', 'edit');
  };

  return { onPointerDown, onPointerMove, onPointerUp, onDoubleClick, resizing, fillTarget };
}

/** Gives a line its new size; all selected lines where it is one of them. */
function resize(state: GridState, { by, index, size }: Resizing): void {
  const { sheet, workbook } = state;
  const area = selectedArea(state.selection);
  const change = { size: points(size) };
  if (by === 'column') {
    const many = area.rows === sheetRows && index >= area.column && index <= lastColumn(area);
    const [first, count] = many ? [area.column, area.columns] : [index, 1];
    state.take(workbook.user.perform(() => sheet.setColumns(first, count, change)));
  } else {
    const many = area.columns === sheetColumns && index >= area.row && index <= lastRow(area);
    const [first, count] = many ? [area.row, area.rows] : [index, 1];
    state.take(workbook.user.perform(() => sheet.setRows(first, count, change)));
  }
}
