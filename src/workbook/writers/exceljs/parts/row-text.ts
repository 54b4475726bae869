import { columnNumber, type ReadCell } from '../../../index';
import { readEntities, readEscapes } from '../xml/escape';
import { withoutSections, wordsOfString } from './shared-strings';

/** A cell as it stands in its row. */
export interface CellText {
  /** From 0. */
  readonly column: number;
  readonly xml: string;
}

/** A row as it stands in its sheet. */
export interface RowText {
  /** From 1. */
  readonly number: number;
  /** Attributes of the row's tag, as they stand. */
  readonly attributes: string;
  readonly prefix: string;
  readonly cells: readonly CellText[];
}

const rowTag = /^<((?:\w+:)?)row\b([^>]*?)\/?>/;
const numberAttribute = /\sr="(\d+)"/;
const cellAttribute = /^<(?:\w+:)?c\b[^>]*?\sr="([A-Z]+)\d*"/;

/** Takes a row apart. Rows and cells may come without their numbers: then each follows the one before. */
export function readRowText(xml: string, previousRow: number): RowText {
  const tag = rowTag.exec(xml);
  if (!tag) throw new Error('a row that cannot be read');
  const [whole, prefix = '', attributes = ''] = tag;
  const given = numberAttribute.exec(attributes)?.[1];
  const cells: CellText[] = [];
  const body = withoutSections(xml.slice(whole.length));
  const opening = `<${prefix}c`;
  const closing = `</${prefix}c>`;
  let column = -1;
  for (let start = nextCell(body, opening, 0); start >= 0;) {
    const opened = body.indexOf('>', start);
    const alone = body[opened - 1] === '/';
    const closed = opened < 0 || alone ? opened : body.indexOf(closing, opened);
    if (closed < 0) throw new Error('a row that breaks off in a cell');
    const end = closed + (alone ? 1 : closing.length);
    const cellXml = body.slice(start, end);
    const letters = cellAttribute.exec(cellXml)?.[1];
    column = letters === undefined ? column + 1 : columnNumber(letters);
    cells.push({ column, xml: cellXml });
    start = nextCell(body, opening, end);
  }
  return { number: given === undefined ? previousRow + 1 : Number(given), attributes, prefix, cells };
}

/** Start of the next `<c …>` or `<c>`; other elements of a row begin with `c` too. */
function nextCell(body: string, opening: string, from: number): number {
  for (let at = body.indexOf(opening, from); at >= 0; at = body.indexOf(opening, at + 1)) {
    const sign = body[at + opening.length];
    if (sign === ' ' || sign === '>' || sign === '/' || sign === '\n' || sign === '\r' || sign === '\t') return at;
  }
  return -1;
}

/** An attribute of a cell's tag. */
export function cellAttributeOf(xml: string, name: 's' | 't'): string | undefined {
  const end = xml.indexOf('>');
  const at = xml.indexOf(` ${name}="`);
  return at < 0 || at > end ? undefined : xml.slice(at + 4, xml.indexOf('"', at + 4));
}

/** What stands in the cell's `v`. */
function rawValue(xml: string): string | undefined {
  const close = xml.lastIndexOf('v>');
  if (close < 0) return undefined;
  const end = xml.lastIndexOf('</', close);
  const start = xml.lastIndexOf('>', end - 1) + 1;
  return end < 0 ? undefined : xml.slice(start, end);
}

const dateTime = /^\d{4}-\d{2}-\d{2}/;

/** Value of a cell: a formula's result, a rich text's words; undefined where it is empty. */
export function cellValue(xml: string, strings: readonly string[]): ReadCell {
  const type = cellAttributeOf(xml, 't') ?? 'n';
  if (type === 'inlineStr') return wordsOfString(xml) || undefined;
  const raw = rawValue(xml);
  if (raw === undefined) return uncalculated(xml);
  if (type === 's') {
    const shared = strings[Number(raw)];
    // A number of no string says that something was there, and not what.
    return shared === undefined ? { error: '#REF!' } : shared || undefined;
  }
  const text = readEntities(raw);
  if (type === 'str') return readEscapes(text) || undefined;
  if (type === 'b') return text === '1' || text === 'true';
  if (type === 'e') return { error: text };
  // Dates as ISO texts exist in the strict form; they are read as texts are, see `serialOfText`.
  if (type === 'd' && dateTime.test(text)) return text;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? undefined : number;
}

/** A formula without a result, as programs leave it that write formulas and do not calculate; undefined: no formula. */
function uncalculated(xml: string): ReadCell {
  // Nearly all cells without a value are one tag.
  if (xml.indexOf('>') === xml.length - 1) return undefined;
  const formula = /<(?:\w+:)?f\b[^>]*?(?:\/>|>([^<]*)<)/.exec(xml);
  return formula === null ? undefined : { error: `=${readEntities(formula[1] ?? '')}` };
}

/** How many different texts are remembered: beyond that, nearly all are seen once. */
const mostTexts = 50_000;

/**
 * Keeps each text once, and by itself: a text cut out of a bigger one would hold all of that in memory, and most cells
 * of a column say the same few things.
 */
export function textKeeper(): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    // The way through JSON is the one that makes the engine copy the characters.
    const own = JSON.parse(JSON.stringify(text)) as string;
    if (kept.size < mostTexts) kept.set(own, own);
    return own;
  };
}
