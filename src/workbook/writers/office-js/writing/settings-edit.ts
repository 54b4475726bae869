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

/** Writes `_crossgrade` and moves the names of its lists, where something of them changes. */
export function writeSettings(context: Context, known: KnownWorkbook, { block, ranges }: SettingsBlock): void {
  const grid = settingsGrid(known);
  const sheet = context.workbook.worksheets.getItem(settingsSheetName);
  if (!grid || !isShown(block, grid)) {
    const height = Math.max(block.length, grid?.rows.at(-1)?.number ?? 0);
    const widths = [...block.map((cells) => cells.length), ...(grid?.rows ?? []).map((row) => row.cells.length)];
    const width = Math.max(...widths);
    for (const [first, last] of [
      [0, settingsLayout.styles - 1],
      [settingsLayout.lists, width - 1],
    ] as const) {
      const area = { firstRow: 1, lastRow: height, firstColumn: first, lastColumn: last };
      rangeOf(sheet, area).values = valuesOf(block, first, last, height);
    }
  }
  const { names } = context.workbook;
  for (const range of ranges) {
    const formula = listFormula(range);
    const now = known.structure.names.get(range.name);
    if (now === undefined) {
      names.add(range.name, rangeOf(sheet, { ...range, firstColumn: range.column, lastColumn: range.column }));
    } else if (now.replaceAll("'", '') !== formula) names.getItem(range.name).formula = formula;
  }
}
