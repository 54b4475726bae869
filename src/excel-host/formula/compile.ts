import { errorValue, isError, type CellValue } from '../model/value';
import { areaBetween, lastColumn, lastRow } from '../model/area';
import { compareValues, toNumber, toText } from './coercion';
import { broadcast, guarded, type Evaluator, type Volatility } from './definition';
import { functionNamed } from './function-named';
import type { BinaryOperator, FormulaNode } from './node';
import { Cells, Failure, Grid, scalarOf, type Context, type Operand } from './operand';
import { power } from './power';
import type { Reference } from './reference';

/** Finds out what a reference of the formula means in a cell. */
export type Resolve = (reference: Reference, context: Context) => Operand;

type BinaryWork = (a: CellValue, b: CellValue, context: Context) => CellValue;

const finite = (value: number): CellValue => (Number.isFinite(value) ? value : errorValue('#NUM!'));

const arithmetic =
  (work: (a: number, b: number) => CellValue): BinaryWork =>
  (a, b, context) =>
    work(toNumber(a, context), toNumber(b, context));

const comparison =
  (judge: (order: number) => boolean): BinaryWork =>
  (a, b) =>
    judge(compareValues(a, b));

const binaryWork: Readonly<Record<Exclude<BinaryOperator, ':'>, BinaryWork>> = {
  '+': arithmetic((a, b) => finite(a + b)),
  '-': arithmetic((a, b) => finite(closeToZero(a - b, a))),
  '*': arithmetic((a, b) => finite(a * b)),
  '/': arithmetic((a, b) => (b === 0 ? errorValue('#DIV/0!') : finite(a / b))),
  '^': arithmetic(power),
  '&': (a, b, context) => toText(a, context) + toText(b, context),
  '=': comparison((order) => order === 0),
  '<>': comparison((order) => order !== 0),
  '<': comparison((order) => order < 0),
  '>': comparison((order) => order > 0),
  '<=': comparison((order) => order <= 0),
  '>=': comparison((order) => order >= 0),
};

/** A difference in the last digits of a double is none ("Floating-point arithmetic may give inaccurate results in Excel"). */
function closeToZero(difference: number, from: number): number {
  return Math.abs(difference) <= Math.abs(from) * 2e-16 ? 0 : difference;
}

function judged(work: BinaryWork, a: CellValue, b: CellValue, context: Context): CellValue {
  if (isError(a)) return a;
  if (isError(b)) return b;
  try {
    return work(a, b, context);
  } catch (problem) {
    if (problem instanceof Failure) return problem.value;
    throw problem;
  }
}

const single = (value: (context: Context) => CellValue): Evaluator => ({ single: true, value, operand: value });

const many = (operand: (context: Context) => Operand): Evaluator => ({
  single: false,
  operand,
  value: (context) => scalarOf(operand(context), context),
});

function binary(operator: Exclude<BinaryOperator, ':'>, left: Evaluator, right: Evaluator): Evaluator {
  const work = binaryWork[operator];
  if (left.single && right.single) {
    return single((context) => judged(work, left.value(context), right.value(context), context));
  }
  return many((context) =>
    broadcast([left.operand(context), right.operand(context)], context, ([a, b]) => judged(work, a, b, context)),
  );
}

/** `A1:INDEX(…)`: the cells between two that are only found while working out. */
function rangeBetween(left: Evaluator, right: Evaluator): Evaluator {
  return many((context) => {
    const a = left.operand(context);
    const b = right.operand(context);
    if (!(a instanceof Cells) || !(b instanceof Cells) || a.sheetId !== b.sheetId) {
      return isError(a) ? a : isError(b) ? b : errorValue('#REF!');
    }
    const corners = areaBetween(
      { row: Math.min(a.area.row, b.area.row), column: Math.min(a.area.column, b.area.column) },
      { row: Math.max(lastRow(a.area), lastRow(b.area)), column: Math.max(lastColumn(a.area), lastColumn(b.area)) },
    );
    return new Cells(a.sheetId, corners);
  });
}

/** `A1#`: the cells that the formula of a cell spills into ("Spilled range operator"). */
function spilledRange(operand: Evaluator): Evaluator {
  return many((context) => {
    const cells = operand.operand(context);
    if (isError(cells)) return cells;
    if (!(cells instanceof Cells) || !cells.single) return errorValue('#REF!');
    const area = context.reader.spilled(cells.sheetId, cells.area.row, cells.area.column);
    return area ? new Cells(cells.sheetId, area) : errorValue('#REF!');
  });
}

function unary(operator: '-' | '+' | '@' | '%' | '#', operand: Evaluator): Evaluator {
  if (operator === '@') return single((context) => operand.value(context));
  if (operator === '#') return spilledRange(operand);
  if (operator === '+') return operand;
  const work = (value: CellValue, context: Context): CellValue =>
    judged(
      (a) => (operator === '-' ? -toNumber(a, context) + 0 : toNumber(a, context) / 100),
      value,
      undefined,
      context,
    );
  if (operand.single) return single((context) => work(operand.value(context), context));
  return many((context) => broadcast([operand.operand(context)], context, ([value]) => work(value, context)));
}

/** What a formula needs while it is made ready. */
interface Compilation {
  readonly references: readonly Reference[];
  readonly resolve: Resolve;
  volatile: Volatility | undefined;
}

function call(name: string, args: readonly FormulaNode[], compilation: Compilation): Evaluator {
  const definition = functionNamed(name);
  const evaluators = args.map((arg) => evaluator(arg, compilation));
  if (!definition) return single(() => errorValue('#NAME?'));
  if (args.length < definition.least || args.length > definition.most) return single(() => errorValue('#VALUE!'));
  if (compilation.volatile !== 'always') compilation.volatile = definition.volatile ?? compilation.volatile;
  const run = (context: Context): Operand => definition.call(evaluators, context);
  if (definition.scalar === true && evaluators.every((one) => one.single)) {
    return single((context) => scalarOf(run(context), context));
  }
  // Sums and the like answer one value, whatever they are given.
  return many(run);
}

function evaluator(node: FormulaNode, compilation: Compilation): Evaluator {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return single(() => value);
    }
    case 'omitted':
      return { ...single(() => undefined), omitted: true };
    case 'array': {
      const grid = new Grid(node.rows);
      return many(() => grid);
    }
    case 'reference': {
      const reference = compilation.references[node.index];
      if (!reference || reference.kind === 'lost') return single(() => errorValue('#REF!'));
      const operand = (context: Context): Operand => compilation.resolve(reference, context);
      if (reference.kind !== 'cells' || reference.shape !== 'cell') return many(operand);
      return { single: true, operand, value: (context) => scalarOf(operand(context), context) };
    }
    case 'unary':
      return unary(node.operator, evaluator(node.operand, compilation));
    case 'binary': {
      const left = evaluator(node.left, compilation);
      const right = evaluator(node.right, compilation);
      return node.operator === ':' ? rangeBetween(left, right) : binary(node.operator, left, right);
    }
    case 'call':
      return call(node.name, node.args, compilation);
  }
}

/** A formula ready to be worked out in any cell. */
export interface Compiled {
  readonly volatile: Volatility | undefined;
  operand(context: Context): Operand;
}

export function compile(tree: FormulaNode, references: readonly Reference[], resolve: Resolve): Compiled {
  const compilation: Compilation = { references, resolve, volatile: undefined };
  const whole = evaluator(tree, compilation);
  return {
    volatile: compilation.volatile,
    operand: (context) => guarded(() => whole.operand(context)),
  };
}
