import type { Clock } from '../../../base';
import { ExcelFile } from './excel-file';

export type { FileCrashPoint, ReachFileCrashPoint } from './crash-point';
export { ExcelFile, type FileKind } from './excel-file';

/** The workbook in a file, there or not. The clock says what day the computed cells are of. */
export function openWorkbookFile(path: string, clock: Pick<Clock, 'today'>): ExcelFile {
  return new ExcelFile(path, clock);
}
