import {
  firstSettings,
  freeTitle,
  settingsSheetName,
  sheetTexts,
  summaryName,
  summaryWidth,
  tableKeys,
  tableSchemas,
  type FoundTable,
  type SettingsBlock,
  type TableKey,
  type WorkbookModel,
} from '../../../index';
import { atRest, rangeOf, type Context } from '../excel-run';
import { namedCell } from '../reading/named-cells';
import type { KnownWorkbook } from '../reading/read-workbook';
import { pointsOf, wholeColumns } from './formats';
import { nameCells } from './name-cells';
import { drawStyleSamples } from './settings-sheet';
import { settingsChange, writeSettings } from '../writing/settings-edit';
import { drawTableAround, drawTableSheet } from './table-sheet';

/** What of our sheets a workbook lacks. */
export interface Missing {
  readonly tables: readonly TableKey[];
  /** Sheets of ours whose rows have no table. */
  readonly loose: readonly FoundTable[];
  readonly summary: boolean;
  readonly settings: boolean;
}

function hasSheet({ structure }: KnownWorkbook, name: string): boolean {
  return structure.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

export function missingParts(known: KnownWorkbook): Missing {
  const tables = known.opened?.tables;
  const summary = namedCell(known.structure.names.get(summaryName) ?? '');
  return {
    tables: tableKeys.filter((key) => !tables?.has(key)),
    loose: [...(tables?.values() ?? [])].filter((found) => !found.table),
    summary: summary === undefined || !hasSheet(known, summary.sheet),
    settings: !hasSheet(known, settingsSheetName),
  };
}

export function isWhole(missing: Missing): boolean {
  return missing.tables.length === 0 && missing.loose.length === 0 && !missing.summary && !missing.settings;
}

const summaryWidths = [34, 14, 14, 14, 14, 14];

/** Draws what is missing, without rows, in one request. */
export async function drawMissing(
  context: Context,
  known: KnownWorkbook,
  missing: Missing,
  model: WorkbookModel,
): Promise<void> {
  const texts = sheetTexts(model.locale);
  const { worksheets } = context.workbook;
  const taken = new Set(known.structure.sheets.map((sheet) => sheet.name.toLowerCase()));
  let blank = known.blankSheet;
  if (blank) taken.delete(blank.name.toLowerCase());
  const nextSheet = (title: string): Excel.Worksheet => {
    const name = freeTitle(title, taken);
    taken.add(name.toLowerCase());
    if (!blank) return worksheets.add(name);
    const sheet = worksheets.getItem(blank.id);
    sheet.name = name;
    blank = undefined;
    return sheet;
  };
  await atRest(context, () => {
    // All sheets, in the order of their tabs, then what is on them.
    const tables = missing.tables.map((key) => ({ key, sheet: nextSheet(texts.text(`sheet.${key}`)) }));
    const summary = missing.summary ? nextSheet(texts.text('sheet.summary')) : undefined;
    if (missing.settings) drawSettings(context, known, worksheets.add(settingsSheetName), firstSettings(model, texts));
    for (const { key, sheet } of tables) {
      drawTableSheet(context, sheet, tableSchemas[key], known, texts);
      // Whoever asked for the rows wants to see them.
      if (key === 'migrations') sheet.activate();
    }
    for (const found of missing.loose) drawTableAround(worksheets.getItem(found.sheet.name), found);
    if (summary) drawEmptySummary(context, known, summary);
  });
}

/** The settings come before the rules of entry, which Excel takes only where the lists that they name are there. */
function drawSettings(context: Context, known: KnownWorkbook, sheet: Excel.Worksheet, settings: SettingsBlock): void {
  drawStyleSamples(sheet);
  const change = settingsChange(known, settings);
  if (change) writeSettings(context, known, change);
  sheet.visibility = 'VeryHidden';
}

function drawEmptySummary(context: Context, known: KnownWorkbook, sheet: Excel.Worksheet): void {
  sheet.showGridlines = false;
  summaryWidths.slice(0, summaryWidth).forEach((width, at) => {
    wholeColumns(sheet, at, at).format.columnWidth = pointsOf(width);
  });
  const first = rangeOf(sheet, { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 0 });
  nameCells(context, [[summaryName, first]], known.structure.names);
}
