import { columnLetters, columnNumber, sheetColumns, sheetRows } from '../../../model';
import { HostError } from '../../host-error';

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Texts, quoted names of sheets and structured references of a formula: nothing in them is a reference to cells. */
const literal = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*[A-Za-z@#][^\]]*\]/u;
const a1 = /\$?[A-Za-z]{1,3}\$?\d{1,7}/u;
const r1c1 = /R(?:\[-?\d+\]|\d+)?C(?:\[-?\d+\]|\d+)?/iu;

/** Replaces references that stand alone, and leaves literals and names that only look alike. */
function replaced(formula: string, reference: RegExp, change: (reference: string) => string): string {
  const pattern = new RegExp(
    `(${literal.source})|(?<![\\p{L}\\p{N}_.$])(${reference.source})(?![\\p{L}\\p{N}_.(!])`,
    'giu',
  );
  return formula.replace(pattern, (whole, quoted: string | undefined, found: string | undefined) =>
    quoted === undefined && found !== undefined ? change(found) : whole,
  );
}

/** One line of a reference: `[2]` counts from the formula's own cell, `2` from the sheet's first. */
const line = (absolute: boolean, index: number, from: number) => {
  if (absolute) return String(index + 1);
  return index === from ? '' : `[${index - from}]`;
};

/** A formula as `Range.formulasR1C1` has it: references seen from its own cell. */
export function toR1C1(formula: string, at: Place): string {
  return replaced(formula, a1, (found) => {
    const [, columnSign, letters = '', rowSign, digits = ''] = /^(\$?)([A-Za-z]+)(\$?)(\d+)$/u.exec(found) ?? [];
    const column = columnNumber(letters);
    if (column < 0 || Number(digits) > sheetRows) return found;
    const row = line(rowSign === '$', Number(digits) - 1, at.row);
    return `R${row}C${line(columnSign === '$', column, at.column)}`;
  });
}

function indexOf(
  part: string | undefined,
  from: number,
  count: number,
): { readonly index: number; readonly sign: string } {
  const relative = part === undefined || part.startsWith('[');
  const index = relative ? from + Number(part?.slice(1, -1) ?? 0) : Number(part) - 1;
  if (index < 0 || index >= count) throw new HostError('InvalidArgument');
  return { index, sign: relative ? '' : '$' };
}

/** A formula of `Range.formulasR1C1` as the cell holds it. */
export function fromR1C1(formula: string, at: Place): string {
  return replaced(formula, r1c1, (found) => {
    const [, rowPart, columnPart] = /^R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?$/iu.exec(found) ?? [];
    const row = indexOf(rowPart, at.row, sheetRows);
    const column = indexOf(columnPart, at.column, sheetColumns);
    return `${column.sign}${columnLetters(column.index)}${row.sign}${row.index + 1}`;
  });
}
