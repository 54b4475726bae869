import {
  addressOf,
  columnLetters,
  contains,
  isError,
  type Area,
  type CellFormat,
  type CellValue,
  type Pace,
  type CellsPicture,
  type Table,
} from '../../../../src/excel-host';
import type { QuotedLooks } from './quoted-texts';
import { bareFormula } from './units';
import { escapeXml } from './xml';

/** A text in a cell: what looks like the spelling of a sign is spelled out, and blanks at its ends are kept. */
const cellText = (text: string): string => escapeXml(text.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_'));

function plainCell(start: string, value: Exclude<CellValue, undefined>): string {
  if (typeof value === 'string')
    return `${start} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? '1' : '0'}</v></c>`;
  if (isError(value)) return `${start} t="e"><v>${value.error}</v></c>`;
  return `${start}><v>${String(value)}</v></c>`;
}

/** One that may spill is an array formula, marked as one that finds its size by itself ([MS-XLSX], "XLDAPR"). */
function formulaCell(
  start: string,
  value: CellValue,
  formula: string,
  spills: Area | undefined,
  table: string | undefined,
): string {
  const array = spills ? ` t="array" ref="${addressOf(spills)}"` : '';
  const body = `<f${array}>${escapeXml(bareFormula(formula, table))}</f>`;
  if (value === undefined) return `${start}>${body}</c>`;
  if (typeof value === 'string') return `${start} t="str">${body}<v>${cellText(value)}</v></c>`;
  if (typeof value === 'boolean') return `${start} t="b">${body}<v>${value ? '1' : '0'}</v></c>`;
  if (isError(value)) return `${start} t="e">${body}<v>${value.error}</v></c>`;
  return `${start}>${body}<v>${String(value)}</v></c>`;
}

/** Tags of the rows that the writer of files has written, by their number. */
function rowTags(sheetXml: string): ReadonlyMap<number, string> {
  const tags = new Map<number, string>();
  for (const [, number, rest = ''] of sheetXml.matchAll(/<row r="(\d+)"([^>]*?)\/?>/g)) {
    tags.set(Number(number), rest.replace(/ spans="[^"]*"/, ''));
  }
  return tags;
}

/** Numbers of looks, found in the rows that the writer of files was given one look each. */
function looksIn(
  sheetXml: string,
  { firstRow, formats }: DrawnLooks,
  quoted: QuotedLooks,
): ReadonlyMap<CellFormat, string> {
  const found = new Map<CellFormat, string>();
  for (const [, row, style] of sheetXml.matchAll(/<c r="A(\d+)"(?: s="(\d+)")?/g)) {
    const format = formats[Number(row) - firstRow];
    if (!format) continue;
    // The writer of files knows no texts behind an apostrophe: those looks are marked twins of its own.
    if (format.quoted) found.set(format, String(quoted.twin(Number(style ?? '0'))));
    else if (style !== undefined) found.set(format, style);
  }
  return found;
}

/** What the writer of files was given of a sheet's looks: a row for each, behind the cells. */
export interface DrawnLooks {
  readonly formats: readonly CellFormat[];
  /** Number of the first of those rows, from 1. */
  readonly firstRow: number;
}

/** Puts the cells of a sheet into its part, in place of the few that the writer of files has written. */
export async function withCells(
  sheetXml: string,
  picture: CellsPicture,
  tables: readonly Pick<Table, 'name' | 'area'>[],
  drawn: DrawnLooks,
  quoted: QuotedLooks,
  pace: Pace,
): Promise<string> {
  const { firstRow } = drawn;
  const looks = looksIn(sheetXml, drawn, quoted);
  const tags = rowTags(sheetXml);
  const places = tables.map(({ name, area }) => ({ name, area }));
  const pieces: string[] = [];
  const rows = new Map<number, string[]>();
  for (const number of tags.keys()) if (number < firstRow) rows.set(number, []);
  for (const { row, column, value, formula, spills, format } of picture.cells()) {
    const look = format && looks.get(format);
    if (value === undefined && formula === undefined && look === undefined) continue;
    if (pace.due()) await pace.turn();
    const number = row + 1;
    let cells = rows.get(number);
    if (!cells) rows.set(number, (cells = []));
    const start = `<c r="${columnLetters(column)}${String(number)}"${look === undefined ? '' : ` s="${look}"`}`;
    if (formula !== undefined) {
      const table = places.find(({ area }) => contains(area, row, column))?.name;
      cells.push(formulaCell(spills ? `${start} cm="1"` : start, value, formula, spills, table));
    } else cells.push(value === undefined ? `${start}/>` : plainCell(start, value));
  }
  for (const number of [...rows.keys()].sort((one, other) => one - other)) {
    pieces.push(`<row r="${String(number)}"${tags.get(number) ?? ''}>`, ...(rows.get(number) ?? []), '</row>');
  }
  const data = `<sheetData>${pieces.join('')}</sheetData>`;
  return sheetXml
    .replace(/<dimension\b[^>]*\/>/, '')
    .replace(/<sheetData\b(?:[^>]*\/>|[\s\S]*?<\/sheetData>)/, () => data);
}
