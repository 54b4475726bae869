import type { Worksheet } from 'exceljs';
import type { Workbook } from '../../../../src/excel-host';

/** How a sheet is printed: nothing shows it here, and it goes back into the next file. */
type Page = Pick<Worksheet, 'pageSetup' | 'headerFooter'>;

/** Pages of sheets that came from a file, by the id of the sheet. */
const pages = new WeakMap<Workbook, Map<string, Page>>();

export function keepPage(workbook: Workbook, sheetId: string, { pageSetup, headerFooter }: Worksheet): void {
  const known = pages.get(workbook) ?? new Map<string, Page>();
  known.set(sheetId, { pageSetup, headerFooter });
  pages.set(workbook, known);
}

export function writePage(workbook: Workbook, sheetId: string, target: Worksheet): void {
  const page = pages.get(workbook)?.get(sheetId);
  if (page) Object.assign(target, page);
}
