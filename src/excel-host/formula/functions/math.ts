import { errorValue, isError, type CellValue } from '../../model/value';
import { fixedText } from '../../model/text/format-number';
import { toNumber, toWhole } from '../coercion';
import { rangeFunction, scalarFunction, type FunctionDefinition, type Functions } from '../definition';
import { rowsOf, type Context } from '../operand';
import { numbersIn, sumOf } from './numbers-in';

const finite = (value: number): CellValue => (Number.isFinite(value) ? value : errorValue('#NUM!'));

const ofNumber = (work: (value: number) => number): FunctionDefinition =>
  scalarFunction([1], ([value], context) => finite(work(toNumber(value, context))));

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

function product(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all * number, numbers.length === 0 ? 0 : 1);
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

/** Functions of numbers. */
export const mathFunctions: Functions = {
  'SUM': rangeFunction([1, 255], (operands, context) => sumOf(numbersIn(operands, context)), { scalar: true }),
  'PRODUCT': rangeFunction([1, 255], (operands, context) => product(numbersIn(operands, context)), { scalar: true }),
  'SUMPRODUCT': sumProduct,
  'SUMSQ': rangeFunction([1, 255], (operands, context) => sumOf(numbersIn(operands, context).map((one) => one * one))),
  'ROUND': rounding((value) => Math.round(value)),
  'ROUNDUP': rounding((value) => Math.ceil(value)),
  'ROUNDDOWN': rounding((value) => Math.floor(value)),
  'TRUNC': rounding((value) => Math.floor(value)),
  'INT': ofNumber(Math.floor),
  'ABS': ofNumber(Math.abs),
  'SIGN': ofNumber(Math.sign),
  'SQRT': ofNumber(Math.sqrt),
  'EXP': ofNumber(Math.exp),
  'LN': ofNumber(Math.log),
  'LOG10': ofNumber(Math.log10),
  'LOG': scalarFunction([1, 2], ([value, base], context) =>
    finite(Math.log(toNumber(value, context)) / Math.log(base === undefined ? 10 : toNumber(base, context))),
  ),
  'SIN': ofNumber(Math.sin),
  'COS': ofNumber(Math.cos),
  'TAN': ofNumber(Math.tan),
  'PI': scalarFunction([0], () => Math.PI),
  'POWER': ofTwo((a, b) => finite(a ** b)),
  'MOD': ofTwo(modulo),
  'QUOTIENT': ofTwo((a, b) => (b === 0 ? errorValue('#DIV/0!') : Math.trunc(a / b))),
  'MROUND': ofTwo((a, b) => (a * b < 0 ? errorValue('#NUM!') : multiple(a, b, Math.round))),
  'CEILING': ofTwo((a, b) => multiple(a, b, Math.ceil)),
  'FLOOR': ofTwo((a, b) => (b === 0 && a !== 0 ? errorValue('#DIV/0!') : multiple(a, b, Math.floor))),
  'CEILING.MATH': scalarFunction([1, 2], ([a, b], context) =>
    multiple(toNumber(a, context), Math.abs(b === undefined ? 1 : toNumber(b, context)), Math.ceil),
  ),
  'FLOOR.MATH': scalarFunction([1, 2], ([a, b], context) =>
    multiple(toNumber(a, context), Math.abs(b === undefined ? 1 : toNumber(b, context)), Math.floor),
  ),
  'EVEN': ofNumber((value) => Math.sign(value) * Math.ceil(Math.abs(value) / 2) * 2),
  'ODD': ofNumber((value) => (Math.sign(value) || 1) * (Math.ceil((Math.abs(value) + 1) / 2) * 2 - 1)),
  'RAND': scalarFunction([0], (_, context) => context.reader.random(), { volatile: 'always' }),
  'RANDBETWEEN': scalarFunction([2], randomBetween, { volatile: 'always' }),
  'FIXED': scalarFunction([1, 2], ([value, digits], context) =>
    fixedText(toNumber(value, context), digits === undefined ? 2 : toWhole(digits, context)),
  ),
};
