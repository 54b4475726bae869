import type { CellValue } from '../model/value';
import { guarded, type Evaluator } from './definition';
import { functionNamed } from './function-named';
import { scalarOf, type Context, type Operand } from './operand';

/** An argument that was handed in from outside of any formula. */
function given(operand: Operand | undefined): Evaluator {
  const value = (context: Context): CellValue => scalarOf(operand, context);
  const isValue = typeof operand !== 'object' || 'error' in operand;
  const evaluator = { single: isValue, value, operand: () => operand };
  return operand === undefined ? { ...evaluator, omitted: true } : evaluator;
}

/** What a function answers for arguments; undefined where no function has the name, or it takes not so many. */
export function callFunction(
  name: string,
  args: readonly (Operand | undefined)[],
  context: Context,
): { readonly operand: Operand } | undefined {
  const definition = functionNamed(name);
  if (!definition || args.length < definition.least || args.length > definition.most) return undefined;
  return { operand: guarded(() => definition.call(args.map(given), context)) };
}

export const isFunction = (name: string): boolean => functionNamed(name) !== undefined;
