import { createWorkbook } from '../../../src/excel-host';
import { openOffice, type OfficeOptions, type OpenOffice } from './open-office';

/** 2026-11-21, the day of the samples, as the number that Excel keeps for it. */
const today = 46_347;

/** Excel with a new workbook of one empty sheet. */
export function openEmptyExcel(
  options: Omit<OfficeOptions, 'workbook'> & { readonly locale?: string } = {},
): OpenOffice {
  const { locale = 'en-US', ...rest } = options;
  return openOffice({ ...rest, workbook: createWorkbook({ locale, clock: { serialNow: () => today } }) });
}
