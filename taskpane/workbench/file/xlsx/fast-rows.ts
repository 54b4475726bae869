import {
  columnNumber,
  contains,
  errorCodes,
  errorValue,
  lastRow,
  parseArea,
  type Area,
  type CellValue,
} from '../../../../src/excel-host';
import type { FilePace } from './file-pace';

/** A cell as the part of a sheet spells it; `style` is the number of its look. */
export interface RawCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string | undefined;
  /** The cells of a formula that answers many values. */
  readonly spills?: Area;
  readonly style: number;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return entities[name ?? ''] ?? all;
  });
}

/** A text of a part without the spellings of XML and of workbooks (`_x000D_`). */
function plainText(text: string): string {
  const read = withoutEntities(text);
  return read.includes('_x')
    ? read.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : read;
}

/** Texts of a shared string or of one that stands in its cell: all runs of it, without how they are read aloud. */
function textOf(xml: string): string {
  const spoken = xml.includes('<rPh') ? xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '') : xml;
  let text = '';
  for (const [, run] of spoken.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)) text += run ?? '';
  return plainText(text);
}

/** The texts that cells of a workbook share, by their number. */
export function sharedTexts(xml: string): readonly string[] {
  return Array.from(xml.matchAll(/<si>([\s\S]*?)<\/si>|<si\/>/g), ([, content]) => textOf(content ?? ''));
}

/** Spellings that only the reader of files understands: shared formulas, dates as texts, prefixes. */
const notSimple = /<f\b[^>]*\bt="(?!array")|<c\b[^>]*\bt="d"|<\w+:sheetData\b/;

/** What one of those spellings has in it: looking for it takes a tenth of the time. */
const signs = ['t="shared"', 't="dataTable"', 't="normal"', 't="d"', ':sheetData'];

export function isSimple(sheetXml: string): boolean {
  if (!/<sheetData\b/.test(sheetXml)) return false;
  return !signs.some((sign) => sheetXml.includes(sign)) || !notSimple.test(sheetXml);
}

const errors = new Set<string>(errorCodes);
const isErrorCode = (text: string): text is (typeof errorCodes)[number] => errors.has(text);

function valueOf(type: string | undefined, content: string, texts: readonly string[]): CellValue {
  if (type === 'inlineStr') return textOf(content);
  const raw = /<v(?:\s[^>]*)?>([^<]*)<\/v>/.exec(content)?.[1];
  if (raw === undefined) return undefined;
  switch (type) {
    case 's':
      return texts[Number(raw)];
    case 'str':
      return plainText(raw);
    case 'b':
      return raw === '1' || raw === 'true';
    case 'e':
      return isErrorCode(raw) ? errorValue(raw) : raw;
    case undefined:
    default:
      return Number(raw);
  }
}

/** What is taken out of the part of a sheet, and what is left for the reader of files. */
export interface TakenRows {
  readonly cells: readonly RawCell[];
  /** The part with a row of one empty cell for each look behind the others, in the order of `looks`. */
  readonly rest: string;
  readonly looks: readonly number[];
  /** Number of the first of those rows, from 1. */
  readonly looksRow: number;
}

/**
 * Takes the cells out of the part of a sheet. The reader of files makes several objects of each, which takes seconds for
 * ten thousand rows; it is left the rows with their heights, and every look once.
 */
export async function takeRows(sheetXml: string, texts: readonly string[], pace: FilePace): Promise<TakenRows> {
  const cells: RawCell[] = [];
  const looks: number[] = [];
  const known = new Set<number>();
  const rows: string[] = [];
  // Values of cells that a formula spills over are the formula's; those that lie above are left out.
  let spilled: readonly Area[] = [];
  let row = -1;
  const start = sheetXml.search(/<sheetData\b/);
  const end = sheetXml.indexOf('</sheetData>', start);
  const data = end < 0 ? '' : sheetXml.slice(start, end);
  for (const { 0: all, 1: attributes = '', 2: content = '', index } of data.matchAll(
    /<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g,
  )) {
    row = Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? row + 2) - 1;
    let column = -1;
    spilled = spilled.filter((area) => lastRow(area) >= row);
    for (const [, tag = '', inner = ''] of content.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const letters = /\br="([A-Z]+)\d+"/.exec(tag)?.[1];
      column = letters === undefined ? column + 1 : columnNumber(letters);
      const style = Number(/\bs="(\d+)"/.exec(tag)?.[1] ?? 0);
      if (!known.has(style)) {
        known.add(style);
        looks.push(style);
      }
      const formula = /<f(?:\s[^>]*)?>([^<]*)<\/f>/.exec(inner)?.[1];
      const array = /<f\b[^>]*\bt="array"[^>]*\bref="([^"]*)"|<f\b[^>]*\bref="([^"]*)"[^>]*\bt="array"/.exec(inner);
      const spills = array ? parseArea(array[1] ?? array[2] ?? '') : undefined;
      const isSpilled = spilled.some((area) => contains(area, row, column));
      if (spills) spilled = [...spilled, spills];
      const value = isSpilled ? undefined : valueOf(/\bt="(\w+)"/.exec(tag)?.[1], inner, texts);
      const text = formula === undefined ? undefined : withoutEntities(formula);
      cells.push({ row, column, value, formula: text, style, ...(spills ? { spills } : {}) });
    }
    if (/\b(?:ht|hidden|outlineLevel)="/.test(attributes)) rows.push(`<row${attributes}/>`);
    pace.done((index + all.length) / data.length);
    if (pace.due()) await pace.turn();
  }
  const looksRow = row + 2;
  const samples = looks.map((style, index) => {
    const number = String(looksRow + index);
    return `<row r="${number}"><c r="A${number}" s="${String(style)}"/></row>`;
  });
  const spelled = `<sheetData>${rows.join('')}${samples.join('')}</sheetData>`;
  const rest = end < 0 ? sheetXml : sheetXml.slice(0, start) + spelled + sheetXml.slice(end + '</sheetData>'.length);
  return { cells, rest, looks, looksRow };
}
