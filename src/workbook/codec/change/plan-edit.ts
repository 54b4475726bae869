import { idKey } from '../../../base';
import type { Locale } from '../../../messages';
import type { RowCells, WorkbookModel } from '../../model';
import { isDate } from '../../schema/column';
import type { TableKey } from '../../schema/sheet';
import { columnName } from '../../sheets/settings';
import { isFormula, valueOf, type Cell } from '../cells/cell';
import { daysTo1904 } from '../cells/date-serial';
import type { FoundTable } from '../read/find-tables';
import { formulaFor } from '../cells/formula';
import { wordsIn, type GridRow, type ReadCell } from '../cells/grid';
import { bodyRows, type OpenedWorkbook } from '../read/read-workbook';
import type { SheetTexts } from '../texts';
import { changedLanguage, translatedCells } from './translate-agent-cells';

/** What an edit may do beyond rewriting what is Crossgrade's in the rows that are there. */
export interface EditRules {
  /** Rows that are not there are added. */
  readonly mayAdd: boolean;
  /** The model speaks for the agent: P cells of rows that are there are written too. */
  readonly agentCells: boolean;
  /** Sheets may get another name: whatever refers to them goes along. */
  readonly retitle: boolean;
}

/** Cells of a row by column, from 0; null: to be emptied, undefined: left alone. Formulas are ready for their row. */
export type PlacedCells = readonly (Cell | null | undefined)[];

/** What is to be written into one of our tables. */
export interface TableEdit {
  readonly found: FoundTable;
  /** Headers that change with the language, by column. */
  readonly headers: ReadonlyMap<number, string>;
  /** Cells of rows that are there, by row number. */
  readonly changes: ReadonlyMap<number, PlacedCells>;
  readonly added: ReadonlyMap<number, PlacedCells>;
  /** Last row of the table afterwards. */
  readonly lastRow: number;
  /** Keys of rows of the model that the table does not have and that were not to be added. */
  readonly missing: readonly string[];
  /** First row by key, as it was. */
  readonly rows: ReadonlyMap<string, GridRow>;
}

/** What identifies a row of a table; undefined: it lacks a part of its key. */
export function keyOfRow(found: FoundTable, row: GridRow): string | undefined {
  const parts = found.schema.keyColumns.map((key) => {
    const column = found.columns.get(key);
    return column === undefined ? '' : idKey(wordsIn(row.cells[column]));
  });
  return parts.includes('') ? undefined : parts.join('|');
}

/** Rows of a table by key; of copies the first one. */
export function rowsByKey(found: FoundTable): ReadonlyMap<string, GridRow> {
  const rows = new Map<string, GridRow>();
  for (const row of bodyRows(found)) {
    const key = keyOfRow(found, row);
    if (key !== undefined && !rows.has(key)) rows.set(key, row);
  }
  return rows;
}

interface Target {
  readonly found: FoundTable;
  readonly row: number;
  readonly isNew: boolean;
  readonly agentCells: boolean;
  readonly from1904: boolean;
}

function placed({ found, row, isNew, agentCells, from1904 }: Target, cells: RowCells): PlacedCells {
  // A list without gaps from the start: many short maps would fill the memory.
  const result = new Array<Cell | null | undefined>(Math.max(...found.columns.values()) + 1).fill(undefined);
  for (const column of found.schema.columns) {
    const cell = cells[column.key];
    const at = found.columns.get(column.key);
    if (cell === undefined || at === undefined) continue;
    if (isNew ? cell === null : column.group === 'P' && !agentCells) continue;
    if (cell !== null && isFormula(cell)) {
      result[at] = { formula: formulaFor(cell.formula, found.columns, row), value: cell.value };
    } else result[at] = from1904 && isDate(column) && typeof cell === 'number' ? cell - daysTo1904 : cell;
  }
  return result;
}

/** Whether the sheet already shows it: nothing is written that is there. */
function shows(now: ReadCell, cell: Cell | null): boolean {
  return cell === null ? now === undefined || now === '' : now === valueOf(cell);
}

/** What of the cells the sheet does not show yet; undefined: it shows all of them. */
function changedCells(cells: PlacedCells, row: GridRow): PlacedCells | undefined {
  const result = cells.map((cell, column) => (cell === undefined || shows(row.cells[column], cell) ? undefined : cell));
  return result.some((cell) => cell !== undefined) ? result : undefined;
}

