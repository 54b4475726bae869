import { errorValue, isError, type CellValue, type ErrorValue } from '../../model/value';
import { broadcast, guarded, type FunctionDefinition } from '../definition';
import { scalarOf, type Context, type Operand } from '../operand';
import { answered } from './answer';
import { manyArguments, pairedNumbers, scalarArguments, type Argument } from './argument';

/** A function of the library; what it answers is read like anything that comes from outside. */
export type LibraryFunction = (...args: Argument[]) => unknown;

type ScalarKind = keyof typeof scalarArguments;
type ManyKind = keyof typeof manyArguments;
type Kind = ScalarKind | ManyKind | 'paired';

/** A parameter as it is written in the tables: `number`, optional `number?`, or repeated `numbers...`. */
type Written = Kind | `${Kind}?` | `${ManyKind}...`;

interface Parameter {
  readonly kind: Kind;
  readonly optional: boolean;
  readonly repeated: boolean;
}

/** Most arguments that Excel takes. */
const mostArguments = 255;

const isScalar = (kind: Kind): kind is ScalarKind => kind in scalarArguments;

function parameterOf(written: Written): Parameter {
  return {
    kind: written.replace(/\?|\.\.\.$/, '') as Kind, // what is left of the spelling is the kind
    optional: written.endsWith('?'),
    repeated: written.endsWith('...'),
  };
}

/** Arguments as the library gets them; single values stand in the list already. */
function argumentsOf(
  parameters: readonly Parameter[],
  operands: readonly Operand[],
  values: readonly CellValue[],
  context: Context,
): Argument[] {
  const paired = operands.filter((_, at) => parameters[at]?.kind === 'paired');
  const pairs = paired.length > 0 ? [...pairedNumbers(paired, context)] : [];
  return parameters.slice(0, operands.length).flatMap(({ kind, repeated }, at): Argument[] => {
    if (kind === 'paired') return [pairs.shift()];
    if (isScalar(kind)) return [scalarArguments[kind](values[at], context)];
    return [manyArguments[kind](repeated ? operands.slice(at) : [operands[at]], context)];
  });
}

function definitionOf(work: LibraryFunction, written: readonly Written[], noNumber: ErrorValue): FunctionDefinition {
  const parameters = written.map(parameterOf);
  const scalar = parameters.every(({ kind }) => isScalar(kind));
  const run = (operands: readonly Operand[], values: readonly CellValue[], context: Context): Operand =>
    guarded(() => {
      for (const value of values) if (isError(value)) return value;
      const given = argumentsOf(parameters, operands, values, context);
      return answered(() => work(...given), noNumber);
    });
  return {
    least: parameters.filter(({ optional }) => !optional).length,
    most: parameters.some(({ repeated }) => repeated) ? mostArguments : parameters.length,
    scalar,
    valueByValue: scalar,
    call: (args, context) => {
      if (scalar && args.every((arg) => arg.single)) {
        const values = args.map((arg) => arg.value(context));
        return run(values, values, context);
      }
      const operands = args.map((arg) => arg.operand(context));
      if (scalar) return broadcast(operands, context, (values) => scalarOf(run(values, values, context), context));
      const values = operands.map((operand, at) =>
        isScalar(parameters[at]?.kind ?? 'numbers') ? scalarOf(operand, context) : undefined,
      );
      return run(operands, values, context);
    },
  };
}

/**
 * A function taken from the library. What Excel makes of blanks, texts, truth values and errors is decided here, by
 * the kinds of its parameters: the library gets numbers and texts alone, of which it guesses nothing.
 */
export const taken = (work: LibraryFunction, ...written: readonly Written[]): FunctionDefinition =>
  definitionOf(work, written, errorValue('#NUM!'));

/** The same for a function that Excel lets divide by nothing, where the library answers NaN. */
export const divided = (work: LibraryFunction, ...written: readonly Written[]): FunctionDefinition =>
  definitionOf(work, written, errorValue('#DIV/0!'));
