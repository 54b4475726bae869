import { type CellValue, type FunctionValue, isError } from '../../model';
import type { Host } from '../host';
import { HostError } from '../host-error';
import { type Argument, hostObject, isHostObject, type Method, type ObjectType } from '../object-type';
import { isMemberOfExcel } from '../requirement-sets';
import { targetRange } from './ranges/lookup';

interface FunctionResult {
  readonly value: CellValue;
}

export const functionResultType: ObjectType<FunctionResult> = {
  name: 'FunctionResult',
  properties: {
    // Of the two only one is there: "The value field will be populated only if no error has occurred".
    Error: { get: ({ value }) => (isError(value) ? value.error : null) },
    Value: { get: ({ value }) => (isError(value) ? null : (value ?? null)) },
  },
};

const isCellValue = (value: Argument): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** A row of a block that an add-in handed in. */
function row(cells: Argument): readonly CellValue[] {
  if (!Array.isArray(cells)) throw new HostError('InvalidArgument');
  return (cells as readonly Argument[]).map((cell) => {
    if (cell !== null && !isCellValue(cell)) throw new HostError('InvalidArgument');
    return cell ?? undefined;
  });
}

function valueOf(host: Host, given: Argument): FunctionValue {
  if (given === null) return undefined;
  if (isCellValue(given)) return given;
  if (Array.isArray(given)) return { rows: (given as readonly Argument[]).map(row) };
  if (!isHostObject(given)) throw new HostError('InvalidArgument');
  const range = targetRange(host, given);
  if (range !== undefined) return { sheetId: range.sheetId, area: range.area };
  const result = given.as(functionResultType);
  if (result === undefined) throw new HostError('InvalidArgument');
  return result.value;
}

/** Arguments of which there may be any number come as one list. */
function spread(given: Argument): readonly Argument[] {
  const isList = Array.isArray(given) && !given.every((item) => Array.isArray(item));
  return isList ? (given as readonly Argument[]) : [given];
}

function argumentsOf(host: Host, input: readonly Argument[]): readonly FunctionValue[] {
  const values = input.flatMap(spread).map((given) => valueOf(host, given));
  while (values.length > 0 && values.at(-1) === undefined) values.pop();
  return values;
}

/** Names of functions have points where those of members have strokes: `Beta_Dist` is BETA.DIST. */
const functionOf = (member: string) => member.toUpperCase().replaceAll('_', '.');

/** `Workbook.functions`: the functions of formulas, worked out over values and ranges without a cell. */
export const functionsType: ObjectType<Host> = {
  name: 'Functions',
  otherMethods: (member): Method<Host> | undefined => {
    if (!isMemberOfExcel('Functions', member)) return undefined;
    const name = functionOf(member);
    return (host, input) => {
      if (!host.workbook.hasFunction(name)) {
        throw new HostError('NotImplemented', { message: `The function ${name} is not modelled.` });
      }
      return hostObject(functionResultType, { value: host.workbook.functionResult(name, argumentsOf(host, input)) });
    };
  },
};