/**
 * Row below which new rows go: the table's last one, or that of whatever an agent has written below the table, which
 * then becomes part of it and stays as it is. A row of totals is none of them; it goes with the end of the table.
 */
function lastRowOf(found: FoundTable, body: readonly GridRow[]): number {
  const { table, sheet, headerRow } = found;
  const totals = table?.totalsRow === true ? table.lastRow + 1 : undefined;
  const below = sheet.rows.filter(
    (row) =>
      table !== undefined &&
      row.number > table.lastRow &&
      row.number !== totals &&
      row.cells.slice(table.firstColumn, table.lastColumn + 1).some((cell) => wordsIn(cell) !== ''),
  );
  const last = Math.max(table?.lastRow ?? 0, body.at(-1)?.number ?? 0, below.at(-1)?.number ?? 0, headerRow);
  // A table cannot be without rows: the one empty row of a fresh table is there to be filled.
  const isFresh = body.length === 0 && last <= headerRow + 1;
  return isFresh ? headerRow : last;
}

/** Puts one row of cells over another: what the upper one leaves alone shows through. */
function over(upper: PlacedCells, lower: PlacedCells): PlacedCells {
  const width = Math.max(upper.length, lower.length);
  return Array.from({ length: width }, (_, column) => (upper[column] === undefined ? lower[column] : upper[column]));
}

function changedHeaders(opened: OpenedWorkbook, found: FoundTable, texts: SheetTexts): ReadonlyMap<number, string> {
  if (changedLanguage(opened, texts) === undefined) return new Map();
  return new Map(
    found.schema.columns.flatMap((column): [number, string][] => {
      const at = found.columns.get(column.key);
      const written = opened.settings?.headers.get(columnName(found.schema.key, column.key));
      // A header that the agent has renamed stays.
      if (at === undefined || written === undefined || found.headerOf(column.key) !== written) return [];
      return [[at, texts.text(`column.${found.schema.key}.${column.key}`)]];
    }),
  );
}

/** The cells of a row that changes its language: the agent's labels go along with it. */
function translated(
  target: Target,
  given: PlacedCells,
  row: GridRow,
  language: Locale,
  texts: SheetTexts,
): PlacedCells {
  const { found } = target;
  const read = (key: string): ReadCell => {
    const column = found.columns.get(key) ?? -1;
    const cell = given[column];
    return cell === undefined || cell === null ? row.cells[column] : valueOf(cell);
  };
  const cells = translatedCells(found.schema, read, language, texts);
  return over(placed({ ...target, agentCells: true }, cells), given);
}

/**
 * What must be written into a table so that it shows the model's rows. Rows are found by key; rows that are not there
 * go below the last one, or are told as missing.
 */
export function planTableEdit(
  opened: OpenedWorkbook,
  key: TableKey,
  model: WorkbookModel,
  { mayAdd, agentCells }: Omit<EditRules, 'retitle'>,
  texts: SheetTexts,
): TableEdit | undefined {
  const found = opened.tables.get(key);
  if (!found) return undefined;
  const { from1904 } = opened.grid;
  const language = changedLanguage(opened, texts);
  const rows = rowsByKey(found);
  const changes = new Map<number, PlacedCells>();
  const added = new Map<number, PlacedCells>();
  const missing: string[] = [];
  let last = lastRowOf(found, bodyRows(found));
  for (const row of model[key].rows) {
    const there = rows.get(row.key);
    if (there) {
      const target: Target = { found, row: there.number, isNew: false, agentCells, from1904 };
      const given = placed(target, row.cells());
      const wanted = language === undefined ? given : translated(target, given, there, language, texts);
      const cells = changedCells(wanted, there);
      if (cells) changes.set(there.number, cells);
    } else if (mayAdd) {
      last += 1;
      added.set(last, placed({ found, row: last, isNew: true, agentCells, from1904 }, row.cells()));
    } else missing.push(row.key);
  }
  const lastRow = Math.max(last, found.table?.lastRow ?? 0);
  return { found, headers: changedHeaders(opened, found, texts), changes, added, lastRow, missing, rows };
}
