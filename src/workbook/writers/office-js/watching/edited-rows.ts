import { openWorkbook, type GridRow, type SheetGrid } from '../../../index';
import { rangeOf, type Context } from '../excel-run';
import { gridRows } from '../reading/cell-values';
import { areaOf, type KnownWorkbook } from '../reading/read-workbook';

/** An edit of a sheet. */
export interface SheetEdit {
  readonly sheetId: string;
  /** Cells whose contents changed; undefined: more than that happened. */
  readonly address: string | undefined;
}

/** Beyond so many rows, or so many edits at once, everything is read again. */
const mostRows = 1500;
const mostEdits = 50;

interface Rows {
  readonly firstRow: number;
  readonly lastRow: number;
}

function rowsOf(address: string): Rows | undefined {
  const cells = address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '');
  const match = /^[A-Z]+(\d+)(?::[A-Z]+(\d+))?$/.exec(cells) ?? /^(\d+):(\d+)$/.exec(cells);
  if (!match) return undefined;
  const firstRow = Number(match[1]);
  return { firstRow, lastRow: Number(match[2] ?? match[1]) };
}

interface SheetPart {
  readonly sheet: SheetGrid;
  readonly sheetId: string;
  readonly rows: readonly Rows[];
}

/** Rows that were edited, by sheet; undefined: everything must be read. */
function partsOf(known: KnownWorkbook, edits: readonly SheetEdit[]): readonly SheetPart[] | undefined {
  if (edits.length > mostEdits) return undefined;
  const parts = new Map<string, SheetPart>();
  let count = 0;
  for (const { sheetId, address } of edits) {
    const name = known.structure.sheets.find((sheet) => sheet.id === sheetId)?.name;
    const sheet = known.grid.sheets.find((candidate) => candidate.name === name);
    const rows = address === undefined ? undefined : rowsOf(address);
    if (!sheet || !rows) return undefined;
    count += rows.lastRow - rows.firstRow + 1;
    if (count > mostRows) return undefined;
    const part = parts.get(sheetId);
    parts.set(sheetId, { sheet, sheetId, rows: [...(part?.rows ?? []), rows] });
  }
  return [...parts.values()];
}

const widthOf = ({ rows, tables }: SheetGrid): number =>
  Math.max(1, ...tables.map((table) => table.lastColumn + 1), ...rows.slice(0, 1).map((row) => row.cells.length));

function withRows(sheet: SheetGrid, fresh: ReadonlyMap<number, GridRow | undefined>): SheetGrid {
  const kept = sheet.rows.filter((row) => !fresh.has(row.number));
  const rows = [...kept, ...[...fresh.values()].filter((row) => row !== undefined)];
  return { ...sheet, rows: rows.sort((a, b) => a.number - b.number) };
}

/** Sheets in which nothing of ours stands. */
export function isForeign(known: KnownWorkbook, { sheetId }: SheetEdit): boolean {
  const sheet = known.structure.sheets.find((candidate) => candidate.id === sheetId);
  if (!sheet) return false;
  return ![...(known.opened?.tables.values() ?? [])].some((found) => found.sheet.name === sheet.name);
}

/** The workbook with the edited rows read anew, in one round trip; undefined: it must be read as a whole. */
export async function readEdited(
  context: Context,
  known: KnownWorkbook,
  edits: readonly SheetEdit[],
): Promise<KnownWorkbook | undefined> {
  const parts = partsOf(known, edits);
  if (!parts) return undefined;
  const loaded = parts.map(({ sheet, sheetId, rows }) => {
    const worksheet = context.workbook.worksheets.getItem(sheetId);
    const width = widthOf(sheet);
    const headerRow = sheet.tables[0]?.headerRow ?? 1;
    const areas = [...rows, { firstRow: headerRow, lastRow: headerRow }];
    return {
      sheet,
      tables: sheet.tables.map((table) => ({
        table,
        range: context.workbook.tables
          .getItem(table.name)
          .getRange()
          .untrack()
          .load('rowIndex,columnIndex,rowCount,columnCount'),
      })),
      ranges: areas.map((area) => ({
        area,
        range: rangeOf(worksheet, { ...area, firstColumn: 0, lastColumn: width - 1 }).load('values'),
      })),
    };
  });
  await context.sync();
  const changed = new Map<string, SheetGrid>();
  for (const { sheet, tables, ranges } of loaded) {
    const fresh = new Map<number, GridRow | undefined>();
    for (const { area, range } of ranges) {
      for (let row = area.firstRow; row <= area.lastRow; row += 1) fresh.set(row, undefined);
      // The library gives unknown values as any.
      for (const row of gridRows(range.values as unknown[][], area.firstRow, 0)) fresh.set(row.number, row);
    }
    const placed = tables.map(({ table, range }) => ({ table, area: areaOf(range) }));
    const moved = placed.some(
      ({ table, area }) =>
        area.firstRow !== table.headerRow ||
        area.firstColumn !== table.firstColumn ||
        area.lastColumn !== table.lastColumn,
    );
    if (moved) return undefined;
    const grown = placed.map(({ table, area }) => ({ ...table, lastRow: area.lastRow - (table.totalsRow ? 1 : 0) }));
    changed.set(sheet.name, { ...withRows(sheet, fresh), tables: grown });
  }
  const sheets = known.grid.sheets.map((sheet) => changed.get(sheet.name) ?? sheet);
  const grid = { ...known.grid, sheets };
  return { ...known, grid, opened: openWorkbook(grid) };
}
