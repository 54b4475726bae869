import { errorValue, type CellValue } from '../model/value';

/** A number raised to another one, as `^` and POWER answer it. */
export function power(base: number, exponent: number): CellValue {
  if (base === 0 && exponent === 0) return errorValue('#NUM!');
  if (base === 0 && exponent < 0) return errorValue('#DIV/0!');
  const value = base ** exponent;
  return Number.isFinite(value) ? value : errorValue('#NUM!');
}
