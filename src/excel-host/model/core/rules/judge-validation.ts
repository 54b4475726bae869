import { contains, type Position } from '../../area';
import type { BoundsRule, Operator, Validation } from '../../data-validation';
import { formattedText } from '../../text/format-text';
import { isError, type CellValue } from '../../value';
import { boundValue, listValues } from './evaluate';
import type { SheetCore } from '../sheets/sheet-core';
import type { ValidationEntry } from '../states';

const judges: Readonly<Record<Operator, (value: number, low: number, high: number) => boolean>> = {
  Between: (value, low, high) => value >= low && value <= high,
  NotBetween: (value, low, high) => value < low || value > high,
  EqualTo: (value, low) => value === low,
  NotEqualTo: (value, low) => value !== low,
  GreaterThan: (value, low) => value > low,
  LessThan: (value, low) => value < low,
  GreaterThanOrEqualTo: (value, low) => value >= low,
  LessThanOrEqualTo: (value, low) => value <= low,
};

/** The validation entry of a cell. */
export function validationAt(sheet: SheetCore, { row, column }: Position): ValidationEntry | undefined {
  return sheet.state.validations.find((entry) => entry.areas.some((area) => contains(area, row, column)));
}

function withinBounds(
  sheet: SheetCore,
  entry: ValidationEntry,
  rule: BoundsRule,
  at: Position,
  value: number,
): boolean {
  const low = boundValue(sheet, rule.formula1, entry.areas, at);
  const high = rule.formula2 === undefined ? low : boundValue(sheet, rule.formula2, entry.areas, at);
  // A bound that cannot be worked out keeps nobody from entering something.
  if (typeof low !== 'number' || typeof high !== 'number') return low === undefined || typeof low === 'number';
  return judges[rule.operator](value, low, high);
}

/** What a list offers: constants between commas, or the cells that its formula stands for. */
export function choicesOf(sheet: SheetCore, entry: ValidationEntry, at: Position): readonly CellValue[] | undefined {
  const { list } = entry.validation.rule;
  if (!list) return undefined;
  if (list.source.startsWith('=')) return listValues(sheet, list.source, entry.areas, at);
  return list.source.split(',').map((text) => text.trim());
}

function inList(sheet: SheetCore, entry: ValidationEntry, at: Position, value: CellValue): boolean {
  const choices = choicesOf(sheet, entry, at);
  if (!choices || choices.some(isError)) return false;
  const ranged = entry.validation.rule.list?.source.startsWith('=') === true;
  const text = formattedText(value, 'General', sheet.workbook.locale);
  return choices.some((choice) => {
    if (choice === undefined) return false;
    if (choice === value) return true;
    const other = formattedText(choice, 'General', sheet.workbook.locale);
    // A list of constants minds capitals, a list in cells does not ("More on data validation").
    return ranged ? other.toLowerCase() === text.toLowerCase() : other === text;
  });
}

/** Whether a cell that holds what it holds now keeps to its validation. */
export function keepsTo(sheet: SheetCore, entry: ValidationEntry, at: Position): boolean {
  const { rule, ignoreBlanks }: Validation = entry.validation;
  sheet.workbook.upToDate();
  const value = sheet.store.value(at.row, at.column);
  if (value === undefined || value === '') return ignoreBlanks;
  if (rule.list) return inList(sheet, entry, at, value);
  if (rule.custom) {
    const verdict = boundValue(sheet, rule.custom.formula, entry.areas, at);
    return verdict === true || (typeof verdict === 'number' && verdict !== 0);
  }
  if (rule.textLength) {
    const text = formattedText(value, 'General', sheet.workbook.locale);
    return withinBounds(sheet, entry, rule.textLength, at, text.length);
  }
  const bounds = rule.wholeNumber ?? rule.decimal ?? rule.date ?? rule.time;
  if (!bounds) return true;
  if (typeof value !== 'number' || (rule.wholeNumber && !Number.isInteger(value))) return false;
  return withinBounds(sheet, entry, bounds, at, value);
}
