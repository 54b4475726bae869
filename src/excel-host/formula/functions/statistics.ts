import { errorValue, isError, type CellValue } from '../../model/value';
import { criterionOf, plainText, type Criterion } from '../criteria';
import { toNumber, toWhole } from '../coercion';
import { broadcast, rangeFunction, type Functions } from '../definition';
import { Cells, eachValue, isMany, scalarOf, sizeOf, sound, type Context, type Operand } from '../operand';
import { numbersIn, sumOf } from './numbers-in';

interface Condition {
  readonly cells: Cells;
  readonly holds: Criterion;
}

/** Pairs of range and criterion; undefined where a range is none or differs in size ("COUNTIFS function"). */
function conditionsOf(operands: readonly Operand[], context: Context): readonly Condition[] | undefined {
  const conditions: Condition[] = [];
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const cells = operands[at];
    if (!(cells instanceof Cells)) return undefined;
    conditions.push({ cells, holds: criterionOf(scalarOf(operands[at + 1], context), context) });
  }
  const first = conditions[0]?.cells.area;
  const same = conditions.every(({ cells: { area } }) => area.rows === first?.rows && area.columns === first.columns);
  return same && operands.length % 2 === 0 ? conditions : undefined;
}

/** Visits places (from the corner of the ranges) where every condition holds. */
function eachMatch(
  conditions: readonly Condition[],
  context: Context,
  visit: (row: number, column: number) => void,
): void {
  const [first, ...rest] = conditions;
  if (!first) return;
  const { area, sheetId } = first.cells;
  const judge = (value: CellValue, row: number, column: number): void => {
    if (!first.holds(value)) return;
    const down = row - area.row;
    const right = column - area.column;
    for (const { cells, holds } of rest) {
      if (!holds(context.reader.value(cells.sheetId, cells.area.row + down, cells.area.column + right))) return;
    }
    visit(down, right);
  };
  if (!conditions.every(({ holds }) => holds(undefined))) {
    // A condition that no empty cell fulfils leads through the cells that hold something.
    const leading = conditions.find(({ holds }) => !holds(undefined));
    if (leading === first) return context.reader.each(sheetId, area, judge);
    return eachMatch([leading ?? first, ...conditions.filter((one) => one !== leading)], context, visit);
  }
  for (let row = 0; row < area.rows; row += 1) {
    for (let column = 0; column < area.columns; column += 1) {
      judge(context.reader.value(sheetId, area.row + row, area.column + column), area.row + row, area.column + column);
    }
  }
}

/** Numbers of a range at the places where the conditions hold. */
function matching(target: Operand, conditions: readonly Condition[], context: Context): number[] {
  const numbers: number[] = [];
  if (!(target instanceof Cells)) return numbers;
  eachMatch(conditions, context, (row, column) => {
    const value = context.reader.value(target.sheetId, target.area.row + row, target.area.column + column);
    if (typeof value === 'number') numbers.push(value);
  });
  return numbers;
}

/** Works once for each value where a criterion is many values. */
const forEachCriterion =
  (isCriterion: (index: number) => boolean, work: (operands: readonly Operand[], context: Context) => Operand) =>
  (operands: readonly Operand[], context: Context): Operand => {
    const many = operands.flatMap((operand, index) => (isCriterion(index) && isMany(operand) ? [index] : []));
    if (many.length === 0) return work(operands, context);
    const criteria = many.map((index) => operands[index]);
    return broadcast(criteria, context, (values) => {
      const given = operands.map((operand, index) => (many.includes(index) ? values[many.indexOf(index)] : operand));
      return scalarOf(work(given, context), context);
    });
  };

const isSecond = (index: number): boolean => index === 1;
const isEverySecond = (index: number): boolean => index % 2 === 1;
const isEverySecondAfterFirst = (index: number): boolean => index > 0 && index % 2 === 0;

type Reduce = (numbers: readonly number[]) => CellValue;

const average: Reduce = (numbers) => (numbers.length === 0 ? errorValue('#DIV/0!') : sumOf(numbers) / numbers.length);
const least: Reduce = (numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);
const greatest: Reduce = (numbers) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0);

/** Range, criterion, and the range to work on, which begins where it is told and is as large as the first. */
const oneCondition = (reduce: Reduce) =>
  rangeFunction(
    [2, 3],
    forEachCriterion(isSecond, ([range, criterion, target], context) => {
      const conditions = conditionsOf([range, criterion], context);
      return conditions ? reduce(matching(target ?? range, conditions, context)) : errorValue('#VALUE!');
    }),
  );

