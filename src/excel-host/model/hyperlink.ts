import type { Area } from './area';

/** Where a click on a cell leads (`Excel.RangeHyperlink`). */
export interface Hyperlink {
  /** Of a page, a file or a mail; undefined: within the workbook. */
  readonly address: string | undefined;
  /** A place in the workbook, as `Sheet2!A1`, or within the page. */
  readonly documentReference: string | undefined;
  readonly screenTip: string | undefined;
}

/** Cells that lead to the same place. */
export interface HyperlinkEntry {
  readonly area: Area;
  readonly link: Hyperlink;
}

/** The links of a sheet. */
export interface Hyperlinks {
  list(): readonly HyperlinkEntry[];
  at(row: number, column: number): Hyperlink | undefined;
  /** The cells look like the style Hyperlink from then on. */
  set(area: Area, link: Hyperlink): void;
  /** Takes links as a file has them: the looks of their cells are its own. */
  restore(entries: readonly HyperlinkEntry[]): void;
  /** Takes the links away and leaves the look. */
  clear(area: Area): void;
}
