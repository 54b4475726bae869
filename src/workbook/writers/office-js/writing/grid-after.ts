import {
  openWorkbook,
  settingsSheetName,
  valueOf,
  type Block,
  type Cell,
  type GridRow,
  type NamedCell,
  type PlacedCells,
  type ReadCell,
  type SheetGrid,
  type TableEdit,
  type WorkbookEdit,
} from '../../../index';
import { summarySignature } from '../drawing/summary-sheet';
import type { KnownWorkbook } from '../reading/read-workbook';
import { listFormula } from './settings-edit';

const shown = (cell: Cell | null): ReadCell => {
  const value = cell === null ? '' : valueOf(cell);
  return value === '' ? undefined : value;
};

function rowAfter(number: number, before: readonly ReadCell[], cells: PlacedCells): GridRow {
  const width = Math.max(before.length, cells.length);
  return {
    number,
    cells: Array.from({ length: width }, (_, column) => {
      const cell = cells[column];
      return cell === undefined ? before[column] : shown(cell);
    }),
  };
}

function withRows(sheet: SheetGrid, changed: ReadonlyMap<number, PlacedCells>): SheetGrid {
  const rows = sheet.rows.map((row) => {
    const cells = changed.get(row.number);
    return cells ? rowAfter(row.number, row.cells, cells) : row;
  });
  const there = new Set(sheet.rows.map((row) => row.number));
  const fresh = [...changed]
    .filter(([number]) => !there.has(number))
    .map(([number, cells]) => rowAfter(number, [], cells));
  return fresh.length === 0
    ? { ...sheet, rows }
    : { ...sheet, rows: [...rows, ...fresh].sort((a, b) => a.number - b.number) };
}

function tableAfter(sheet: SheetGrid, edit: TableEdit): SheetGrid {
  const headers: (string | undefined)[] = [];
  for (const [column, header] of edit.headers) headers[column] = header;
  const changed = new Map([...edit.changes, ...edit.added]);
  if (edit.headers.size > 0) changed.set(edit.found.headerRow, Array.from(headers));
  const after = withRows(sheet, changed);
  return {
    ...after,
    tables: after.tables.map((table) =>
      table.name === edit.found.table?.name ? { ...table, lastRow: Math.max(table.lastRow, edit.lastRow) } : table,
    ),
  };
}

function settingsAfter(sheet: SheetGrid, block: Block): SheetGrid {
  const rows = block.map((cells, index): GridRow => ({
    number: index + 1,
    cells: Array.from(cells, (cell) => (cell === undefined ? undefined : shown(cell.cell))),
  }));
  return { ...sheet, rows };
}

/** The workbook as it is after an edit, so that it need not be read again. */
export function knownAfter(known: KnownWorkbook, edit: WorkbookEdit, charts: ReadonlySet<string>): KnownWorkbook {
  const titleOf = (name: string): string => edit.titles.get(name) ?? name;
  const edits = new Map([...edit.tables.values()].map((table) => [table.found.sheet.name, table]));
  const sheets = known.grid.sheets.map((sheet): SheetGrid => {
    const table = edits.get(sheet.name);
    const isSettings = sheet.name.toLowerCase() === settingsSheetName;
    const after = table ? tableAfter(sheet, table) : isSettings ? settingsAfter(sheet, edit.settings.block) : sheet;
    return { ...after, name: titleOf(sheet.name) };
  });
  const names = new Map(
    [...known.grid.names].map(([name, cell]): [string, NamedCell] => [name, { ...cell, sheet: titleOf(cell.sheet) }]),
  );
  const grid = { ...known.grid, sheets, names };
  const { structure } = known;
  return {
    ...known,
    grid,
    opened: openWorkbook(grid),
    charts,
    drawnSummary: summarySignature(edit.summary),
    structure: {
      ...structure,
      sheets: structure.sheets.map((sheet) => ({ ...sheet, name: titleOf(sheet.name) })),
      tables: structure.tables.map((table) => ({ ...table, sheet: titleOf(table.sheet) })),
      names: new Map([
        ...structure.names,
        ...edit.settings.ranges.map((range) => [range.name, listFormula(range)] as const),
      ]),
    },
  };
}
