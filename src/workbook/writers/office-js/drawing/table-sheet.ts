import { columnName, type FoundTable, type SheetTexts, type TableSchema } from '../../../index';
import { rangeOf, type Context } from '../excel-run';
import type { KnownWorkbook } from '../reading/read-workbook';
import { drawConditions } from './conditions';
import { ruleHeaders, ruleRows } from './entry-rules';
import { foldColumns, formatColumns, formatHeaders, formatRows } from './formats';
import { nameCells } from './name-cells';

/** First and only row of an empty table. */
const firstRow = 2;
const tableStyle = 'TableStyleLight1';

/** Draws the sheet of one of our tables, without rows, into a sheet in which nothing is. */
export function drawTableSheet(
  context: Context,
  sheet: Excel.Worksheet,
  schema: TableSchema,
  { structure }: KnownWorkbook,
  texts: SheetTexts,
): void {
  const columns = new Map(schema.columns.map((column, at) => [column.key, at]));
  const headers = schema.columns.map((column) => texts.text(`column.${schema.key}.${column.key}`));
  const headerOf = (key: string): string => headers[columns.get(key) ?? -1] ?? '';
  const width = { firstColumn: 0, lastColumn: headers.length - 1 };
  const headerRow = rangeOf(sheet, { firstRow: 1, lastRow: 1, ...width });
  headerRow.values = [headers];
  const table = sheet.tables.add(rangeOf(sheet, { firstRow: 1, lastRow: firstRow, ...width }), true);
  table.name = schema.table;
  table.style = tableStyle;
  table.showBandedRows = true;
  formatColumns(sheet, schema);
  formatHeaders(sheet, schema);
  const placed = schema.columns.map((column, at) => [at, column] as const);
  formatRows(sheet, placed, { firstRow, lastRow: firstRow });
  const ruled = { schema, columns, headerOf };
  ruleHeaders(sheet, ruled, 1, texts);
  ruleRows(sheet, ruled, { firstRow, lastRow: firstRow }, texts);
  drawConditions(sheet, schema, columns, firstRow, texts);
  foldColumns(sheet, schema);
  const frozen = { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: schema.frozenColumns - 1 };
  sheet.freezePanes.freezeAt(rangeOf(sheet, frozen));
  nameCells(
    context,
    schema.columns.map((column, at) => {
      const cell = { firstRow: 1, lastRow: 1, firstColumn: at, lastColumn: at };
      return [columnName(schema.key, column.key), rangeOf(sheet, cell)] as const;
    }),
    structure.names,
  );
}

/** Makes a table again of a sheet of ours whose rows stand there without one. */
export function drawTableAround(sheet: Excel.Worksheet, { schema, headerRow, columns, sheet: grid }: FoundTable): void {
  const lastRow = Math.max(headerRow + 1, grid.rows.at(-1)?.number ?? 0);
  const firstColumn = Math.min(...columns.values());
  const area = { firstRow: headerRow, lastRow, firstColumn, lastColumn: Math.max(...columns.values()) };
  const table = sheet.tables.add(rangeOf(sheet, area), true);
  table.name = schema.table;
  table.style = tableStyle;
}
