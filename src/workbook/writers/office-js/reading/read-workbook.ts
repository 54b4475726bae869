import {
  columnName,
  isTableTitle,
  openWorkbook,
  settingsSheetName,
  summaryName,
  tableKeys,
  tableSchemas,
  type GridRow,
  type GridTable,
  type NamedCell,
  type OpenedWorkbook,
  type SheetGrid,
  type WorkbookGrid,
} from '../../../index';
import type { Area, Context } from '../excel-run';
import { namedCells } from './named-cells';
import { readRows, type SheetArea } from './read-rows';
import { readStructure, type SheetFact, type Structure, type TableFact } from './structure';

/** A workbook as it was read: where everything stands, and what of it is ours. */
export interface KnownWorkbook {
  readonly structure: Structure;
  readonly grid: WorkbookGrid;
  /** undefined: it is not one of ours. */
  readonly opened: OpenedWorkbook | undefined;
  /** The only sheet of a workbook in which nobody has entered anything; it can become ours. */
  readonly blankSheet: SheetFact | undefined;
  /** Names of the charts on Summary. */
  readonly charts: ReadonlySet<string>;
  /** What Summary was last drawn from, where that was by us. */
  readonly drawnSummary: string | undefined;
}

const ourTables = new Set(tableKeys.map((key) => tableSchemas[key].table.toLowerCase()));

const isOurs = ({ name }: TableFact): boolean => ourTables.has(name.toLowerCase());

/** Sheets that may hold something of ours: by table, by the names of columns, by title. */
function ourSheets({ sheets, tables }: Structure, names: ReadonlyMap<string, NamedCell>): readonly SheetFact[] {
  const holding = new Set(tables.filter(isOurs).map((table) => table.sheet));
  for (const [name, cell] of names) if (/^cg_(?:migrations|users|plans)_/.test(name)) holding.add(cell.sheet);
  return sheets.filter(
    ({ name }) => holding.has(name) || isTableTitle(name) || name.toLowerCase() === settingsSheetName,
  );
}

const placeProperties = 'rowIndex,columnIndex,rowCount,columnCount';

/** Where a range stands; it must have been loaded. */
export function areaOf(range: Excel.Range): Area {
  return {
    firstRow: range.rowIndex + 1,
    lastRow: range.rowIndex + range.rowCount,
    firstColumn: range.columnIndex,
    lastColumn: range.columnIndex + range.columnCount - 1,
  };
}

interface Areas {
  readonly tables: ReadonlyMap<string, readonly GridTable[]>;
  readonly used: ReadonlyMap<string, SheetArea>;
  readonly charts: ReadonlySet<string>;
}

/** Where tables and cells of the sheets stand, in one round trip. */
async function readAreas(
  context: Context,
  structure: Structure,
  sheets: readonly SheetFact[],
  summary: SheetFact | undefined,
  licenses: NamedCell | undefined,
): Promise<Areas> {
  const { workbook } = context;
  const ours = structure.tables.filter(isOurs);
  const tableRanges = ours.map((table) => workbook.tables.getItem(table.name).getRange().untrack());
  const usedRanges = sheets.map((sheet) =>
    workbook.worksheets.getItem(sheet.id).getUsedRangeOrNullObject(true).untrack(),
  );
  for (const range of [...tableRanges, ...usedRanges]) range.load(placeProperties);
  const charts = summary && workbook.worksheets.getItem(summary.id).charts.load('items/name');
  await context.sync();
  const tables = new Map<string, GridTable[]>();
  ours.forEach((table, index) => {
    const range = tableRanges[index];
    if (!range) return;
    const { firstRow, lastRow, firstColumn, lastColumn } = areaOf(range);
    tables.set(table.sheet, [
      ...(tables.get(table.sheet) ?? []),
      {
        name: table.name,
        headerRow: firstRow,
        lastRow: lastRow - (table.totals ? 1 : 0),
        totalsRow: table.totals,
        firstColumn,
        lastColumn,
      },
    ]);
  });
  const used = new Map<string, SheetArea>();
  sheets.forEach((sheet, index) => {
    const range = usedRanges[index];
    if (!range || range.isNullObject) return;
    const countColumn = licenses?.sheet === sheet.name ? licenses.column : undefined;
    used.set(sheet.name, { ...areaOf(range), sheetId: sheet.id, countColumn });
  });
  return { tables, used, charts: new Set(charts?.items.map((chart) => chart.name)) };
}

/** Reads the workbook: its structure, the places, then the cells of our sheets in as few blocks as possible. */
export async function readWorkbook(context: Context): Promise<KnownWorkbook> {
  const structure = await readStructure(context);
  const names = namedCells(structure.names);
  const ours = ourSheets(structure, names);
  const [first, ...others] = structure.sheets;
  const alone = ours.length === 0 && others.length === 0 && structure.tables.length === 0 ? first : undefined;
  const summary = structure.sheets.find((sheet) => sheet.name === names.get(summaryName)?.sheet);
  const licenses = names.get(columnName('migrations', 'targetLicenses'));
  const { tables, used, charts } = await readAreas(context, structure, alone ? [alone] : ours, summary, licenses);
  const rows = await readRows(context, alone ? [] : [...used.values()]);
  const rowsOf = (name: string): readonly GridRow[] => {
    const area = used.get(name);
    return (area && rows.get(area)) ?? [];
  };
  const sheets = structure.sheets.map(({ name }): SheetGrid => {
    return { name, rows: rowsOf(name), tables: tables.get(name) ?? [] };
  });
  // Excel tells add-ins nothing of the date system of 1904; its numbers are taken for what new workbooks hold.
  const grid: WorkbookGrid = { sheets, names, from1904: false };
  const blankSheet = alone && !used.has(alone.name) ? alone : undefined;
  return { structure, grid, opened: openWorkbook(grid), blankSheet, charts, drawnSummary: undefined };
}
