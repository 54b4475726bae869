import { contains, type Area, type Position } from '../../area';
import type { ConditionalFormat, ConditionalRule, PresetCriterion } from '../../conditional-format';
import type { Operator } from '../../data-validation';
import { overlaidFormat, type CellFormat } from '../../format';
import { isError, type CellValue } from '../../value';
import { cellText } from '../cells/cell-text';
import { factsOf, type ConditionFacts } from './condition-facts';
import { boundValue } from './evaluate';
import { spanOf } from '../rows/named-days';
import type { SheetCore } from '../sheets/sheet-core';

type Of<Type extends ConditionalRule['type']> = Extract<ConditionalRule, { type: Type }>['rule'];

/** Order of two values the way a formula compares them; undefined where one of them is an error. */
function compared(a: CellValue, b: CellValue): number | undefined {
  if (isError(a) || isError(b)) return undefined;
  const left = a ?? (typeof b === 'string' ? '' : 0);
  const right = b ?? (typeof left === 'string' ? '' : 0);
  if (typeof left !== typeof right) {
    const kinds = ['number', 'string', 'boolean'];
    return kinds.indexOf(typeof left) - kinds.indexOf(typeof right);
  }
  if (typeof left === 'string' && typeof right === 'string') {
    const [x, y] = [left.toLowerCase(), right.toLowerCase()];
    return x < y ? -1 : Number(x > y);
  }
  return Number(left) - Number(right);
}

const byOperator: Readonly<Record<Operator, (low: number, high: number) => boolean>> = {
  Between: (low, high) => low >= 0 && high <= 0,
  NotBetween: (low, high) => low < 0 || high > 0,
  EqualTo: (low) => low === 0,
  NotEqualTo: (low) => low !== 0,
  GreaterThan: (low) => low > 0,
  LessThan: (low) => low < 0,
  GreaterThanOrEqualTo: (low) => low >= 0,
  LessThanOrEqualTo: (low) => low <= 0,
};

function cellValueHolds(sheet: SheetCore, areas: readonly Area[], rule: Of<'CellValue'>, at: Position): boolean {
  const value = sheet.store.value(at.row, at.column);
  // An empty cell meets no comparison but those with nothing ("Highlight cells that contain values").
  if (value === undefined && rule.operator !== 'NotEqualTo' && rule.operator !== 'EqualTo') return false;
  const low = compared(value, boundValue(sheet, rule.formula1, areas, at));
  const high = rule.formula2 === undefined ? low : compared(value, boundValue(sheet, rule.formula2, areas, at));
  return low !== undefined && high !== undefined && byOperator[rule.operator](low, high);
}

function textHolds(sheet: SheetCore, areas: readonly Area[], rule: Of<'ContainsText'>, at: Position): boolean {
  const wanted = rule.text.startsWith('=') ? boundValue(sheet, rule.text, areas, at) : rule.text;
  if (isError(wanted)) return false;
  const text = cellText(sheet, at.row, at.column).toLowerCase();
  const part = String(wanted ?? '').toLowerCase();
  switch (rule.operator) {
    case 'Contains':
      return text.includes(part);
    case 'NotContains':
      return !text.includes(part);
    case 'BeginsWith':
      return text.startsWith(part);
    case 'EndsWith':
      return text.endsWith(part);
  }
}

function presetHolds(
  sheet: SheetCore,
  areas: readonly Area[],
  { criterion }: Of<'PresetCriteria'>,
  at: Position,
): boolean {
  const value = sheet.store.value(at.row, at.column);
  const blank = value === undefined || (typeof value === 'string' && value.trim() === '');
  switch (criterion) {
    case 'Blanks':
      return blank;
    case 'NonBlanks':
      return !blank;
    case 'Errors':
      return isError(value);
    case 'NonErrors':
      return !isError(value);
    case 'DuplicateValues':
    case 'UniqueValues': {
      if (value === undefined) return false;
      const count = factsOf(sheet, areas).count(value);
      return criterion === 'UniqueValues' ? count === 1 : count > 1;
    }
    case 'Yesterday':
    case 'Today':
    case 'Tomorrow':
    case 'LastSevenDays':
    case 'LastWeek':
    case 'ThisWeek':
    case 'NextWeek':
    case 'LastMonth':
    case 'ThisMonth':
    case 'NextMonth': {
      const span = spanOf(criterion, sheet.workbook.clock.serialNow());
      return typeof value === 'number' && span !== undefined && value >= span[0] && value < span[1];
    }
    case 'AboveAverage':
    case 'BelowAverage':
    case 'EqualOrAboveAverage':
    case 'EqualOrBelowAverage':
    case 'OneStdDevAboveAverage':
    case 'OneStdDevBelowAverage':
    case 'TwoStdDevAboveAverage':
    case 'TwoStdDevBelowAverage':
    case 'ThreeStdDevAboveAverage':
    case 'ThreeStdDevBelowAverage':
      return typeof value === 'number' && averageHolds(factsOf(sheet, areas), criterion, value);
  }
}

