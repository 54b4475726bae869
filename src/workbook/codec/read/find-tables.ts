import { isMessageKey, locales, translate } from '../../../messages';
import { tableKeys, type TableKey, type TableSchema } from '../../schema/sheet';
import { tableSchemas } from '../../sheets';
import { columnName } from '../../sheets/settings';
import { wordsIn, type GridTable, type ReadCell, type SheetGrid, type WorkbookGrid } from '../cells/grid';
import { foldLabel } from '../labels';
import { placeColumns, type ColumnMemory, type PlacedColumns } from './place-columns';
import type { SettingsContent } from './read-settings';

/** One of our tables, found in a workbook. */
export interface FoundTable extends PlacedColumns {
  readonly schema: TableSchema;
  readonly sheet: SheetGrid;
  /** undefined: the sheet is ours, but no table marks where its rows end. */
  readonly table: GridTable | undefined;
  readonly headerRow: number;
  /** Header of a column as the agent sees it. */
  readonly headerOf: (key: string) => string;
}

/** How far down a header row is looked for where neither a table nor a name points at it. */
const headerSearchDepth = 20;
/** So many of our headers in one row make it a header row. */
const fewestHeaders = 3;

function foldedTexts(key: string): readonly string[] {
  return isMessageKey(key) ? locales.map((locale) => foldLabel(translate(key, {}, locale))) : [];
}

/** Whether a sheet's name is one that we give to a sheet of rows, in whichever language. */
export function isTableTitle(name: string): boolean {
  return tableKeys.some((key) => foldedTexts(`sheet.${key}`).includes(foldLabel(name)));
}

function headerSet(schema: TableSchema): ReadonlySet<string> {
  return new Set(schema.columns.flatMap((column) => foldedTexts(`column.${schema.key}.${column.key}`)));
}

/** By the table's name, by where the columns' names point, by the sheet's name in any of our languages. */
function findSheet(
  grid: WorkbookGrid,
  schema: TableSchema,
): { sheet: SheetGrid; table: GridTable | undefined } | undefined {
  const wanted = schema.table.toLowerCase();
  for (const sheet of grid.sheets) {
    const table = sheet.tables.find((candidate) => candidate.name.toLowerCase() === wanted);
    if (table) return { sheet, table };
  }
  const named = schema.columns.map((column) => grid.names.get(columnName(schema.key, column.key))?.sheet);
  const titles = foldedTexts(`sheet.${schema.key}`);
  const sheet =
    grid.sheets.find((candidate) => named.includes(candidate.name)) ??
    grid.sheets.find((candidate) => titles.includes(foldLabel(candidate.name)));
  return sheet && { sheet, table: undefined };
}

function findHeaderRow(grid: WorkbookGrid, schema: TableSchema, sheet: SheetGrid): number | undefined {
  for (const column of schema.columns) {
    const cell = grid.names.get(columnName(schema.key, column.key));
    if (cell?.sheet === sheet.name) return cell.row;
  }
  const known = headerSet(schema);
  const matches = (cells: readonly ReadCell[]): number =>
    cells.filter((cell) => known.has(foldLabel(wordsIn(cell)))).length;
  return sheet.rows.find((row) => row.number <= headerSearchDepth && matches(row.cells) >= fewestHeaders)?.number;
}

function memoryOf(grid: WorkbookGrid, settings: SettingsContent | undefined, found: SheetGrid, schema: TableSchema) {
  return new Map(
    schema.columns.map((column): [string, ColumnMemory] => {
      const cell = grid.names.get(columnName(schema.key, column.key));
      return [
        column.key,
        {
          header: settings?.headers.get(columnName(schema.key, column.key)),
          named: cell?.sheet === found.name ? cell.column : undefined,
        },
      ];
    }),
  );
}

function findTable(
  grid: WorkbookGrid,
  settings: SettingsContent | undefined,
  schema: TableSchema,
): FoundTable | undefined {
  const found = findSheet(grid, schema);
  if (!found) return undefined;
  const { sheet, table } = found;
  const headerRow = table?.headerRow ?? findHeaderRow(grid, schema, sheet);
  if (headerRow === undefined) return undefined;
  const headers = sheet.rows.find((row) => row.number === headerRow)?.cells ?? [];
  const placed = placeColumns(schema, headers, memoryOf(grid, settings, sheet, schema));
  const english = (key: string): string => {
    const text = `column.${schema.key}.${key}`;
    return isMessageKey(text) ? translate(text, {}, 'en-US') : key;
  };
  const headerOf = (key: string): string => {
    const column = placed.columns.get(key);
    return (column === undefined ? '' : wordsIn(headers[column])) || english(key);
  };
  return { ...placed, schema, sheet, table, headerRow, headerOf };
}

/** Our tables in a workbook, whatever an agent has done to their sheets. */
export function findTables(
  grid: WorkbookGrid,
  settings: SettingsContent | undefined,
): ReadonlyMap<TableKey, FoundTable> {
  return new Map(
    tableKeys.flatMap((key): [TableKey, FoundTable][] => {
      const found = findTable(grid, settings, tableSchemas[key]);
      return found ? [[key, found]] : [];
    }),
  );
}
