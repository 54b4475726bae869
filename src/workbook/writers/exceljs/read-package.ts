import { Problem } from '../../../base';
import type { GridRow, GridTable, MergedCells, NamedCell, ReadCell, SheetGrid, WorkbookGrid } from '../../index';
import { settingsLayout, settingsSheetName, tableKeys, tableSchemas } from '../../index';
import { dateStyles } from './parts/date-styles';
import { findPart, type PackageSource } from './parts/package';
import { cellAttributeOf, cellValue, readRowText, textKeeper } from './parts/row-text';
import { readSharedStrings } from './parts/shared-strings';
import { sheetPieces } from './parts/sheet-text';
import { readArea, readTableParts, type TablePart } from './parts/table-part';
import { readWorkbookPart, type SheetPart, type WorkbookPart } from './parts/workbook-part';

/** A workbook file, read: the cells, and what the writer needs to find its way back to them. */
export interface ReadPackage {
  readonly grid: WorkbookGrid;
  readonly workbook: WorkbookPart;
  readonly tables: ReadonlyMap<string, readonly TablePart[]>;
  /** Number of a look in this file by its name, from the sample cells of `_crossgrade`. */
  readonly styles: ReadonlyMap<string, string>;
}

function gridTable(table: TablePart): GridTable {
  const { area } = table;
  return {
    name: table.name,
    headerRow: area.firstRow,
    lastRow: area.lastRow - table.totalsRows,
    totalsRow: table.totalsRows > 0,
    firstColumn: area.firstColumn,
    lastColumn: area.lastColumn,
  };
}

/** Takes `'My sheet'!$A$1` apart; undefined where a name stands for anything else. */
function namedCell(refersTo: string): NamedCell | undefined {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(refersTo);
  const area = match && readArea(match[3] ?? '');
  if (!match || !area) return undefined;
  return { sheet: (match[1] ?? match[2] ?? '').replaceAll("''", "'"), row: area.firstRow, column: area.firstColumn };
}

function namedCells(workbook: WorkbookPart): ReadonlyMap<string, NamedCell> {
  return new Map(
    workbook.names.flatMap(({ name, refersTo }): [string, NamedCell][] => {
      const cell = namedCell(refersTo);
      return cell ? [[name, cell]] : [];
    }),
  );
}

async function readRows(
  source: PackageSource,
  sheet: SheetPart,
  strings: readonly string[],
  styles: Map<string, string>,
  dates: ReadonlySet<string>,
): Promise<Pick<SheetGrid, 'rows' | 'merged'>> {
  const rows: GridRow[] = [];
  let merged: readonly MergedCells[] = [];
  const hasStyles = sheet.name.toLowerCase() === settingsSheetName;
  const keep = textKeeper();
  let previous = 0;
  for await (const piece of sheetPieces(source.chunks(sheet.part))) {
    if (piece.kind === 'tail') merged = mergedIn(piece.xml);
    if (piece.kind !== 'row') continue;
    const row = readRowText(piece.xml, previous);
    previous = row.number;
    const cells: ReadCell[] = [];
    const dated: number[] = [];
    let holds = false;
    for (const cell of row.cells) {
      const value = cellValue(cell.xml, strings);
      if (value !== undefined) {
        cells[cell.column] = typeof value === 'string' ? keep(value) : value;
        holds = true;
        if (typeof value === 'number' && dates.has(cellAttributeOf(cell.xml, 's') ?? '0')) dated.push(cell.column);
      }
      const style = cell.column === settingsLayout.styles + 1 ? cellAttributeOf(cell.xml, 's') : undefined;
      const name = cells[settingsLayout.styles];
      if (hasStyles && style !== undefined && typeof name === 'string') styles.set(name, style);
    }
    if (holds) rows.push({ number: row.number, cells, ...(dated.length > 0 ? { dates: dated } : {}) });
  }
  return { rows, merged };
}

/** Merged cells, which stand behind a sheet's rows. */
function mergedIn(tail: string): readonly MergedCells[] {
  return [...tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?\bref="([^"]*)"/g)].flatMap(
    ([, area = '']) => readArea(area) ?? [],
  );
}

const ourTables = new Set(tableKeys.map((key) => tableSchemas[key].table.toLowerCase()));

/** Which sheets are read: where our tables are, ours alone; where they are not, all, for they may be there in disguise. */
function sheetsToRead(workbook: WorkbookPart, tables: ReadonlyMap<string, readonly TablePart[]>): ReadonlySet<string> {
  const holding = workbook.sheets.filter((sheet) =>
    tables.get(sheet.name)?.some((table) => ourTables.has(table.name.toLowerCase())),
  );
  const settings = workbook.sheets.filter((sheet) => sheet.name.toLowerCase() === settingsSheetName);
  const ours = holding.length === ourTables.size ? [...holding, ...settings] : workbook.sheets;
  return new Set(ours.map((sheet) => sheet.name));
}

async function tablesBySheet(
  source: PackageSource,
  sheets: readonly SheetPart[],
): Promise<ReadonlyMap<string, readonly TablePart[]>> {
  const tables = new Map<string, readonly TablePart[]>();
  for (const sheet of sheets) tables.set(sheet.name, await readTableParts(source, sheet.part));
  return tables;
}

/** Reads a workbook file; `file` names it in problems. */
export async function readPackage(source: PackageSource, file: string): Promise<ReadPackage> {
  try {
    const workbook = await readWorkbookPart(source, file);
    const strings =
      workbook.sharedStringsPart === undefined
        ? []
        : await readSharedStrings(source.chunks(workbook.sharedStringsPart));
    const tables = await tablesBySheet(source, workbook.sheets);
    const read = sheetsToRead(workbook, tables);
    const stylesPart = findPart(source, 'xl/styles.xml');
    const dates = stylesPart === undefined ? new Set<string>() : dateStyles(await source.text(stylesPart));
    const styles = new Map<string, string>();
    const sheets: SheetGrid[] = [];
    for (const sheet of workbook.sheets) {
      if (!source.names.includes(sheet.part)) continue;
      const content = read.has(sheet.name) ? await readRows(source, sheet, strings, styles, dates) : { rows: [] };
      sheets.push({ name: sheet.name, ...content, tables: (tables.get(sheet.name) ?? []).map(gridTable) });
    }
    return { grid: { sheets, names: namedCells(workbook), from1904: workbook.from1904 }, workbook, tables, styles };
  } catch (error) {
    if (error instanceof Problem) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('file-unreadable', { file, detail }, { cause: error });
  }
}
