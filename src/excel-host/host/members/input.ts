import { type CellInput } from '../../model';
import { HostError } from '../host-error';
import { namedColors } from './looks/named-colors';
import { type Argument, isHostObject } from '../object-type';

/** Readers of arguments: what does not fit is answered as Excel answers it, `InvalidArgument`. */

/** How a rule of a format or of a validation compares a cell with its bounds. */
export const comparisons = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
] as const;

export const isGiven = (value: Argument | undefined): value is Exclude<Argument, null> => value != null;

export function text(value: Argument | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new HostError('InvalidArgument');
}

export const optionalText = (value: Argument | undefined) => (isGiven(value) ? text(value) : undefined);

export function number(value: Argument | undefined): number {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof read === 'number' && Number.isFinite(read)) return read;
  throw new HostError('InvalidArgument');
}

export function integer(value: Argument | undefined): number {
  const read = number(value);
  if (!Number.isInteger(read)) throw new HostError('InvalidArgument');
  return read;
}

export const optionalInteger = (value: Argument | undefined) => (isGiven(value) ? integer(value) : undefined);

export function boolean(value: Argument | undefined): boolean {
  if (typeof value === 'boolean') return value;
  throw new HostError('InvalidArgument');
}

export const optionalBoolean = (value: Argument | undefined) => (isGiven(value) ? boolean(value) : undefined);

/** One of the values of an enumeration, in any case, as Excel reads them. */
export function oneOf<const Choice extends string>(choices: readonly Choice[], value: Argument | undefined): Choice {
  const wanted = typeof value === 'string' ? value.toLowerCase() : undefined;
  const found = choices.find((choice) => choice.toLowerCase() === wanted);
  if (found === undefined) throw new HostError('InvalidArgument');
  return found;
}

export const optionalOneOf = <const Choice extends string>(choices: readonly Choice[], value: Argument | undefined) =>
  isGiven(value) ? oneOf(choices, value) : undefined;

export type Fields = Readonly<Record<string, Argument>>;

export function fields(value: Argument | undefined): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isHostObject(value)) {
    // What is neither array nor object of the host is a plain object.
    return value as Fields;
  }
  throw new HostError('InvalidArgument');
}

export const optionalFields = (value: Argument | undefined): Fields => (isGiven(value) ? fields(value) : {});

export function list(value: Argument | undefined): readonly Argument[] {
  if (Array.isArray(value)) return value as readonly Argument[];
  throw new HostError('InvalidArgument');
}

/** `#RRGGBB` or the name of an HTML colour, as `#RRGGBB`. */
export function color(value: Argument | undefined): string {
  const given = text(value).trim();
  const named = namedColors.get(given.toLowerCase());
  if (named !== undefined) return named;
  if (/^#?[0-9a-f]{6}$/iu.test(given)) return `#${given.replace('#', '').toUpperCase()}`;
  throw new HostError('InvalidArgument');
}

const isCell = (value: Argument): value is CellInput =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The most cells that one value may be repeated into. */
const mostRepeated = 5_000_000;

/**
 * What `values`, `formulas` and `numberFormat` take: a block of the range's own size, or one value for all its cells.
 */
export function block(
  value: Argument | undefined,
  size: { readonly rows: number; readonly columns: number },
): readonly (readonly CellInput[])[] {
  if (value !== undefined && isCell(value)) return repeated(value, size);
  const rows = list(value);
  // One value may also come as a block of one cell.
  const only =
    rows.length === 1 && Array.isArray(rows[0]) && rows[0].length === 1 ? (rows[0] as Argument[])[0] : undefined;
  if (only !== undefined && isCell(only)) return repeated(only, size);
  if (rows.length !== size.rows) throw mismatch();
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== size.columns) throw mismatch();
    if (!(row as readonly Argument[]).every(isCell)) throw new HostError('InvalidArgument');
  }
  // Every row was just read as an array of cell values.
  return rows as readonly (readonly CellInput[])[];
}

function repeated(value: CellInput, { rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows * columns > mostRepeated) throw new HostError('RangeExceedsLimit');
  const row = Array.from({ length: columns }, () => value);
  return Array.from({ length: rows }, () => row);
}

const mismatch = () =>
  new HostError('InvalidArgument', {
    message: "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  });
