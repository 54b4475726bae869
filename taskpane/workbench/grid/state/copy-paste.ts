import {
  cellArea,
  intersection,
  isWholeColumns,
  isWholeRows,
  lastColumn,
  lastRow,
  type Area,
  type Position,
} from '../../../../src/excel-host';
import { writeHtmlTable } from '../clipboard/html-table';
import { readTsv, writeTsv, type TextGrid } from '../clipboard/tsv';
import { visibleLines } from '../geometry/window';
import { selectArea, selectedArea } from '../selection/selection';
import type { GridState } from './grid-state';

/** What goes to the clipboard. */
export interface ClipboardTexts {
  readonly text: string;
  readonly html: string;
}

/** The selected cells that are worth copying: whole columns end where the sheet does. */
function copiedArea(state: GridState): Area {
  const area = selectedArea(state.selection);
  if (!isWholeRows(area) && !isWholeColumns(area)) return area;
  return intersection(area, state.used) ?? cellArea(area.row, area.column);
}

/** Copies or cuts the selected cells. Rows that a filter hides are not copied, as in Excel. */
export function copyCells(state: GridState, cut: boolean): ClipboardTexts {
  const { sheet, geometry } = state;
  const area = copiedArea(state);
  const rows = visibleLines(geometry.rows, area.row, lastRow(area));
  const columns = visibleLines(geometry.columns, area.column, lastColumn(area));
  const grid = rows.map((row) => columns.map((column) => sheet.shownText(row, column)));
  const text = writeTsv(grid);
  const whole = rows.length === area.rows && columns.length === area.columns;
  state.copied = whole ? { sheetId: sheet.id, area, cut, text } : undefined;
  state.changed();
  return { text, html: writeHtmlTable(grid) };
}

/** A block repeated so that it fills an area whose sides are multiples of its own, as Excel does. */
export function repeated(grid: TextGrid, area: Area): TextGrid {
  const height = grid.length;
  const width = Math.max(...grid.map((row) => row.length));
  if (area.rows % height !== 0 || area.columns % width !== 0) return grid;
  return Array.from({ length: area.rows }, (_row, row) =>
    Array.from({ length: area.columns }, (_column, column) => grid[row % height]?.[column % width] ?? ''),
  );
}

const upperLeft = ({ row, column }: Area): Position => ({ row, column });

function select(state: GridState, at: Position, rows: number, columns: number): void {
  state.select(selectArea({ ...at, rows, columns }), at);
}

/** Texts of another program; the language of the cells reads them, and validation judges them. */
function pasteTexts(state: GridState, grid: TextGrid): void {
  const area = selectedArea(state.selection);
  const one = grid.length === 1 && grid[0]?.length === 1;
  // One text fills what is selected, but not whole columns of a sheet.
  const target =
    intersection(area, { row: 0, column: 0, rows: state.reach.rows, columns: state.reach.columns }) ?? area;
  const block = one || area.rows > 1 || area.columns > 1 ? repeated(grid, target) : grid;
  const at = upperLeft(area);
  if (state.take(state.workbook.user.pasteText(state.sheet.id, at, writeTsv(block)))) {
    select(state, at, block.length, Math.max(...block.map((row) => row.length)));
  }
}

/** Cells of this workbook with all that they hold. */
function pasteCells(state: GridState): void {
  const { copied, workbook, sheet } = state;
  const source = copied && workbook.sheets.find(copied.sheetId);
  if (!copied || !source) return;
  const target = selectedArea(state.selection);
  const { rows, columns } = copied.area;
  const several = target.rows > rows || target.columns > columns;
  const fits = target.rows % rows === 0 && target.columns % columns === 0;
  const at = upperLeft(target);
  if (several && fits && !copied.cut) {
    const done = state.take(workbook.user.perform(() => sheet.copy({ sheet: source, area: copied.area }, target)));
    if (done) state.select(selectArea(target), at);
    return;
  }
  const from = { sheetId: copied.sheetId, area: copied.area };
  if (!state.take(workbook.user.pasteCells(from, { sheetId: sheet.id, at }, copied.cut))) return;
  if (copied.cut) state.copied = undefined;
  select(state, at, rows, columns);
}

/** Line ends differ between what was put on a clipboard and what comes back from it. */
const plainLines = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n$/, '');

/** Pastes what the clipboard holds: cells of ours where it is still what they put there, else texts. */
export function paste(state: GridState, text: string, table: TextGrid | undefined): void {
  if (state.copied && plainLines(state.copied.text) === plainLines(text)) pasteCells(state);
  else if (text !== '' || table) {
    state.copied = undefined;
    pasteTexts(state, text === '' && table ? table : readTsv(text));
  }
}
