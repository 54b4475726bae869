import type { Workbook, WorkbookOptions } from './workbook';

/** A new workbook. */
export function createWorkbook(options: WorkbookOptions): Workbook {
  throw new Error(`workbook of ${options.locale ?? 'en-US'}`);
}
