import { isDateFormat, type GridRow } from '../../../index';
import { rangeOf, type Area, type Context } from '../excel-run';
import { isOversized, problemOfHost } from '../host-problem';
import { payloadGoal, payloadOf } from '../payload';
import { gridRows } from './cell-values';

/** Part of a sheet that is to be read. */
export interface SheetArea extends Area {
  readonly sheetId: string;
  /** Column whose numbers are also read for how they are shown. */
  readonly countColumn?: number | undefined;
}

/** How much a cell is thought to take until some were read. */
const guessedCell = 30;
/** Rows differ; the next ones may be longer than those that were measured. */
const caution = 1.3;

interface Progress {
  readonly area: SheetArea;
  nextRow: number;
  rowBytes: number;
  readonly rows: GridRow[];
}

const widthOf = ({ firstColumn, lastColumn }: Area): number => lastColumn - firstColumn + 1;

/** What fits into one answer, of as many areas as possible. */
function nextBlocks(open: readonly Progress[], budget: number): readonly { progress: Progress; area: SheetArea }[] {
  const blocks: { progress: Progress; area: SheetArea }[] = [];
  let left = budget;
  for (const progress of open) {
    const { area, nextRow, rowBytes } = progress;
    const rows = Math.min(Math.floor(left / rowBytes), area.lastRow - nextRow + 1);
    if (rows < 1 && blocks.length > 0) break;
    const lastRow = nextRow + Math.max(rows, 1) - 1;
    blocks.push({ progress, area: { ...area, firstRow: nextRow, lastRow } });
    left -= rows * rowBytes;
  }
  return blocks;
}

type Values = readonly (readonly unknown[])[];

function take(progress: Progress, values: Values, formats: Values): void {
  const { area, nextRow } = progress;
  const { countColumn } = area;
  let bytes = 0;
  for (const line of [...values, ...formats]) for (const value of line) bytes += payloadOf(value);
  for (const row of gridRows(values, nextRow, area.firstColumn)) {
    const format = formats[row.number - nextRow]?.[0];
    const isDate = countColumn !== undefined && typeof format === 'string' && isDateFormat(format);
    progress.rows.push(isDate ? { ...row, dates: [countColumn] } : row);
  }
  progress.nextRow += values.length;
  progress.rowBytes = Math.max(1, (bytes / values.length) * caution);
}

/** Reads the cells of the areas, block by block, as many as an answer may hold. */
export async function readRows(
  context: Context,
  areas: readonly SheetArea[],
): Promise<ReadonlyMap<SheetArea, readonly GridRow[]>> {
  const all = areas.map((area): Progress => {
    return { area, nextRow: area.firstRow, rowBytes: widthOf(area) * guessedCell, rows: [] };
  });
  let budget = payloadGoal;
  for (;;) {
    const open = all.filter(({ area, nextRow }) => nextRow <= area.lastRow);
    if (open.length === 0) break;
    const blocks = nextBlocks(open, budget);
    const ranges = blocks.map(({ area }) =>
      rangeOf(context.workbook.worksheets.getItem(area.sheetId), area).load('values'),
    );
    // A column alone, in the same trip: a date that was typed into it is a large count otherwise.
    const formats = blocks.map(({ area }) => {
      const { countColumn } = area;
      if (countColumn === undefined || countColumn < area.firstColumn || countColumn > area.lastColumn)
        return undefined;
      const column = { ...area, firstColumn: countColumn, lastColumn: countColumn };
      return rangeOf(context.workbook.worksheets.getItem(area.sheetId), column).load('numberFormat');
    });
    try {
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- because an answer holds 5 MB at most
      await context.sync();
    } catch (error) {
      if (!isOversized(problemOfHost(error)) || budget < widthOf(open[0]?.area ?? nothing)) throw error;
      budget /= 2;
      continue;
    }
    blocks.forEach(({ progress }, index) => {
      // The library gives unknown values as any.
      take(progress, (ranges[index]?.values ?? []) as Values, (formats[index]?.numberFormat ?? []) as Values);
    });
  }
  return new Map(all.map(({ area, rows }) => [area, rows]));
}

const nothing: Area = { firstRow: 1, lastRow: 0, firstColumn: 0, lastColumn: -1 };
