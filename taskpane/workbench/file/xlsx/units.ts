import { formulaInFile } from '../../../../src/excel-host';

/** Pixels of a character of the usual font, in which files count the widths of columns. */
const pixelsOfCharacter = 7;
const pixelsOfPoint = 96 / 72;

/** The width of a column in a file, for one in points. */
export function fileWidth(points: number): number {
  return (points * pixelsOfPoint) / pixelsOfCharacter;
}

/** The width of a column in points, for one of a file. */
export function pointsOfWidth(width: number): number {
  return (width * pixelsOfCharacter) / pixelsOfPoint;
}

const millisecondsOfDay = 86_400_000;
/** Serial number of 1970-01-01. */
const epochSerial = 25_569;

/** The serial number of a date that a reader of files made of one; its UTC fields are what the cell shows. */
export function serialOf(date: Date): number {
  return epochSerial + Math.round(date.getTime()) / millisecondsOfDay;
}

/**
 * A formula as files hold it, without its leading sign; what is none stays as it is. `table`: the name of the one in which
 * it stands.
 */
export const bareFormula = (formula: string, table?: string): string =>
  formula.startsWith('=') ? formulaInFile(formula, table) : formula;
