import { errorCodes, errorValue, isError, type CellValue } from '../../model/value';
import { toNumber } from '../coercion';
import { rangeFunction, scalarFunction, type FunctionDefinition, type Functions } from '../definition';
import { Cells } from '../operand';

const is = (judge: (value: CellValue) => boolean): FunctionDefinition =>
  scalarFunction([1], ([value]) => judge(value), { seesErrors: true });

const isNotAvailable = (value: CellValue): boolean => isError(value) && value.error === '#N/A';

/** Functions that say what a value is, our own: errors, blanks and formulas are ours. */
export const informationFunctions: Functions = {
  'ISNUMBER': is((value) => typeof value === 'number'),
  'ISTEXT': is((value) => typeof value === 'string'),
  'ISNONTEXT': is((value) => typeof value !== 'string'),
  'ISLOGICAL': is((value) => typeof value === 'boolean'),
  'ISBLANK': is((value) => value === undefined),
  'ISERROR': is(isError),
  'ISERR': is((value) => isError(value) && !isNotAvailable(value)),
  'ISNA': is(isNotAvailable),
  'ISEVEN': scalarFunction([1], ([value], context) => Math.trunc(toNumber(value, context)) % 2 === 0),
  'ISODD': scalarFunction([1], ([value], context) => Math.trunc(toNumber(value, context)) % 2 !== 0),
  'ISFORMULA': rangeFunction([1], ([operand], context) =>
    operand instanceof Cells
      ? context.reader.formulaText(operand.sheetId, operand.area.row, operand.area.column) !== undefined
      : errorValue('#VALUE!'),
  ),
  'N': scalarFunction([1], ([value]) => (typeof value === 'number' ? value : value === true ? 1 : 0)),
  'NA': scalarFunction([0], () => errorValue('#N/A')),
  'TYPE': scalarFunction(
    [1],
    ([value]) => (isError(value) ? 16 : typeof value === 'string' ? 2 : typeof value === 'boolean' ? 4 : 1),
    { seesErrors: true },
  ),
  'ERROR.TYPE': scalarFunction(
    [1],
    ([value]) => (isError(value) ? errorCodes.indexOf(value.error) + 1 : errorValue('#N/A')),
    { seesErrors: true },
  ),
};