/** Which side of the average, and how far: the documentation does not say which deviation; this is that of the cells. */
function averageHolds({ average, variance }: ConditionFacts, criterion: PresetCriterion, value: number): boolean {
  const [, times, equal, side] = /^(?:(One|Two|Three)StdDev)?(EqualOr)?(Above|Below)Average$/u.exec(criterion) ?? [];
  const distance = { One: 1, Two: 2, Three: 3 }[times ?? ''] ?? 0;
  const limit = average + (side === 'Below' ? -distance : distance) * Math.sqrt(variance);
  if (equal !== undefined && value === limit) return true;
  return side === 'Below' ? value < limit : value > limit;
}

function rankHolds(sheet: SheetCore, areas: readonly Area[], { type, rank }: Of<'TopBottom'>, at: Position): boolean {
  const value = sheet.store.value(at.row, at.column);
  if (typeof value !== 'number') return false;
  const { numbers } = factsOf(sheet, areas);
  const count = type.endsWith('Percent') ? Math.max(Math.floor((numbers.length * rank) / 100), 1) : rank;
  if (type.startsWith('Top')) return value >= (numbers[Math.max(numbers.length - count, 0)] ?? Infinity);
  return value <= (numbers[Math.min(count, numbers.length) - 1] ?? -Infinity);
}

function holds(sheet: SheetCore, { rule, areas }: ConditionalFormat, at: Position): boolean {
  switch (rule.type) {
    case 'Custom': {
      const { formula } = rule.rule;
      const verdict = boundValue(sheet, formula.startsWith('=') ? formula : `=${formula}`, areas, at);
      return verdict === true || (typeof verdict === 'number' && verdict !== 0);
    }
    case 'CellValue':
      return cellValueHolds(sheet, areas, rule.rule, at);
    case 'ContainsText':
      return textHolds(sheet, areas, rule.rule, at);
    case 'PresetCriteria':
      return presetHolds(sheet, areas, rule.rule, at);
    case 'TopBottom':
      return rankHolds(sheet, areas, rule.rule, at);
    case 'DataBar':
    case 'ColorScale':
    case 'IconSet':
      return false;
  }
}

/** The number format of a cell with the conditional formats that hold for it; others are not judged. */
export function shownNumberFormat(sheet: SheetCore, at: Position): string {
  const { conditionalFormats } = sheet.state;
  const isHere = ({ areas }: ConditionalFormat): boolean => areas.some((area) => contains(area, at.row, at.column));
  // Asked for every cell that is copied or drawn, and nearly none has any.
  const last = conditionalFormats.findLastIndex((one) => one.format.numberFormat !== undefined && isHere(one));
  for (let index = 0; index <= last; index += 1) {
    const condition = conditionalFormats[index];
    if (!condition || !isHere(condition)) continue;
    const { numberFormat } = condition.format;
    if ((numberFormat === undefined && !condition.stopIfTrue) || !holds(sheet, condition, at)) continue;
    if (numberFormat !== undefined) return numberFormat;
    break;
  }
  return sheet.workbook.formats.format(sheet.store.format(at.row, at.column)).numberFormat;
}

/** The look of a cell with the conditional formats that hold for it; of two that contradict the first one wins. */
export function shownFormat(sheet: SheetCore, at: Position): CellFormat {
  const own = sheet.workbook.formats.format(sheet.store.format(at.row, at.column));
  const met: ConditionalFormat[] = [];
  for (const format of sheet.state.conditionalFormats) {
    if (!format.areas.some((area) => contains(area, at.row, at.column))) continue;
    if (!holds(sheet, format, at)) continue;
    met.push(format);
    if (format.stopIfTrue) break;
  }
  return met.reduceRight((look, { format }) => overlaidFormat(look, format), own);
}
