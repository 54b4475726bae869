import { columnLetters, columnNumber } from '../../../index';
import { readEntities } from '../xml/escape';

/** The formula that a group of cells shares, as its first cell has it. */
export interface SharedFormula {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

const formulaTag = /<(?:\w+:)?f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?f>)/;

/** Number of the group whose formula a cell shares, and the formula where the cell is the one that has it. */
export function sharedFormulaOf(
  xml: string,
): { readonly group: string; readonly formula: string | undefined } | undefined {
  const match = formulaTag.exec(xml);
  const attributes = match?.[1] ?? '';
  const group = /\ssi="(\d+)"/.exec(attributes)?.[1];
  if (!match || group === undefined || !attributes.includes('t="shared"')) return undefined;
  return { group, formula: match[2] === undefined || match[2] === '' ? undefined : readEntities(match[2]) };
}

/** Texts, quoted sheet names, functions, names and cells: what a formula is made of, as far as moving it needs. */
const pieces = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.])|[A-Za-z_\\][\w.\\]*/g;

/** The formula as it reads some rows and columns away: what a group's other cells mean. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(
    pieces,
    (piece, fixedColumn?: string, letters?: string, fixedRow?: string, digits?: string) => {
      if (letters === undefined || digits === undefined) return piece;
      const column = fixedColumn === '$' ? letters : columnLetters(columnNumber(letters) + columns);
      const row = fixedRow === '$' ? digits : String(Number(digits) + rows);
      return `${fixedColumn ?? ''}${column}${fixedRow ?? ''}${row}`;
    },
  );
}

/** A cell of a group, with the group's formula as its own. */
export function withOwnFormula(xml: string, shared: SharedFormula, row: number, column: number): string {
  const own = movedFormula(shared.formula, row - shared.row, column - shared.column)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return xml.replace(
    /<((?:\w+:)?)f\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?f>)/,
    (_, prefix: string) => `<${prefix}f>${own}</${prefix}f>`,
  );
}
