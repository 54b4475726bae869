import { errorValue, isError, type CellValue } from '../../model/value';
import { toBoolean, toNumber, toText, toWhole } from '../coercion';
import { numbersIn } from '../functions/numbers-in';
import { eachValue, Failure, rowsOf, sizeOf, sound, type Context, type Operand } from '../operand';

/** What the library is given: values that it has nothing to guess of. */
export type Argument = number | string | boolean | undefined | readonly Argument[];

/** A number that must be one of some: where it is none of them the answer is `#NUM!`. */
function within(value: number, judge: (value: number) => boolean): number {
  if (!judge(value)) throw new Failure(errorValue('#NUM!'));
  return value;
}

/** The library counts up to some of its arguments; beyond so many steps the page would stand still. */
const mostSteps = 1_000_000;

const numberWithin =
  (judge: (value: number) => boolean, read = toNumber) =>
  (value: CellValue, context: Context): number =>
    within(read(value, context), judge);

const steps = numberWithin((value) => value >= 0 && value <= mostSteps);

/** Arguments that are one value; given many values, the function is worked out for each. */
export const scalarArguments = {
  number: toNumber,
  positive: numberWithin((value) => value > 0),
  notNegative: numberWithin((value) => value >= 0),
  /** A probability, or one that is neither impossible nor certain. */
  share: numberWithin((value) => value >= 0 && value <= 1),
  probability: numberWithin((value) => value > 0 && value < 1),
  /** Where a search for a rate begins. */
  guess: numberWithin((value) => value > -1 && value < 1000),
  whole: toWhole,
  natural: (value, context) => Math.trunc(steps(value, context)),
  count: numberWithin((value) => value >= 1 && value <= mostSteps, toWhole),
  /** How many digits a number is written with ("DEC2BIN function"). */
  places: numberWithin((value) => value >= 1 && value <= 10, toWhole),
  /** Whether a payment is due when its period begins. */
  due: (value, context) => (toNumber(value, context) === 0 ? 0 : 1),
  text: toText,
  /** A text that spells a number, in whatever way. */
  digits: (value, context) => {
    if (typeof value === 'boolean') throw new Failure(errorValue('#VALUE!'));
    return toText(value ?? 0, context);
  },
  truth: (value, context) => (typeof value === 'string' ? toNumber(value, context) !== 0 : toBoolean(value)),
} satisfies Readonly<Record<string, (value: CellValue, context: Context) => Argument>>;

function texts(operands: readonly Operand[], context: Context): readonly string[] {
  const found: string[] = [];
  for (const operand of operands) {
    eachValue(operand, context, (value) => {
      if (value !== undefined) found.push(toText(value, context));
    });
  }
  return found;
}

/** Rows of numbers; anything else in them is an error ("MMULT function"). */
function matrix(operand: Operand, context: Context): readonly (readonly number[])[] {
  return rowsOf(operand, context, true).map((row) =>
    row.map((value) => {
      const known = sound(value);
      if (typeof known !== 'number') throw new Failure(errorValue('#VALUE!'));
      return known;
    }),
  );
}

/** Arguments that take cells as many values, those of a repeated parameter in one list. */
export const manyArguments = {
  numbers: (operands, context) => numbersIn(operands, context),
  positives: (operands, context) => numbersIn(operands, context).map((number) => within(number, (one) => one > 0)),
  /** Whole numbers from 0 on. */
  naturals: (operands, context) =>
    numbersIn(operands, context).map((number) => Math.trunc(within(number, (one) => one >= 0))),
  texts,
  matrix: ([operand], context) => matrix(operand, context),
} satisfies Readonly<Record<string, (operands: readonly Operand[], context: Context) => Argument>>;

/** Values at the same places of two ranges; a pair of which one is no number does not count ("CORREL function"). */
export function pairedNumbers(operands: readonly Operand[], context: Context): readonly (readonly number[])[] {
  const sizes = operands.map((operand) => sizeOf(operand));
  const [first] = sizes;
  if (sizes.some(({ rows, columns }) => rows * columns !== (first?.rows ?? 0) * (first?.columns ?? 0))) {
    throw new Failure(errorValue('#N/A'));
  }
  const columns = operands.map((operand) => rowsOf(operand, context, true).flat());
  for (const column of columns) for (const value of column) if (isError(value)) throw new Failure(value);
  const places = (columns[0] ?? []).flatMap((_, at) =>
    columns.every((column) => typeof column[at] === 'number') ? [at] : [],
  );
  return columns.map((column) => places.map((at) => toNumber(column[at], context)));
}
