import { lastColumn, lastRow, sheetColumns, sheetRows, type Area, type Position } from '../../area';

/** A change of places: where areas of a sheet come to lie, and where a cell was before. */
export interface Shift {
  readonly sheetId: string;
  /** Undefined: all of it is gone. */
  area(area: Area): Area | undefined;
  /** Undefined: the cell is new. */
  before(place: Position): Position | undefined;
}

/** Lines (rows or columns) of an area along the direction of a shift. */
interface Line {
  readonly from: number;
  readonly count: number;
}

function afterInsert({ from, count }: Line, at: number, added: number, most: number): Line | undefined {
  // A whole row or column stays whole.
  if (from === 0 && count === most) return { from, count };
  const start = from >= at ? from + added : from;
  const end = from + count - 1 >= at ? from + count - 1 + added : from + count - 1;
  if (start >= most) return undefined;
  return { from: start, count: Math.min(end, most - 1) - start + 1 };
}

function afterRemoval({ from, count }: Line, at: number, removed: number, most: number): Line | undefined {
  if (from === 0 && count === most) return { from, count };
  const gone = at + removed;
  const end = from + count;
  const newStart = from < at ? from : Math.max(from - removed, at);
  const newEnd = end <= at ? end : end <= gone ? at : end - removed;
  return newEnd > newStart ? { from: newStart, count: newEnd - newStart } : undefined;
}

/** Whether an area lies within the lines that are shifted; one that only touches them stays as it is. */
function withinSpan(area: Area, span: Area, vertical: boolean): boolean {
  return vertical
    ? area.column >= span.column && lastColumn(area) <= lastColumn(span)
    : area.row >= span.row && lastRow(area) <= lastRow(span);
}

/** Cells inserted at an area, or removed with it: what lies below (or to the right) moves. */
export function shiftOf(sheetId: string, span: Area, vertical: boolean, kind: 'insert' | 'remove'): Shift {
  const most = vertical ? sheetRows : sheetColumns;
  const at = vertical ? span.row : span.column;
  const count = vertical ? span.rows : span.columns;
  const change = kind === 'insert' ? afterInsert : afterRemoval;
  return {
    sheetId,
    area: (area) => {
      if (!withinSpan(area, span, vertical)) return area;
      const line = vertical ? { from: area.row, count: area.rows } : { from: area.column, count: area.columns };
      const moved = change(line, at, count, most);
      if (!moved) return undefined;
      return vertical
        ? { ...area, row: moved.from, rows: moved.count }
        : { ...area, column: moved.from, columns: moved.count };
    },
    before: (place) => {
      if (!withinSpan({ ...place, rows: 1, columns: 1 }, span, vertical)) return place;
      const line = vertical ? place.row : place.column;
      if (line < at) return place;
      const was = kind === 'insert' ? line - count : line + count;
      if (kind === 'insert' && was < at) return undefined;
      return vertical ? { ...place, row: was } : { ...place, column: was };
    },
  };
}
