import { wildcard } from '../../../formula/criteria';
import { lastRow, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { FilterCriteria, FilterState } from '../../filter';
import { readTyped } from '../../text/read-typed';
import { isError, type CellValue } from '../../value';
import { cellText } from '../cells/cell-text';
import { dynamicJudge } from './dynamic-filter';
import type { SheetCore } from '../sheets/sheet-core';

/** Judges the cell of a row. */
type Judge = (row: number) => boolean;

function comparisonOf(criterion: string, locale: string): (value: CellValue, text: string) => boolean {
  const match = /^(<=|>=|<>|<|>|=)?([\s\S]*)$/.exec(criterion);
  const operator = match?.[1] ?? '=';
  const wanted = match?.[2] ?? '';
  const bound = readTyped(wanted, locale, () => 1900).value;
  const pattern = wildcard(wanted);
  const equals = (value: CellValue, text: string): boolean => {
    if (wanted === '') return value === undefined || value === '';
    if (typeof bound === 'number' && value === bound) return true;
    return pattern ? pattern.test(text) : text.toLowerCase() === wanted.toLowerCase();
  };
  if (operator === '=') return equals;
  if (operator === '<>') return (value, text) => !equals(value, text);
  return (value) => {
    if (value === undefined || isError(value) || typeof value === 'boolean') return false;
    const order =
      typeof value === 'number' && typeof bound === 'number'
        ? value - bound
        : typeof value === 'string' && typeof bound === 'string'
          ? Number(value.toLowerCase() > bound.toLowerCase()) - Number(value.toLowerCase() < bound.toLowerCase())
          : undefined;
    if (order === undefined) return false;
    if (operator === '<') return order < 0;
    if (operator === '>') return order > 0;
    return operator === '<=' ? order <= 0 : order >= 0;
  };
}

function numbersOf(sheet: SheetCore, body: Area, column: number): number[] {
  const numbers: number[] = [];
  sheet.store.eachValue({ ...body, column, columns: 1 }, (value) => {
    if (typeof value === 'number') numbers.push(value);
  });
  return numbers;
}

/** The numbers of a column that are among the greatest or smallest. */
function ranked(sheet: SheetCore, body: Area, column: number, criteria: FilterCriteria): Judge {
  const numbers = numbersOf(sheet, body, column).sort((a, b) => a - b);
  const count = Number(criteria.criterion1 ?? '10');
  const percent = criteria.filterOn.endsWith('Percent');
  const many = Math.max(Math.min(percent ? Math.floor((numbers.length * count) / 100) : count, numbers.length), 1);
  const top = criteria.filterOn.startsWith('Top');
  const limit = top ? numbers[numbers.length - many] : numbers[many - 1];
  return (row) => {
    const value = sheet.store.value(row, column);
    return typeof value === 'number' && limit !== undefined && (top ? value >= limit : value <= limit);
  };
}

function judgeOf(sheet: SheetCore, body: Area, index: number, criteria: FilterCriteria): Judge {
  const column = body.column + index;
  const { store, workbook } = sheet;
  switch (criteria.filterOn) {
    case 'Values': {
      const shown = new Set((criteria.values ?? []).map((text) => text.toLowerCase()));
      return (row) => shown.has(cellText(sheet, row, column).toLowerCase());
    }
    case 'Custom': {
      const first = comparisonOf(criteria.criterion1 ?? '', workbook.locale);
      const second = criteria.criterion2 === undefined ? undefined : comparisonOf(criteria.criterion2, workbook.locale);
      return (row) => {
        const value = store.value(row, column);
        const text = cellText(sheet, row, column);
        if (!second) return first(value, text);
        return criteria.operator === 'Or'
          ? first(value, text) || second(value, text)
          : first(value, text) && second(value, text);
      };
    }
    case 'TopItems':
    case 'TopPercent':
    case 'BottomItems':
    case 'BottomPercent':
      return ranked(sheet, body, column, criteria);
    case 'CellColor':
    case 'FontColor':
      return (row) => {
        const format = workbook.formats.format(store.format(row, column));
        const color = criteria.filterOn === 'CellColor' ? (format.fill ?? '') : format.font.color;
        return color.toLowerCase() === (criteria.color ?? '').toLowerCase();
      };
    case 'Dynamic': {
      if (!criteria.dynamicCriteria) throw new ExcelProblem('InvalidArgument', 'Dynamic');
      const lets = dynamicJudge(criteria.dynamicCriteria, numbersOf(sheet, body, column), workbook.clock.serialNow());
      return (row) => lets(store.value(row, column));
    }
  }
}

/** Hides the rows of a body that the criteria do not let through, and shows the others. */
export function filterRows(sheet: SheetCore, body: Area, filter: FilterState): void {
  sheet.workbook.upToDate();
  const judges = [...filter.criteria].map(([index, criteria]) => judgeOf(sheet, body, index, criteria));
  for (let row = body.row; row <= Math.min(lastRow(body), sheet.store.rowCount - 1); row += 1) {
    const filtered = !judges.every((judge) => judge(row));
    if ((sheet.store.row(row)?.filtered ?? false) !== filtered) sheet.store.setRow(row, { filtered });
  }
}

/** Shows rows that a filter has hidden. */
export function showFilteredRows(sheet: SheetCore, area: Area): void {
  const hidden: number[] = [];
  sheet.store.eachRow(area, (row, index) => {
    if (row.filtered) hidden.push(index);
  });
  for (const row of hidden) sheet.store.setRow(row, { filtered: false });
}
