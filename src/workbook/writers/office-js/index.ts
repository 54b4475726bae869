import type { Clock } from '../../../base';
import type { InteractiveWorkbook } from '../../index';
import { ExcelWorkbook } from './excel-workbook';

export { requiredExcelApi } from './requirement-set';

export interface ExcelWorkbookOptions {
  /** Says what day the computed cells are of. */
  readonly clock: Pick<Clock, 'today'>;
  /** Told of what went wrong while an edit of the agent was being read; default: nobody, the next call finds it again. */
  readonly onWatchFailed?: (error: unknown) => void;
}

/** The workbook that is open in Excel, ours or not yet. Office must be ready. */
export function openExcelWorkbook({ clock, onWatchFailed }: ExcelWorkbookOptions): InteractiveWorkbook {
  return new ExcelWorkbook(clock, onWatchFailed ?? (() => undefined));
}