const manyConditions = (reduce: Reduce) =>
  rangeFunction(
    [3, 255],
    forEachCriterion(isEverySecondAfterFirst, ([target, ...pairs], context) => {
      const conditions = conditionsOf(pairs, context);
      const size = sizeOf(target);
      const area = conditions?.[0]?.cells.area;
      if (!conditions || area?.rows !== size.rows || area.columns !== size.columns) return errorValue('#VALUE!');
      return reduce(matching(target, conditions, context));
    }),
  );

/** How many places there are at which all conditions hold. */
function countMatches(operands: readonly Operand[], context: Context): Operand {
  const conditions = conditionsOf(operands, context);
  if (!conditions) return errorValue('#VALUE!');
  let found = 0;
  eachMatch(conditions, context, () => (found += 1));
  return found;
}

function countOne(operands: readonly Operand[], context: Context): Operand {
  const [range, criterion] = operands;
  const text = plainText(scalarOf(criterion, context), context);
  const counts =
    range instanceof Cells && text !== undefined ? context.reader.textCounts(range.sheetId, range.area) : undefined;
  return counts && text !== undefined ? (counts.get(text) ?? 0) : countMatches(operands, context);
}

const ofNumbers = (reduce: Reduce) =>
  rangeFunction([1, 255], (operands, context) => reduce(numbersIn(operands, context)), { scalar: true });

/** The same where in cells a text is 0 and TRUE is 1 ("AVERAGEA function"). */
const ofAll = (reduce: Reduce) =>
  rangeFunction([1, 255], (operands, context) => {
    const numbers: number[] = [];
    for (const operand of operands) {
      eachValue(operand, context, (value, direct) => {
        const known = sound(value);
        if (known !== undefined) numbers.push(typeof known === 'string' && !direct ? 0 : toNumber(known, context));
      });
    }
    return reduce(numbers);
  });

function variance(numbers: readonly number[], sample: boolean): number | undefined {
  const count = numbers.length - (sample ? 1 : 0);
  if (count <= 0) return undefined;
  const mean = sumOf(numbers) / numbers.length;
  return sumOf(numbers.map((number) => (number - mean) ** 2)) / count;
}

const spread =
  (sample: boolean, rule: (value: number) => number): Reduce =>
  (numbers) => {
    const value = variance(numbers, sample);
    return value === undefined ? errorValue('#DIV/0!') : rule(value);
  };

const sampleDeviation = spread(true, Math.sqrt);
const deviation = spread(false, Math.sqrt);
const sampleVariance = spread(true, (value) => value);
const wholeVariance = spread(false, (value) => value);

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

