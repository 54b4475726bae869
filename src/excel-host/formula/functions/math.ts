import { errorValue, isError, type CellValue } from '../../model/value';
import { fixedText } from '../../model/text/format-number';
import { toNumber, toWhole } from '../coercion';
import { rangeFunction, scalarFunction, type FunctionDefinition, type Functions } from '../definition';
import { rowsOf, type Context } from '../operand';
import { power } from '../power';
import { numbersIn, sumOf } from './numbers-in';

const ofTwo = (work: (a: number, b: number) => CellValue): FunctionDefinition =>
  scalarFunction([2], ([a, b], context) => work(toNumber(a, context), toNumber(b, context)));

/** Rounds by a rule for whole numbers, at a number of decimals that may be negative. */
const rounding = (rule: (value: number) => number): FunctionDefinition =>
  scalarFunction([1, 2], ([number, digits], context) => {
    const value = toNumber(number, context);
    const places = toWhole(digits, context);
    const magnitude = Math.abs(value);
    const shifted = Number(`${String(Number(magnitude.toPrecision(15)))}e${String(places)}`);
    if (!Number.isFinite(shifted)) return value;
    const rounded = Number(`${String(rule(shifted))}e${String(-places)}`);
    return Math.sign(value) * (Number.isFinite(rounded) ? rounded : magnitude) + 0;
  });

function multiple(value: number, step: number, rule: (value: number) => number): CellValue {
  if (step === 0) return 0;
  if (value > 0 && step < 0) return errorValue('#NUM!');
  const count = value / step;
  const near = Math.round(count);
  return (Math.abs(count - near) < 1e-12 ? near : rule(count)) * step;
}

function modulo(a: number, b: number): CellValue {
  if (b === 0) return errorValue('#DIV/0!');
  return a - b * Math.floor(a / b);
}

function logarithm(value: number, base: CellValue, context: Context): CellValue {
  const to = base === undefined ? 10 : toNumber(base, context);
  if (value <= 0 || to <= 0) return errorValue('#NUM!');
  if (to === 1) return errorValue('#DIV/0!');
  return to === 10 ? Math.log10(value) : Math.log(value) / Math.log(to);
}

/** Adds products of values at the same places; what is no number is 0 ("SUMPRODUCT function"). */
const sumProduct = rangeFunction([1, 255], (operands, context) => {
  const all = operands.map((operand) => rowsOf(operand, context));
  const rows = Math.max(...all.map((one) => one.length));
  const columns = Math.max(...all.map((one) => one[0]?.length ?? 0));
  const products: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let value = 1;
      for (const one of all) {
        const factor = one[row]?.[column];
        if (isError(factor)) return factor;
        value *= typeof factor === 'number' ? factor : 0;
      }
      products.push(value);
    }
  }
  return sumOf(products);
});

function randomBetween([low, high]: readonly CellValue[], context: Context): CellValue {
  const from = Math.ceil(toNumber(low, context));
  const to = Math.floor(toNumber(high, context));
  return to < from ? errorValue('#NUM!') : from + Math.floor(context.reader.random() * (to - from + 1));
}

/** Multiples downwards; with a mode that is not 0 those of negative numbers go towards zero ("FLOOR.MATH function"). */
const floorMath = scalarFunction([1, 3], ([number, step, mode], context) => {
  const value = toNumber(number, context);
  const size = Math.abs(step === undefined ? 1 : toNumber(step, context));
  const towardsZero = value < 0 && toNumber(mode, context) !== 0;
  return multiple(value, size, towardsZero ? Math.ceil : Math.floor);
});

/** Ways to take some of a number of things, in an order or in none; the library stumbles over numbers beyond 170. */
const choices = (ordered: boolean): FunctionDefinition =>
  ofTwo((all, some) => {
    const [n, k] = [Math.trunc(all), Math.trunc(some)];
    if (all < 0 || some < 0 || n < k) return errorValue('#NUM!');
    const taken = ordered ? k : Math.min(k, n - k);
    let ways = 1;
    for (let at = 1; at <= taken && Number.isFinite(ways); at += 1) {
      ways = ordered ? ways * (n - at + 1) : (ways * (n - taken + at)) / at;
    }
    return Number.isFinite(ways) ? Math.round(ways) : errorValue('#NUM!');
  });

/**
 * Functions of numbers that are our own: rounding that does not stumble over the digits that a double cannot hold, sums
 * of whole columns, chance that is drawn from the workbook, and cases in which the library answers otherwise than Excel.
 */
export const mathFunctions: Functions = {
  'SUM': rangeFunction([1, 255], (operands, context) => sumOf(numbersIn(operands, context)), { scalar: true }),
  'SUMPRODUCT': sumProduct,
  'ROUND': rounding((value) => Math.round(value)),
  'ROUNDUP': rounding((value) => Math.ceil(value)),
  'ROUNDDOWN': rounding((value) => Math.floor(value)),
  'TRUNC': rounding((value) => Math.floor(value)),
  'FLOOR': ofTwo((a, b) => (b === 0 && a !== 0 ? errorValue('#DIV/0!') : multiple(a, b, Math.floor))),
  'FLOOR.MATH': floorMath,
  'FLOOR.PRECISE': scalarFunction([1, 2], ([number, step], context) =>
    multiple(toNumber(number, context), Math.abs(step === undefined ? 1 : toNumber(step, context)), Math.floor),
  ),
  'LOG': scalarFunction([1, 2], ([number, base], context) => logarithm(toNumber(number, context), base, context)),
  'ATAN2': ofTwo((x, y) => (x === 0 && y === 0 ? errorValue('#DIV/0!') : Math.atan2(y, x))),
  'TANH': scalarFunction([1], ([value], context) => Math.tanh(toNumber(value, context))),
  'PI': scalarFunction([0], () => Math.PI),
  'POWER': ofTwo(power),
  'COMBIN': choices(false),
  'PERMUT': choices(true),
  'MOD': ofTwo(modulo),
  'QUOTIENT': ofTwo((a, b) => (b === 0 ? errorValue('#DIV/0!') : Math.trunc(a / b) + 0)),
  'RAND': scalarFunction([0], (_, context) => context.reader.random(), { volatile: 'always' }),
  'RANDBETWEEN': scalarFunction([2], randomBetween, { volatile: 'always' }),
  'FIXED': scalarFunction([1, 2], ([value, digits], context) =>
    fixedText(toNumber(value, context), digits === undefined ? 2 : toWhole(digits, context)),
  ),
};
