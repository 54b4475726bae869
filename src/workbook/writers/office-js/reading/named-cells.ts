import { columnNumber, type NamedCell } from '../../../index';

const reference = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]+)\$?(\d+)(?::\$?[A-Z]+\$?\d+)?$/;

/** Takes `='My sheet'!$A$1` apart; undefined where a name stands for anything else. */
export function namedCell(formula: string): NamedCell | undefined {
  const match = reference.exec(formula);
  if (!match) return undefined;
  const [, quoted, plain = '', letters = '', row = ''] = match;
  return { sheet: (quoted ?? plain).replaceAll("''", "'"), row: Number(row), column: columnNumber(letters) };
}

/** The cells that names stand for. */
export function namedCells(formulas: ReadonlyMap<string, string>): ReadonlyMap<string, NamedCell> {
  return new Map(
    [...formulas].flatMap(([name, formula]): [string, NamedCell][] => {
      const cell = namedCell(formula);
      return cell ? [[name, cell]] : [];
    }),
  );
}
