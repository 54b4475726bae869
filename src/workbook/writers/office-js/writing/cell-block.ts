import { wordsIn, type ColumnSchema, type PlacedCells, type TableEdit } from '../../../index';
import type { Area } from '../excel-run';
import { payloadOf } from '../payload';
import { enteredValue, type Entered } from './entered-value';

/** Rows of one table, one below the other, that are written together. */
export interface CellBlock extends Area {
  /** As many as the area has rows and columns. */
  readonly values: readonly (readonly Entered[])[];
  /** What stands in the key columns of each row now. */
  readonly keys: readonly (readonly string[])[];
  /** The rows are not there yet: nothing may stand in their cells. */
  readonly isNew: boolean;
  /** Bytes in the request and, because what was there is read before, in its answer. */
  readonly bytes: number;
}

/** What a cell that is read back takes: no more than what is known to be there, usually. */
const answerPerCell = 8;

interface Line {
  readonly row: number;
  readonly cells: PlacedCells;
  readonly keys: readonly string[];
  readonly isNew: boolean;
}

/** Columns of the keys of a table, those that are there. */
export function keyColumnsOf({ found }: Pick<TableEdit, 'found'>): readonly number[] {
  return found.schema.keyColumns.flatMap((key) => found.columns.get(key) ?? []);
}

function linesOf(edit: TableEdit): readonly Line[] {
  const columns = keyColumnsOf(edit);
  const rows = new Map(edit.found.sheet.rows.map((row) => [row.number, row]));
  const keysOf = (row: number): readonly string[] => columns.map((column) => wordsIn(rows.get(row)?.cells[column]));
  return [...edit.changes, ...edit.added]
    .map(([row, cells]): Line => ({ row, cells, keys: keysOf(row), isNew: edit.added.has(row) }))
    .sort((a, b) => a.row - b.row);
}

function span(lines: readonly Line[]): { readonly first: number; readonly last: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  for (const { cells } of lines) {
    cells.forEach((cell, column) => {
      if (cell === undefined) return;
      first = Math.min(first, column);
      last = Math.max(last, column);
    });
  }
  return { first, last };
}

function blockOf(lines: readonly Line[], columns: ReadonlyMap<number, ColumnSchema>): CellBlock | undefined {
  const { first, last } = span(lines);
  const [top] = lines;
  if (!top || last < 0) return undefined;
  const kinds = Array.from({ length: last - first + 1 }, (_, index) => columns.get(first + index)?.kind);
  let bytes = 0;
  const values = lines.map(({ cells }) =>
    kinds.map((kind, index) => {
      const value = enteredValue(cells[first + index], kind);
      bytes += payloadOf(value) + answerPerCell;
      return value;
    }),
  );
  return {
    firstRow: top.row,
    lastRow: top.row + lines.length - 1,
    firstColumn: first,
    lastColumn: last,
    values,
    keys: lines.map((line) => line.keys),
    isNew: top.isNew,
    bytes,
  };
}

/** About what a row takes, before its block is known. */
function sizeOf(cells: PlacedCells): number {
  let bytes = 0;
  for (const cell of cells) bytes += payloadOf(enteredValue(cell)) + answerPerCell;
  return bytes;
}

/** The edit of a table as blocks of adjacent rows, none larger than the limit. */
export function cellBlocks(edit: TableEdit, limit: number): readonly CellBlock[] {
  const columns = new Map(
    edit.found.schema.columns.map((column) => [edit.found.columns.get(column.key) ?? -1, column]),
  );
  const blocks: CellBlock[] = [];
  let lines: Line[] = [];
  let bytes = 0;
  const close = (): void => {
    const block = blockOf(lines, columns);
    if (block) blocks.push(block);
    lines = [];
    bytes = 0;
  };
  for (const line of linesOf(edit)) {
    const size = sizeOf(line.cells);
    const previous = lines.at(-1);
    const goesOn = previous?.row === line.row - 1 && previous.isNew === line.isNew && bytes + size <= limit;
    if (previous && !goesOn) close();
    lines.push(line);
    bytes += size;
  }
  close();
  return blocks;
}
