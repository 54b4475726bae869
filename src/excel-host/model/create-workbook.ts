import { WorkbookModel } from './core/workbook-model';
import type { Workbook, WorkbookOptions } from './workbook';

/** A new workbook. */
export function createWorkbook(options: WorkbookOptions): Workbook {
  return new WorkbookModel(options);
}
