import { Problem } from '../../../base';
import { defaultLocale, isMessageKey, translate } from '../../../messages';
import type { Plan } from '../../../migration';
import type { MigrationRow, UserRow, WorkbookContent } from '../../content';
import { tableKeys, type TableKey } from '../../schema/sheet';
import { tableSchemas } from '../../sheets';
import { schemaVersion } from '../../sheets/settings';
import { findTables, type FoundTable } from './find-tables';
import { wordsIn, type GridRow, type WorkbookGrid } from '../cells/grid';
import { planNames } from './plan-names';
import { readMigration } from './read-migrations';
import { readPlanRow } from './read-plans';
import { readSettings, type SettingsContent } from './read-settings';
import { readUser } from './read-users';
import { migrationKey, userKey } from './row-key';
import { RowReader, type TableReading } from './row-reader';

/** A workbook of ours, taken apart: what `readContent` and the writers work on. */
export interface OpenedWorkbook {
  readonly grid: WorkbookGrid;
  readonly settings: SettingsContent | undefined;
  readonly tables: ReadonlyMap<TableKey, FoundTable>;
}

/** Takes a workbook apart; undefined where it is not one of ours. */
export function openWorkbook(grid: WorkbookGrid): OpenedWorkbook | undefined {
  const settings = readSettings(grid);
  const tables = findTables(grid, settings);
  const ids = tables.get('migrations')?.columns;
  const hasRows = ids?.has('subscriptionId') === true || ids?.has('customerId') === true;
  return settings || hasRows ? { grid, settings, tables } : undefined;
}

function sheetTitle(key: TableKey): string {
  const text = `sheet.${key}`;
  return isMessageKey(text) ? translate(text, {}, defaultLocale) : key;
}

/** What keeps a workbook from being read or written at all; undefined: nothing. */
export function unreadable({ settings, tables }: OpenedWorkbook): Problem | undefined {
  if (settings && settings.schemaVersion > schemaVersion) {
    return new Problem('schema-newer', { version: settings.schemaVersion, supported: schemaVersion });
  }
  return tables.has('migrations') ? undefined : new Problem('sheet-missing', { sheet: sheetTitle('migrations') });
}

/** Sheets and columns that are gone, or there twice. */
function structureProblems({ settings, tables }: OpenedWorkbook): readonly Problem[] {
  return tableKeys.flatMap((key): Problem[] => {
    const found = tables.get(key);
    // A workbook that an agent put together by hand needs the rows only; Users and Plans are added at the next write.
    if (!found) return settings ? [new Problem('sheet-missing', { sheet: sheetTitle(key) })] : [];
    const sheet = found.sheet.name;
    return [
      ...found.missing.map((column) => new Problem('column-missing', { sheet, column: found.headerOf(column) })),
      ...found.doubled.map((column) => new Problem('column-duplicate', { sheet, column: found.headerOf(column) })),
    ];
  });
}

/** Rows of a table, and rows below it that carry a key: pasted rows do not always become part of the table. */
export function bodyRows(found: FoundTable): readonly GridRow[] {
  const last = found.table?.lastRow ?? 0;
  const ours = [...found.columns.values()];
  const keys = found.schema.keyColumns.map((key) => found.columns.get(key));
  const holds = (row: GridRow, columns: readonly (number | undefined)[]): boolean =>
    columns.some((column) => column !== undefined && wordsIn(row.cells[column]) !== '');
  return found.sheet.rows.filter((row) => row.number > found.headerRow && holds(row, row.number <= last ? ours : keys));
}

function readingOf(opened: OpenedWorkbook, found: FoundTable, problems: Problem[]): TableReading {
  return {
    sheet: found.sheet.name,
    columns: found.columns,
    headerOf: found.headerOf,
    locale: opened.settings?.locale ?? defaultLocale,
    from1904: opened.grid.from1904,
    merged: found.sheet.merged ?? [],
    problems,
  };
}

function readRows<Row extends { readonly rowNumber: number | undefined }>(
  opened: OpenedWorkbook,
  key: TableKey,
  problems: Problem[],
  read: (row: RowReader) => Row | undefined,
  keyOf: (row: Row) => string,
): readonly Row[] {
  const found = opened.tables.get(key);
  if (!found) return [];
  const reading = readingOf(opened, found, problems);
  const first = new Map<string, Row>();
  for (const gridRow of bodyRows(found)) {
    const row = read(new RowReader(reading, gridRow));
    if (!row) continue;
    const earlier = first.get(keyOf(row));
    if (earlier === undefined) first.set(keyOf(row), row);
    else {
      const values = { sheet: reading.sheet, row: gridRow.number, first: earlier.rowNumber ?? 0 };
      problems.push(new Problem('row-duplicate', values));
    }
  }
  return [...first.values()];
}

function readPlans(opened: OpenedWorkbook): readonly Plan[] {
  const found = opened.tables.get('plans');
  if (!found) return [];
  const reading = readingOf(opened, found, []);
  const plans = new Map<string, Plan>();
  for (const row of bodyRows(found)) {
    const plan = readPlanRow(new RowReader(reading, row));
    if (plan && !plans.has(plan.key)) plans.set(plan.key, plan);
  }
  return [...plans.values()];
}

/** What a workbook says of itself and of the catalogue. */
export function readFacts(opened: OpenedWorkbook): Pick<WorkbookContent, 'meta' | 'locale' | 'plans'> {
  const { settings } = opened;
  const locale = settings?.locale ?? defaultLocale;
  return {
    meta: {
      connection: settings?.connection ?? '',
      sandbox: settings?.sandbox ?? false,
      locale,
      pulledOn: settings?.pulledOn,
      runIds: settings?.runIds ?? [],
    },
    locale,
    plans: readPlans(opened),
  };
}

/** Everything of a workbook as typed values, with every problem of its rows and cells, not the first one only. */
export function readContent(opened: OpenedWorkbook): WorkbookContent {
  const facts = readFacts(opened);
  const problems: Problem[] = [...structureProblems(opened)];
  const names = planNames(facts.plans);
  // Without their ids, rows are nothing; the missing column says so once instead of every row.
  const hasIds = (key: TableKey): boolean =>
    tableSchemas[key].keyColumns.every((column) => opened.tables.get(key)?.columns.has(column) === true);
  const rows = hasIds('migrations')
    ? readRows<MigrationRow>(opened, 'migrations', problems, (row) => readMigration(row, names), migrationKey)
    : [];
  const users = hasIds('users')
    ? readRows<UserRow>(opened, 'users', problems, (row) => readUser(row, names), userKey)
    : [];
  return { ...facts, rows, users, problems };
}
