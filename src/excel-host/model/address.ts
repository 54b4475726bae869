import {
  areaBetween,
  isWholeColumns,
  isWholeRows,
  lastColumn,
  lastRow,
  sheetColumns,
  sheetRows,
  type Area,
} from './area';

/** Letters of a column: 0 is A, 16383 is XFD. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Number of the column with these letters; -1 where a sheet has none. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number >= 1 && number <= sheetColumns ? number - 1 : -1;
}

const cellPattern = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;
const columnPattern = /^\$?([A-Za-z]{1,3})$/;
const rowPattern = /^\$?([1-9]\d{0,6})$/;

/** Reads `A1`, `$A$1`. */
export function parseCell(text: string): { readonly row: number; readonly column: number } | undefined {
  const match = cellPattern.exec(text);
  if (!match) return undefined;
  const column = columnNumber(match[1] ?? '');
  const row = Number(match[2]) - 1;
  return column >= 0 && row < sheetRows ? { row, column } : undefined;
}

/** Reads one area without its sheet: `B2`, `B2:C3`, `B:C`, `2:3`; undefined where it is none. */
export function parseArea(text: string): Area | undefined {
  const parts = text.trim().split(':');
  const [first = '', second = first] = parts;
  if (parts.length > 2) return undefined;
  const start = parseCell(first);
  const end = parseCell(second);
  if (start && end) return areaBetween(start, end);
  if (parts.length === 1) return undefined;
  const columns = [columnPattern.exec(first), columnPattern.exec(second)].map((match) =>
    match ? columnNumber(match[1] ?? '') : -1,
  );
  const [from = -1, to = -1] = columns;
  if (from >= 0 && to >= 0) return areaBetween({ row: 0, column: from }, { row: sheetRows - 1, column: to });
  const rows = [rowPattern.exec(first), rowPattern.exec(second)].map((match) => (match ? Number(match[1]) - 1 : -1));
  const [top = -1, bottom = -1] = rows;
  if (top < 0 || bottom < 0 || top >= sheetRows || bottom >= sheetRows) return undefined;
  return areaBetween({ row: top, column: 0 }, { row: bottom, column: sheetColumns - 1 });
}

/** An address apart from its sheet: `'My sheet'!A1` has the sheet `My sheet`. */
export function splitAddress(address: string): { readonly sheet: string | undefined; readonly rest: string } {
  const match = /^(?:'((?:[^']|'')*)'|([^'!]+))!(.*)$/s.exec(address.trim());
  if (!match) return { sheet: undefined, rest: address.trim() };
  return { sheet: match[1]?.replaceAll("''", "'") ?? match[2], rest: match[3] ?? '' };
}

/** `A1`, `A1:B2`, `A:B`, `1:2`, as `Range.address` spells it after the sheet's name. */
export function addressOf(area: Area): string {
  if (isWholeRows(area) && isWholeColumns(area)) return `1:${String(sheetRows)}`;
  if (isWholeColumns(area)) return `${columnLetters(area.column)}:${columnLetters(lastColumn(area))}`;
  if (isWholeRows(area)) return `${String(area.row + 1)}:${String(lastRow(area) + 1)}`;
  const first = `${columnLetters(area.column)}${String(area.row + 1)}`;
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${columnLetters(lastColumn(area))}${String(lastRow(area) + 1)}`;
}

/** The same with dollars, as names and lists hold it. */
export function absoluteAddressOf(area: Area): string {
  return addressOf(area).replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
}

/**
 * A sheet's name as a formula and an address spell it. Names that could be taken for something else are quoted: they
 * begin with a digit, hold other signs than letters, digits, points and underscores, or look like a cell.
 */
export function quotedSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !parseCell(name) && !/^(?:R\d*C\d*|R\d*|C\d*)$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}