function percentile(numbers: readonly number[], part: number): CellValue {
  if (numbers.length === 0 || part < 0 || part > 1) return errorValue('#NUM!');
  const ordered = sorted(numbers);
  const at = part * (ordered.length - 1);
  const low = ordered[Math.floor(at)] ?? 0;
  const high = ordered[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

const nth = (fromTop: boolean) =>
  rangeFunction([2], ([range, position], context) => {
    const ordered = sorted(numbersIn([range], context));
    const at = Math.ceil(toNumber(scalarOf(position, context), context));
    return ordered[fromTop ? ordered.length - at : at - 1] ?? errorValue('#NUM!');
  });

/** A number's place among others; of equal ones the first place, or the middle of theirs. */
const ranking = (ofEqual: (first: number, equals: number) => number) =>
  rangeFunction([2, 3], ([subject, range, order], context) => {
    const value = toNumber(scalarOf(subject, context), context);
    const numbers = numbersIn([range], context);
    const equals = numbers.filter((one) => one === value).length;
    if (equals === 0) return errorValue('#N/A');
    const ascending = order !== undefined && toNumber(scalarOf(order, context), context) !== 0;
    return ofEqual(1 + numbers.filter((one) => (ascending ? one < value : one > value)).length, equals);
  });

const rank = ranking((first) => first);

const quartile = rangeFunction([2], ([range, part], context) => {
  const quarter = toWhole(scalarOf(part, context), context);
  return percentile(numbersIn([range], context), quarter / 4);
});

/** The number that is there most often; of several the first. */
const mode = rangeFunction([1, 255], (operands, context) => {
  const counts = new Map<number, number>();
  for (const number of numbersIn(operands, context)) counts.set(number, (counts.get(number) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] > 1 ? best[0] : errorValue('#N/A');
});

function count(
  operands: readonly Operand[],
  context: Context,
  counts: (value: CellValue, direct: boolean) => boolean,
): number {
  let found = 0;
  for (const operand of operands) {
    eachValue(operand, context, (value, direct) => {
      if (counts(value, direct)) found += 1;
    });
  }
  return found;
}

const countBlank = rangeFunction([1], ([operand], context) => {
  const { rows, columns } = sizeOf(operand);
  return rows * columns - count([operand], context, (value) => value !== undefined && value !== '');
});

/** Functions behind the numbers of SUBTOTAL. */
const subtotals: Readonly<Record<number, Reduce>> = {
  1: average,
  4: greatest,
  5: least,
  6: (numbers) => numbers.reduce((all, one) => all * one, 1),
  7: (numbers) => Math.sqrt(variance(numbers, true) ?? 0),
  9: sumOf,
};

const subtotal = rangeFunction([2, 255], ([kind, ...operands], context) => {
  const code = toWhole(scalarOf(kind, context), context);
  const numbers: number[] = [];
  let filled = 0;
  let failure: CellValue;
  for (const operand of operands) {
    if (!(operand instanceof Cells)) return errorValue('#VALUE!');
    context.reader.each(operand.sheetId, operand.area, (value, row, column) => {
      // Filtered rows never count, other hidden ones not for 101 and up; nor do subtotals of subtotals.
      if (context.reader.rowHidden(operand.sheetId, row)) return;
      if (context.reader.formulaText(operand.sheetId, row, column)?.startsWith('=SUBTOTAL(') === true) return;
      if (isError(value)) failure ??= value;
      if (value !== undefined) filled += 1;
      if (typeof value === 'number') numbers.push(value);
    });
  }
  const plain = code > 100 ? code - 100 : code;
  if (plain === 2) return numbers.length;
  if (plain === 3) return filled;
  return failure ?? subtotals[plain]?.(numbers) ?? errorValue('#VALUE!');
});

/**
 * Functions that count and compare many values, our own: criteria judge the cells where they are, rows that a filter
 * hides do not count, and a whole column is more than the library can take as arguments.
 */
export const statisticsFunctions: Functions = {
  'COUNT': rangeFunction([1, 255], (operands, context) =>
    count(operands, context, (value, direct) => typeof value === 'number' || (direct && typeof value === 'boolean')),
  ),
  'COUNTA': rangeFunction([1, 255], (operands, context) => count(operands, context, (value) => value !== undefined)),
  'COUNTBLANK': countBlank,
  'COUNTIF': rangeFunction([2], forEachCriterion(isSecond, countOne)),
  'COUNTIFS': rangeFunction([2, 254], forEachCriterion(isEverySecond, countMatches)),
  'SUMIF': oneCondition(sumOf),
  'SUMIFS': manyConditions(sumOf),
  'AVERAGEIF': oneCondition(average),
  'AVERAGEIFS': manyConditions(average),
  'MINIFS': manyConditions(least),
  'MAXIFS': manyConditions(greatest),
  'MIN': ofNumbers(least),
  'MINA': ofAll(least),
  'MAX': ofNumbers(greatest),
  'MAXA': ofAll(greatest),
  'AVERAGE': ofNumbers(average),
  'AVERAGEA': ofAll(average),
  'MEDIAN': ofNumbers((numbers) => percentile(numbers, 0.5)),
  'STDEV': ofNumbers(sampleDeviation),
  'STDEV.S': ofNumbers(sampleDeviation),
  'STDEVA': ofAll(sampleDeviation),
  'STDEVP': ofNumbers(deviation),
  'STDEV.P': ofNumbers(deviation),
  'STDEVPA': ofAll(deviation),
  'VAR': ofNumbers(sampleVariance),
  'VAR.S': ofNumbers(sampleVariance),
  'VARA': ofAll(sampleVariance),
  'VARP': ofNumbers(wholeVariance),
  'VAR.P': ofNumbers(wholeVariance),
  'VARPA': ofAll(wholeVariance),
  'LARGE': nth(true),
  'SMALL': nth(false),
  'RANK': rank,
  'RANK.EQ': rank,
  'RANK.AVG': ranking((first, equals) => first + (equals - 1) / 2),
  'QUARTILE': quartile,
  'QUARTILE.INC': quartile,
  'MODE': mode,
  'MODE.SNGL': mode,
  'SUBTOTAL': subtotal,
};
