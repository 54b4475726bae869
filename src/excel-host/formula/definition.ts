import { errorValue, isError, type CellValue } from '../model/value';
import { Cells, Failure, Grid, isMany, rowsOf, scalarOf, sizeOf, type Context, type Operand } from './operand';

/** A part of a formula that can be worked out when it is needed. */
export interface Evaluator {
  operand(context: Context): Operand;
  value(context: Context): CellValue;
  /** Whether it always is one value. */
  readonly single: boolean;
  readonly omitted?: boolean;
}

/** At every calculation, or once the date is another one. */
export type Volatility = 'always' | 'daily';

/** A function of formulas. */
export interface FunctionDefinition {
  readonly least: number;
  readonly most: number;
  /** When it must be worked out anew, though nothing that it was given has changed. */
  readonly volatile?: Volatility;
  /** Answers one value where all it is given are single values. */
  readonly scalar?: boolean;
  /** Given many values, it answers as many: each is worked out by itself. */
  readonly valueByValue?: boolean;
  call(args: readonly Evaluator[], context: Context): Operand;
}

type Counts = readonly [least: number, most?: number];

/** Runs a piece of work; an error value ends it. */
export function guarded(work: () => Operand): Operand {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Failure) return problem.value;
    throw problem;
  }
}

/** The value of an operand at a place of a result: single rows, columns and values are repeated. */
function valueAt(rows: readonly (readonly CellValue[])[], row: number, column: number): CellValue {
  const line = rows.length === 1 ? rows[0] : rows[row];
  if (!line) return errorValue('#N/A');
  return line.length === 1 ? line[0] : column < line.length ? line[column] : errorValue('#N/A');
}

/** Works out value by value what is given as many values. */
export function broadcast(
  operands: readonly Operand[],
  context: Context,
  work: (values: readonly CellValue[]) => CellValue,
): Operand {
  if (!operands.some(isMany)) return work(operands.map((operand) => scalarOf(operand, context)));
  const all = operands.map((operand) =>
    rowsOf(operand, context, !(operand instanceof Cells) || operand.area.rows < 100_000),
  );
  const sizes = operands.map((operand, index) =>
    isMany(operand) ? { rows: all[index]?.length ?? 0, columns: all[index]?.[0]?.length ?? 0 } : sizeOf(operand),
  );
  const rows = Math.max(...sizes.map((size) => size.rows));
  const columns = Math.max(...sizes.map((size) => size.columns));
  return new Grid(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => work(all.map((one) => valueAt(one, row, column)))),
    ),
  );
}

/** A function of single values; given many, it answers as many. Errors pass through it. */
export function scalarFunction(
  [least, most = least]: Counts,
  work: (values: readonly CellValue[], context: Context) => CellValue,
  options: { readonly seesErrors?: boolean; readonly volatile?: Volatility } = {},
): FunctionDefinition {
  const run = (values: readonly CellValue[], context: Context): CellValue => {
    if (options.seesErrors !== true) {
      for (const value of values) if (isError(value)) return value;
    }
    try {
      return work(values, context);
    } catch (problem) {
      if (problem instanceof Failure) return problem.value;
      throw problem;
    }
  };
  return {
    least,
    most,
    scalar: true,
    valueByValue: true,
    ...(options.volatile === undefined ? {} : { volatile: options.volatile }),
    call: (args, context) => {
      if (args.every((arg) => arg.single)) {
        return run(
          args.map((arg) => arg.value(context)),
          context,
        );
      }
      return broadcast(
        args.map((arg) => arg.operand(context)),
        context,
        (values) => run(values, context),
      );
    },
  };
}

/** A function of whole ranges. */
export function rangeFunction(
  [least, most = least]: Counts,
  work: (operands: readonly Operand[], context: Context) => Operand,
  options: { readonly volatile?: Volatility; readonly scalar?: boolean } = {},
): FunctionDefinition {
  return {
    least,
    most,
    ...options,
    call: (args, context) =>
      guarded(() =>
        work(
          args.map((arg) => arg.operand(context)),
          context,
        ),
      ),
  };
}

/** A function that decides itself what of its arguments it works out. */
export function lazyFunction(
  [least, most = least]: Counts,
  work: (args: readonly Evaluator[], context: Context) => Operand,
  options: { readonly volatile?: Volatility } = {},
): FunctionDefinition {
  return { least, most, ...options, call: (args, context) => guarded(() => work(args, context)) };
}

/** Functions by their English names. */
export type Functions = Readonly<Record<string, FunctionDefinition>>;
