import { ExcelProblem } from '../../excel-problem';
import { folded, type WorkbookCore } from '../workbook-core';

/** "Rename a worksheet": no more than 31 signs, not blank, none of these, no apostrophe at either end, not History. */
const longestSheetName = 31;
const forbidden = /[\\/?*[\]:]|^'|'$/;

export function checkSheetName(workbook: WorkbookCore, name: string, ownId?: string): void {
  if (name === '' || name.length > longestSheetName || forbidden.test(name) || folded(name) === 'HISTORY') {
    throw new ExcelProblem('InvalidArgument', name);
  }
  const taken = workbook.sheetNamed(name);
  if (taken && taken.id !== ownId) throw new ExcelProblem('ItemAlreadyExists', name);
}

/** `Sheet1`, `Sheet2` …: the first that is free. */
export function freeSheetName(workbook: WorkbookCore, base = 'Sheet'): string {
  let number = 1;
  while (workbook.sheetNamed(`${base}${String(number)}`)) number += 1;
  return `${base}${String(number)}`;
}
