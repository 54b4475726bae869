import type { ColumnSchema, SheetTexts, TableEdit } from '../../../index';
import { ruleRows } from '../drawing/entry-rules';
import { formatCells, formatRows } from '../drawing/formats';
import type { Context } from '../excel-run';

function placed({ found }: TableEdit): readonly (readonly [number, ColumnSchema])[] {
  return found.schema.columns.flatMap((column) => {
    const at = found.columns.get(column.key);
    return at === undefined ? [] : [[at, column] as const];
  });
}

/** Rows that become part of the table; undefined: none. */
export function growthOf({ found, lastRow }: TableEdit): { firstRow: number; lastRow: number } | undefined {
  // The one empty row of a fresh table has its formats; to give them again does no harm.
  const from = found.table?.lastRow ?? lastRow;
  return lastRow > from ? { firstRow: from + 1, lastRow } : undefined;
}

/** Makes room below a table, before anything is written there. */
export function prepareGrowth(context: Context, sheetId: string, edit: TableEdit): void {
  const growth = growthOf(edit);
  const { table } = edit.found;
  if (!growth || !table) return;
  const sheet = context.workbook.worksheets.getItem(sheetId);
  // A row of totals goes with the end of the table; Excel keeps what it adds up while it is not shown.
  if (table.totalsRow) context.workbook.tables.getItem(table.name).showTotals = false;
  formatRows(sheet, placed(edit), growth);
  formatCells(sheet, placed(edit), growth);
}

/** Puts the written rows into the table. Its place is taken from its own header, wherever that is by now. */
export function finishGrowth(context: Context, sheetId: string, edit: TableEdit, texts: SheetTexts): void {
  const growth = growthOf(edit);
  const { table, schema, columns, headerOf } = edit.found;
  if (!growth || !table) return;
  const own = context.workbook.tables.getItem(table.name);
  const header = own.getHeaderRowRange().untrack();
  own.resize(header.getResizedRange(edit.lastRow - table.headerRow, 0).untrack());
  if (table.totalsRow) own.showTotals = true;
  const sheet = context.workbook.worksheets.getItem(sheetId);
  ruleRows(sheet, { schema, columns, headerOf }, growth, texts);
}
