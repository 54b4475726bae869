import { cellArea, isWholeColumns, isWholeRows, type Position } from '../../../../src/excel-host';
import { frozenSize, shownRectangle } from '../geometry/sheet-geometry';
import type { GridCommand } from '../keyboard/commands';
import { move, type Ground, type Movement } from '../selection/movement';
import { selectedArea, type Selection } from '../selection/selection';
import { filterPlaceAt } from './filter-place';
import type { GridState } from './grid-state';

function groundOf(state: GridState): Ground {
  const { sheet, geometry, viewport, used } = state;
  const fixed = frozenSize(geometry);
  const lines = (axis: Ground['rows'], from: number, length: number) =>
    Math.max(1, axis.indexAt(from + length) - axis.indexAt(from) - 1);
  const height = viewport.height - geometry.headerHeight - fixed.height;
  const width = viewport.width - geometry.headerWidth - fixed.width;
  return {
    rows: geometry.rows,
    columns: geometry.columns,
    frozen: geometry.frozen,
    used,
    regionAround: ({ row, column }) => sheet.tableAt(row, column)?.area ?? sheet.region(row, column),
    filled: ({ row, column }) => sheet.value(row, column) !== undefined,
    merges: sheet.merges(),
    page: {
      rows: lines(geometry.rows, viewport.scrollTop + fixed.height, height),
      columns: lines(geometry.columns, viewport.scrollLeft + fixed.width, width),
    },
  };
}

/** Opens the list of choices of a cell, or the filter of a header. */
export function openList(state: GridState, cell: Position): void {
  const { sheet } = state;
  const place = filterPlaceAt(sheet, cell);
  if (place) {
    const at = shownRectangle(state.geometry, state.viewport, cellArea(cell.row, cell.column));
    state.open({ kind: 'filter', place, at });
    return;
  }
  const choices = sheet.validations.choices(cell.row, cell.column);
  if (choices) state.open({ kind: 'choices', cell, choices });
}

/** Begins to edit the active cell. */
export function edit(state: GridState, text: string | undefined, place: 'cell' | 'bar', mode: 'enter' | 'edit'): void {
  const { sheet, selection } = state;
  const cell = selection.active;
  state.copied = undefined;
  state.popup = undefined;
  state.editing = { sheetId: sheet.id, cell, text: text ?? sheet.editText(cell.row, cell.column), mode, place };
  state.reveal(cell);
  state.changed();
}

/** Takes what was typed into the cell; whether it was taken. */
export function commit(state: GridState, everywhere = false): boolean {
  const { editing, workbook } = state;
  if (!editing) return true;
  const { sheetId, cell, text } = editing;
  state.editing = undefined;
  const sheet = workbook.sheets.find(sheetId);
  if (!sheet) return true;
  const area = selectedArea(state.selection);
  if (!everywhere && text === sheet.editText(cell.row, cell.column)) {
    state.changed();
    return true;
  }
  const several = everywhere && (area.rows > 1 || area.columns > 1);
  const entry = workbook.user.type(sheetId, cell, text);
  const again = () => {
    state.editing = { ...editing, mode: 'edit' };
    state.changed();
    state.focus();
  };
  if (!state.take(entry, again)) return false;
  // Ctrl+Enter: what the active cell now holds goes to the whole selection.
  if (several) {
    const from = cellArea(cell.row, cell.column);
    state.take(workbook.user.perform(() => sheet.copy({ sheet, area: from }, area, 'Formulas')));
  }
  return true;
}

export function cancelEditing(state: GridState): void {
  state.editing = undefined;
  state.popup = undefined;
  state.changed();
}

function neighbourSheet(state: GridState, step: 1 | -1): void {
  const shown = state.workbook.sheets.list().filter((sheet) => sheet.visibility === 'Visible');
  const at = shown.findIndex((sheet) => sheet.id === state.sheet.id);
  const next = shown[at + step];
  if (next) state.activate(next.id);
}

/** Inserts or removes as many rows or columns as are selected; whole columns where those are selected. */
export function changeLines(state: GridState, what: 'insert' | 'remove', lines?: 'rows' | 'columns'): void {
  const { workbook, sheet } = state;
  const area = selectedArea(state.selection);
  const columns = lines === 'columns' || (lines === undefined && isWholeColumns(area) && !isWholeRows(area));
  const { user } = workbook;
  const entry = columns
    ? user[what === 'insert' ? 'insertColumns' : 'removeColumns'](sheet.id, area.column, area.columns)
    : user[what === 'insert' ? 'insertRows' : 'removeRows'](sheet.id, area.row, area.rows);
  state.copied = undefined;
  state.take(entry);
}

function fillDown(state: GridState): void {
  const area = selectedArea(state.selection);
  if (area.rows === 1) return;
  const { sheet, workbook } = state;
  const source = { ...area, rows: 1 };
  const target = { ...area, row: area.row + 1, rows: area.rows - 1 };
  state.take(workbook.user.perform(() => sheet.copy({ sheet, area: source }, target)));
}

function openMenu(state: GridState): void {
  const { active } = state.selection;
  const at = shownRectangle(state.geometry, state.viewport, cellArea(active.row, active.column));
  const area = selectedArea(state.selection);
  const lines = isWholeRows(area) ? 'rows' : isWholeColumns(area) ? 'columns' : 'cells';
  state.open({ kind: 'menu', at: { x: at.x + 8, y: at.y + at.height }, lines });
}

/** Undo and redo; afterwards nothing waits to be pasted, because what was copied may be elsewhere now. */
function travel(state: GridState, way: 'undo' | 'redo'): void {
  state.copied = undefined;
  state.workbook.user[way]();
  state.changed();
}

/** Does what a key or a menu asks. `leave` is the way out of the grid, which Tab is not. */
export function runCommand(state: GridState, command: GridCommand, leave: (backwards: boolean) => void): void {
  const { workbook, sheet, selection } = state;
  switch (command.kind) {
    case 'move': {
      const next = move(selection, command.movement, groundOf(state));
      return state.select(next, revealed(command.movement, next));
    }
    case 'edit':
      return edit(state, command.overwrite ? '' : undefined, 'cell', command.overwrite ? 'enter' : 'edit');
    case 'clear':
      state.take(workbook.user.clear(sheet.id, [selectedArea(selection)]));
      return;
    case 'undo':
    case 'redo':
      return travel(state, command.kind);
    case 'open-list':
      return openList(state, selection.active);
    case 'fill-down':
      return fillDown(state);
    case 'insert':
      return changeLines(state, 'insert');
    case 'delete':
      return changeLines(state, 'remove');
    case 'context-menu':
      return openMenu(state);
    case 'next-sheet':
      return neighbourSheet(state, 1);
    case 'previous-sheet':
      return neighbourSheet(state, -1);
    case 'show-note':
      return state.open(state.popup?.kind === 'note' ? undefined : { kind: 'note', cell: selection.active });
    case 'leave':
      return leave(false);
  }
}

/** Which cell comes into view after a movement; selecting everything moves nothing. */
function revealed(movement: Movement, next: Selection): Position | null {
  switch (movement.kind) {
    case 'all':
    case 'whole-rows':
    case 'whole-columns':
      return null;
    case 'next':
      return next.active;
    case 'step':
    case 'jump':
    case 'page':
    case 'row-start':
    case 'row-end':
    case 'sheet-start':
    case 'sheet-end':
      return next.extent;
  }
}
