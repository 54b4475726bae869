import { isDateFormat } from '../../text/format-code';
import { formattedText } from '../../text/format-text';
import { localeFacts } from '../../text/locale-facts';
import { isError } from '../../value';
import { localFormula } from './cell-input';
import type { SheetCore } from '../sheets/sheet-core';

/** What a cell shows, its own number format applied. */
export function cellText(sheet: SheetCore, row: number, column: number, numberFormat?: string): string {
  const { workbook, store } = sheet;
  const value = store.value(row, column);
  if (value === undefined) return '';
  const code = numberFormat ?? workbook.formats.format(store.format(row, column)).numberFormat;
  return formattedText(value, code, workbook.locale);
}

/** What a person would have to type to get what a cell holds; what a formula elsewhere shows in it is not its own. */
export function editText(sheet: SheetCore, row: number, column: number): string {
  const { workbook, store } = sheet;
  const formula = workbook.formulaTextAt(sheet.id, row, column);
  if (formula !== undefined) return localFormula(formula, workbook.locale);
  const { value } = store.content(row, column);
  const format = workbook.formats.format(store.format(row, column));
  if (value === undefined) return '';
  if (typeof value === 'string') return format.quoted ? `'${value}` : value;
  if (isError(value) || typeof value === 'boolean') return formattedText(value, 'General', workbook.locale);
  const facts = localeFacts(workbook.locale);
  if (isDateFormat(format.numberFormat) && value >= 0) {
    const time = value % 1 === 0 ? '' : 'h:mm:ss';
    if (value < 1) return formattedText(value, time, workbook.locale);
    return formattedText(value, `${facts.shortDate} ${time}`.trim(), workbook.locale);
  }
  if (format.numberFormat.includes('%')) {
    return `${String(Number((value * 100).toPrecision(15))).replace('.', facts.decimal)}%`;
  }
  return String(Number(value.toPrecision(15))).replace('.', facts.decimal);
}
