/** Errors that a cell can hold. */
export const errorCodes = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** An error as the value of a cell; one object a code. */
export interface ErrorValue {
  readonly error: ErrorCode;
}

/** What a cell holds or shows; undefined: nothing. Dates are serial numbers, as everywhere in Excel. */
export type CellValue = string | number | boolean | ErrorValue | undefined;

/** What may be written to a cell: `null` leaves it, `''` clears it ("Range.values": null and empty string). */
export type CellInput = string | number | boolean | null;

const errors = new Map<string, ErrorValue>(errorCodes.map((error) => [error, Object.freeze({ error })]));

export function errorValue(code: ErrorCode): ErrorValue {
  const value = errors.get(code);
  if (!value) throw new Error(`no error is called ${code}`);
  return value;
}

/** The error that a text spells, as `#N/A`. */
export function readError(text: string): ErrorValue | undefined {
  return errors.get(text.toUpperCase());
}

export function isError(value: unknown): value is ErrorValue {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** `Excel.RangeValueType`. */
export type ValueType = 'Empty' | 'String' | 'Double' | 'Boolean' | 'Error';

export function valueTypeOf(value: CellValue): ValueType {
  if (value === undefined) return 'Empty';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'Error';
}

/** A cell's value as `Range.values` answers it: an empty cell is `''`, an error its text. */
export function wireValue(value: CellValue): string | number | boolean {
  if (value === undefined) return '';
  return isError(value) ? value.error : value;
}
