import { type Area, type WorkbookEvent } from '../model';

type Changed = Extract<WorkbookEvent, { type: 'changed' }>;
type Shift = 'Down' | 'Up' | 'Right' | 'Left';

/** Which way the cells behind the changed ones went; undefined where none moved. */
function shiftOf({ changeType, shift }: Changed): Shift | undefined {
  switch (changeType) {
    case 'RowInserted':
      return 'Down';
    case 'RowDeleted':
      return 'Up';
    case 'ColumnInserted':
      return 'Right';
    case 'ColumnDeleted':
      return 'Left';
    case 'CellInserted':
    case 'CellDeleted':
      return shift === 'None' ? undefined : shift;
    case 'RangeEdited':
      return undefined;
  }
}

/** A stretch of rows or columns after others came before or inside of it; undefined where all of it was removed. */
function moved(start: number, count: number, at: number, inserted: number) {
  const end = start + count;
  if (inserted > 0) {
    if (at <= start) return { start: start + inserted, count };
    return at < end ? { start, count: count + inserted } : { start, count };
  }
  const removed = -inserted;
  const lostBefore = Math.max(0, Math.min(start, at + removed) - at);
  const lostInside = Math.max(0, Math.min(end, at + removed) - Math.max(start, at));
  return lostInside >= count ? undefined : { start: start - lostBefore, count: count - lostInside };
}

function moveArea(area: Area, changed: Area, shift: Shift): Area | undefined {
  const vertical = shift === 'Down' || shift === 'Up';
  const inside = vertical
    ? area.column >= changed.column && area.column + area.columns <= changed.column + changed.columns
    : area.row >= changed.row && area.row + area.rows <= changed.row + changed.rows;
  // Cells of which only a part would move stay where they are.
  if (!inside) return area;
  if (vertical) {
    const rows = moved(area.row, area.rows, changed.row, shift === 'Down' ? changed.rows : -changed.rows);
    return rows && { ...area, row: rows.start, rows: rows.count };
  }
  const columns = moved(
    area.column,
    area.columns,
    changed.column,
    shift === 'Right' ? changed.columns : -changed.columns,
  );
  return columns && { ...area, column: columns.start, columns: columns.count };
}

/** How areas of a sheet move when cells came or went; undefined where none did. */
export function structureChange(
  event: WorkbookEvent,
): { readonly sheetId: string; readonly move: (area: Area) => Area | undefined } | undefined {
  if (event.type !== 'changed') return undefined;
  const shift = shiftOf(event);
  if (shift === undefined) return undefined;
  const move = (area: Area) =>
    event.areas.reduce<Area | undefined>((at, changed) => at && moveArea(at, changed, shift), area);
  return { sheetId: event.sheetId, move };
}
