const formatList = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/;
const oneFormat = /<xf\b[^>]*?\/>|<xf\b[\s\S]*?<\/xf>/g;

/** Looks of a file, to which a marked twin is added for texts that were entered behind an apostrophe. */
export class QuotedLooks {
  private readonly looks: string[];
  private readonly twins = new Map<number, number>();

  constructor(private readonly stylesXml: string) {
    this.looks = formatList.exec(stylesXml)?.[1]?.match(oneFormat) ?? [];
  }

  styles(): string {
    if (this.twins.size === 0) return this.stylesXml;
    const list = `<cellXfs count="${String(this.looks.length)}">${this.looks.join('')}</cellXfs>`;
    return this.stylesXml.replace(formatList, () => list);
  }

  /** The number of a look's twin. */
  twin(look: number): number {
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
