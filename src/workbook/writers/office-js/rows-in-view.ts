import { brandId, type CustomerId, type SubscriptionId } from '../../../base';
import { migrationKey, rowsByKey, wordsIn, type FoundTable, type MigrationColumn, type RowKey } from '../../index';
import { rangeOf, type Area, type Context } from './excel-run';
import { ourWorkbook } from './excel-session';
import { readCell } from './reading/cell-values';
import type { KnownWorkbook } from './reading/read-workbook';

interface Rows {
  readonly firstRow: number;
  readonly lastRow: number;
}

interface Migrations {
  readonly found: FoundTable;
  readonly sheetId: string;
  readonly sheet: Excel.Worksheet;
  /** Its rows as they were known. */
  readonly body: Rows;
}

function migrationsIn(context: Context, known: KnownWorkbook): Migrations | undefined {
  const found = ourWorkbook(known).tables.get('migrations');
  const sheetId = known.structure.sheets.find((sheet) => sheet.name === found?.sheet.name)?.id;
  if (!found || sheetId === undefined) return undefined;
  const lastRow = Math.max(found.table?.lastRow ?? 0, found.sheet.rows.at(-1)?.number ?? 0);
  const sheet = context.workbook.worksheets.getItem(sheetId);
  return { found, sheetId, sheet, body: { firstRow: found.headerRow + 1, lastRow } };
}

function keyColumns({ found }: Migrations): readonly [customer: number, subscription: number] | undefined {
  const customer = found.columns.get('customerId');
  const subscription = found.columns.get('subscriptionId');
  return customer === undefined || subscription === undefined ? undefined : [customer, subscription];
}

/** Keys of the rows that are not hidden, as they are now; copies of a row count once. */
async function keysInView(
  context: Context,
  migrations: Migrations,
  spans: readonly Rows[],
): Promise<readonly RowKey[]> {
  const columns = keyColumns(migrations);
  if (!columns) return [];
  const [customer, subscription] = columns;
  const first = Math.min(customer, subscription);
  const loaded = spans.map((span) => {
    const area: Area = { ...span, firstColumn: first, lastColumn: Math.max(customer, subscription) };
    const range = rangeOf(migrations.sheet, area).load('values');
    return { range, properties: range.getRowProperties({ rowHidden: true }) };
  });
  await context.sync();
  const keys = new Map<string, RowKey>();
  for (const { range, properties } of loaded) {
    // The library gives unknown values as any.
    (range.values as readonly (readonly unknown[])[]).forEach((line, index) => {
      if (properties.value[index]?.rowHidden === true) return;
      const id = (column: number): string => wordsIn(readCell(line[column - first]));
      if (id(customer) === '' || id(subscription) === '') return;
      const key: RowKey = {
        customerId: brandId<CustomerId>(id(customer)),
        subscriptionId: brandId<SubscriptionId>(id(subscription)),
      };
      keys.set(migrationKey(key), key);
    });
  }
  return [...keys.values()];
}

/** Rows of Migrations that filters leave in view. */
export async function visibleRows(context: Context, known: KnownWorkbook): Promise<readonly RowKey[]> {
  const migrations = migrationsIn(context, known);
  if (!migrations || migrations.body.lastRow < migrations.body.firstRow) return [];
  return keysInView(context, migrations, [migrations.body]);
}

/** Adjacent and overlapping spans as one, from the top. */
function merged(spans: readonly Rows[]): readonly Rows[] {
  const result: Rows[] = [];
  for (const span of [...spans].sort((a, b) => a.firstRow - b.firstRow)) {
    const last = result.at(-1);
    if (last && span.firstRow <= last.lastRow + 1) {
      result[result.length - 1] = { ...last, lastRow: Math.max(last.lastRow, span.lastRow) };
    } else result.push(span);
  }
  return result;
}

/** Rows of Migrations that the selection touches. */
export async function selectedRows(context: Context, known: KnownWorkbook): Promise<readonly RowKey[]> {
  const migrations = migrationsIn(context, known);
  if (!migrations) return [];
  const selected = context.workbook.getSelectedRanges();
  const { worksheet } = selected;
  worksheet.load('id');
  const areas = selected.areas.load('items/rowIndex,items/rowCount');
  await context.sync();
  if (worksheet.id !== migrations.sheetId) return [];
  const { body } = migrations;
  const spans = areas.items.flatMap(({ rowIndex, rowCount }): Rows[] => {
    const firstRow = Math.max(rowIndex + 1, body.firstRow);
    const lastRow = Math.min(rowIndex + rowCount, body.lastRow);
    return firstRow <= lastRow ? [{ firstRow, lastRow }] : [];
  });
  return spans.length === 0 ? [] : keysInView(context, migrations, merged(spans));
}

/** Shows a row, or one cell of it, to the agent. A hidden row or column is shown for that. */
export async function revealRow(
  context: Context,
  known: KnownWorkbook,
  key: RowKey,
  column: MigrationColumn | undefined,
): Promise<boolean> {
  const migrations = migrationsIn(context, known);
  const row = migrations && rowsByKey(migrations.found).get(migrationKey(key))?.number;
  const at = migrations?.found.columns.get(column ?? 'customer');
  if (!migrations || row === undefined || at === undefined) return false;
  const cell = (): Excel.Range =>
    rangeOf(migrations.sheet, { firstRow: row, lastRow: row, firstColumn: at, lastColumn: at });
  const now = cell().load('rowHidden,columnHidden');
  await context.sync();
  migrations.sheet.activate();
  const shown = cell();
  if (now.rowHidden) shown.rowHidden = false;
  if (now.columnHidden) shown.columnHidden = false;
  shown.select();
  await context.sync();
  return true;
}
