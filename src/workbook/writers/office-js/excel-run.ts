import { problemOfHost } from './host-problem';

export type Context = Excel.RequestContext;

/**
 * Runs a batch in Excel. It waits for a cell that is being edited instead of failing; what Excel refuses is thrown as a
 * problem. Every range of ours is used for one sync only and untracked at once: nothing is kept alive in Excel, and
 * nothing has to be released in a round trip of its own.
 */
export async function inExcel<Result>(work: (context: Context) => Promise<Result>): Promise<Result> {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (error) {
    throw problemOfHost(error);
  }
}

/** The same in a context of before: handlers of events are taken away in the one in which they were added. */
export async function inContextOf(
  previous: OfficeExtension.ClientRequestContext,
  work: (context: Context) => Promise<void>,
): Promise<void> {
  try {
    await Excel.run({ delayForCellEdit: true, previousObjects: previous }, work);
  } catch (error) {
    throw problemOfHost(error);
  }
}

/** Cells of a sheet: rows from 1, columns from 0, both ends included. */
export interface Area {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export function rangeOf(sheet: Excel.Worksheet, { firstRow, lastRow, firstColumn, lastColumn }: Area): Excel.Range {
  const range = sheet.getRangeByIndexes(
    firstRow - 1,
    firstColumn,
    lastRow - firstRow + 1,
    lastColumn - firstColumn + 1,
  );
  return range.untrack();
}

/**
 * Runs what writes in a batch of its own, with Excel at rest meanwhile: nothing is calculated or drawn in between, and no
 * event tells us of our own writing. The events are switched on again even where the batch fails.
 */
export async function atRest<Result>(context: Context, write: () => Result): Promise<Result> {
  const { application } = context.workbook;
  context.runtime.enableEvents = false;
  application.suspendApiCalculationUntilNextSync();
  application.suspendScreenUpdatingUntilNextSync();
  const result = write();
  context.runtime.enableEvents = true;
  try {
    await context.sync();
  } catch (error) {
    await inExcel((again) => {
      again.runtime.enableEvents = true;
      return again.sync();
    });
    throw error;
  }
  return result;
}
