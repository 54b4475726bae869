import { errorValue, isError, type CellValue } from '../../model/value';
import { compareValues, toBoolean, toWhole } from '../coercion';
import { broadcast, lazyFunction, rangeFunction, type Functions } from '../definition';
import { eachValue, isMany, scalarOf, sound, type Context, type Operand } from '../operand';

/** Truth values among the operands; texts in cells do not count ("AND function"). */
function truths(operands: readonly Operand[], context: Context): readonly boolean[] {
  const found: boolean[] = [];
  for (const operand of operands) {
    eachValue(operand, context, (value, direct) => {
      const known = sound(value);
      if (direct || typeof known !== 'string') found.push(toBoolean(known));
    });
  }
  if (found.length === 0) throw new TypeError();
  return found;
}

const junction = (judge: (values: readonly boolean[]) => boolean) =>
  rangeFunction(
    [1, 255],
    (operands, context) => {
      try {
        return judge(truths(operands, context));
      } catch (problem) {
        if (problem instanceof TypeError) return errorValue('#VALUE!');
        throw problem;
      }
    },
    { scalar: true },
  );

const ifError = (caught: (value: CellValue) => boolean) =>
  lazyFunction([2], ([tried, otherwise], context) => {
    const operand = tried?.operand(context);
    if (isMany(operand)) {
      const other = scalarOf(otherwise?.operand(context), context);
      return broadcast([operand], context, ([value]) => (caught(value) ? other : value));
    }
    const value = scalarOf(operand, context);
    return caught(value) ? (otherwise?.value(context) ?? 0) : value;
  });

/** Functions that decide, our own: they work out only the argument that they answer. */
export const logicalFunctions: Functions = {
  IF: lazyFunction([2, 3], ([condition, then, otherwise], context) => {
    const judged = condition?.operand(context);
    if (isMany(judged)) {
      const operands = [judged, then?.operand(context), otherwise ? otherwise.operand(context) : false];
      return broadcast(operands, context, ([test, yes, no]) => (isError(test) ? test : toBoolean(test) ? yes : no));
    }
    if (toBoolean(sound(scalarOf(judged, context)))) return then?.omitted === true ? 0 : then?.operand(context);
    if (!otherwise) return false;
    return otherwise.omitted === true ? 0 : otherwise.operand(context);
  }),
  IFS: lazyFunction([2, 254], (args, context) => {
    for (let at = 0; at + 1 < args.length; at += 2) {
      if (toBoolean(sound(args[at]?.value(context)))) return args[at + 1]?.operand(context);
    }
    return errorValue('#N/A');
  }),
  IFERROR: ifError(isError),
  IFNA: ifError((value) => isError(value) && value.error === '#N/A'),
  SWITCH: lazyFunction([3, 254], ([subject, ...cases], context) => {
    const value = sound(subject?.value(context));
    for (let at = 0; at + 1 < cases.length; at += 2) {
      if (compareValues(value, cases[at]?.value(context)) === 0) return cases[at + 1]?.operand(context);
    }
    return cases.length % 2 === 1 ? cases.at(-1)?.operand(context) : errorValue('#N/A');
  }),
  CHOOSE: lazyFunction([2, 255], ([index, ...choices], context) => {
    const at = toWhole(index?.value(context), context);
    const choice = at >= 1 ? choices[at - 1] : undefined;
    return choice ? choice.operand(context) : errorValue('#VALUE!');
  }),
  AND: junction((values) => values.every(Boolean)),
  OR: junction((values) => values.some(Boolean)),
  XOR: junction((values) => values.filter(Boolean).length % 2 === 1),
  NOT: rangeFunction([1], ([operand], context) =>
    broadcast([operand], context, ([value]) => (isError(value) ? value : !toBoolean(value))),
  ),
  TRUE: rangeFunction([0], () => true, { scalar: true }),
  FALSE: rangeFunction([0], () => false, { scalar: true }),
};
