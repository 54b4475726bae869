import {
  columnLetters,
  settingsLayout,
  settingsSheetName,
  wordsIn,
  type Block,
  type NamedRange,
  type SettingsBlock,
  type SheetGrid,
} from '../../../index';
import { rangeOf, type Context } from '../excel-run';
import type { KnownWorkbook } from '../reading/read-workbook';
import { enteredValue, type Entered } from './entered-value';

/** Columns that hold samples of looks; the block leaves them alone. */
const samples = [settingsLayout.styles, settingsLayout.styles + 1];

function settingsGrid({ grid }: KnownWorkbook): SheetGrid | undefined {
  return grid.sheets.find((sheet) => sheet.name.toLowerCase() === settingsSheetName);
}

/** What a block shows beside the samples, row by row. */
function wordsOf(block: Block): readonly (readonly string[])[] {
  return block.map((cells) =>
    Array.from(cells, (cell, column) =>
      samples.includes(column) || cell === undefined || typeof cell.cell === 'object' ? '' : String(cell.cell),
    ),
  );
}

function isShown(block: Block, sheet: SheetGrid): boolean {
  const rows = new Map(sheet.rows.map((row) => [row.number, row.cells]));
  const wanted = wordsOf(block);
  const height = Math.max(wanted.length, sheet.rows.at(-1)?.number ?? 0);
  for (let index = 0; index < height; index += 1) {
    const line = wanted[index] ?? [];
    const cells = rows.get(index + 1) ?? [];
    const width = Math.max(line.length, cells.length);
    for (let column = 0; column < width; column += 1) {
      if (!samples.includes(column) && (line[column] ?? '') !== wordsIn(cells[column])) return false;
    }
  }
  return true;
}

/** The cells of some columns of a block, emptied where the sheet had more. */
function valuesOf(block: Block, first: number, last: number, height: number): Entered[][] {
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: last - first + 1 }, (__, offset) => enteredValue(block[row]?.[first + offset]?.cell ?? null)),
  );
}

/** The formula of the name of a list. */
export function listFormula({ column, firstRow, lastRow }: NamedRange): string {
  const letters = `$${columnLetters(column)}$`;
  return `=${settingsSheetName}!${letters}${String(firstRow)}:${letters}${String(lastRow)}`;
}

/** What of `_crossgrade` and of the names of its lists changes. */
export interface SettingsChange {
  readonly settings: SettingsBlock;
  readonly cells: boolean;
  readonly names: readonly NamedRange[];
}

/** undefined: the workbook shows all of it. */
export function settingsChange(known: KnownWorkbook, settings: SettingsBlock): SettingsChange | undefined {
  const grid = settingsGrid(known);
  const cells = !grid || !isShown(settings.block, grid);
  const names = settings.ranges.filter(
    (range) => known.structure.names.get(range.name)?.replaceAll("'", '') !== listFormula(range),
  );
  return cells || names.length > 0 ? { settings, cells, names } : undefined;
}

/** Writes `_crossgrade` and moves the names of its lists. */
export function writeSettings(context: Context, known: KnownWorkbook, change: SettingsChange): void {
  const { block } = change.settings;
  const sheet = context.workbook.worksheets.getItem(settingsSheetName);
  if (change.cells) {
    const before = settingsGrid(known)?.rows ?? [];
    const height = Math.max(block.length, before.at(-1)?.number ?? 0);
    const width = Math.max(...block.map((cells) => cells.length), ...before.map((row) => row.cells.length));
    const parts = [
      [0, settingsLayout.styles - 1],
      [settingsLayout.lists, width - 1],
    ] as const;
    for (const [first, last] of parts) {
      const area = { firstRow: 1, lastRow: height, firstColumn: first, lastColumn: last };
      rangeOf(sheet, area).values = valuesOf(block, first, last, height);
    }
  }
  const { names } = context.workbook;
  for (const range of change.names) {
    if (known.structure.names.has(range.name)) names.getItem(range.name).formula = listFormula(range);
    else names.add(range.name, rangeOf(sheet, { ...range, firstColumn: range.column, lastColumn: range.column }));
  }
}
