import { addressOf, cellArea, type Sheet } from '../../../../src/excel-host';

/** Addresses of cells whose text was entered behind an apostrophe: the writer of files knows no such look. */
export function quotedCells(sheet: Sheet): ReadonlySet<string> {
  const quoted = new Set<string>();
  for (const { row, column, format } of sheet.cells()) {
    if (format?.quoted === true) quoted.add(addressOf(cellArea(row, column)));
  }
  return quoted;
}

const cellTag = /<c r="([A-Z]+\d+)"(?: s="(\d+)")?/g;
const formatList = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/;
const oneFormat = /<xf\b[^>]*?\/>|<xf\b[\s\S]*?<\/xf>/g;

/** Adds a marked twin to each look of a quoted cell, and lets those cells take it. */
export class QuotedLooks {
  private readonly looks: string[];
  private readonly twins = new Map<number, number>();

  constructor(private readonly stylesXml: string) {
    this.looks = formatList.exec(stylesXml)?.[1]?.match(oneFormat) ?? [];
  }

  sheet(sheetXml: string, quoted: ReadonlySet<string>): string {
    if (quoted.size === 0) return sheetXml;
    return sheetXml.replace(cellTag, (tag, address: string, style: string | undefined) =>
      quoted.has(address) ? `<c r="${address}" s="${String(this.twin(Number(style ?? '0')))}"` : tag,
    );
  }

  styles(): string {
    if (this.twins.size === 0) return this.stylesXml;
    const list = `<cellXfs count="${String(this.looks.length)}">${this.looks.join('')}</cellXfs>`;
    return this.stylesXml.replace(formatList, () => list);
  }

  private twin(look: number): number {
    const known = this.twins.get(look);
    if (known !== undefined) return known;
    const twin = this.looks.push((this.looks[look] ?? '<xf/>').replace('<xf', '<xf quotePrefix="1"')) - 1;
    this.twins.set(look, twin);
    return twin;
  }
}

/** Numbers of the looks that are marked so, in a file. */
export function quotedLooks(stylesXml: string): ReadonlySet<number> {
  const looks = formatList.exec(stylesXml)?.[1]?.match(oneFormat) ?? [];
  return new Set(
    looks.flatMap((look, index) =>
      /\bquotePrefix="(?:1|true)"/.test(look.slice(0, look.indexOf('>'))) ? [index] : [],
    ),
  );
}

/** Addresses of the cells of a sheet that have one of these looks. */
export function cellsWithLooks(sheetXml: string, looks: ReadonlySet<number>): ReadonlySet<string> {
  const cells = new Set<string>();
  if (looks.size === 0) return cells;
  for (const [tag] of sheetXml.matchAll(/<c\b[^>]*>/g)) {
    const style = /\bs="(\d+)"/.exec(tag)?.[1];
    const address = /\br="([A-Z]+\d+)"/.exec(tag)?.[1];
    if (style !== undefined && address !== undefined && looks.has(Number(style))) cells.add(address);
  }
  return cells;
}
