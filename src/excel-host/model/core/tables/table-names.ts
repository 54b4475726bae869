import { parseCell } from '../../address';
import { ExcelProblem } from '../../excel-problem';
import { folded, type WorkbookCore } from '../workbook-core';

const longestName = 255;
/** Begins with a letter, `_` or `\`; letters, digits, points and `_` follow ("Names in formulas": syntax rules). */
const namePattern = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;

/** Refuses what Excel does not take for the name of a table or of cells: signs, length, `C` and `R`, the look of a cell. */
export function checkName(name: string): void {
  const cellLike = parseCell(name) !== undefined || /^(?:R\d*C\d*|R\d*|C\d*)$/i.test(name);
  if (name.length > longestName || !namePattern.test(name) || cellLike || /^(?:TRUE|FALSE)$/i.test(name)) {
    throw new ExcelProblem('InvalidArgument', name);
  }
}

/** Whether a table or a name of the whole workbook is called so. */
export function isTaken(workbook: WorkbookCore, name: string): boolean {
  const key = folded(name);
  return (
    workbook.tables().some(({ table }) => folded(table.name) === key) ||
    workbook.state.names.some((item) => item.sheetId === undefined && folded(item.name) === key)
  );
}

/** `Table1`, `Table2` …: the first that is free. */
export function freeTableName(workbook: WorkbookCore, base = 'Table'): string {
  let number = 1;
  while (isTaken(workbook, `${base}${String(number)}`)) number += 1;
  return `${base}${String(number)}`;
}

/** A name for a column that has none: `Column3`, or the next number that is free. */
export function columnNameFor(taken: readonly string[], index: number): string {
  let number = index + 1;
  while (taken.some((name) => folded(name) === folded(`Column${String(number)}`))) number += 1;
  return `Column${String(number)}`;
}

/** A name as a column can have it: another one of the same spelling gets a number behind it. */
export function uniqueColumnName(taken: readonly string[], name: string): string {
  const isFree = (text: string): boolean => !taken.some((other) => folded(other) === folded(text));
  if (isFree(name)) return name;
  let number = 2;
  while (!isFree(`${name}${String(number)}`)) number += 1;
  return `${name}${String(number)}`;
}
