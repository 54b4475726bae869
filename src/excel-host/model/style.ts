import type { CellFormat, FormatChange } from './format';

/** Parts of a look that a style brings along; the other parts of a cell stay as they are. */
export const stylePartNames = ['number', 'alignment', 'font', 'border', 'patterns', 'protection'] as const;
export type StyleParts = Readonly<Record<(typeof stylePartNames)[number], boolean>>;

/** A look with a name (`Excel.Style`). */
export interface CellStyle {
  /** As Excel's gallery shows it, as `Heading 1`. */
  readonly name: string;
  /** Its word in `Excel.BuiltInStyle`, as `Heading1`; undefined: somebody made it. */
  readonly builtIn: string | undefined;
  readonly parts: StyleParts;
  readonly format: CellFormat;
}

/** The styles of a workbook. */
export interface CellStyles {
  list(): readonly CellStyle[];
  /** By its name or its word in `Excel.BuiltInStyle`, in any case. */
  find(name: string): CellStyle | undefined;
  add(name: string): CellStyle;
  /** Cells that have the style follow, in whatever they did not get a look of their own. */
  change(name: string, change: { readonly parts?: Partial<StyleParts>; readonly format?: FormatChange }): void;
  /** Cells that had it have the style Normal again. */
  remove(name: string): void;
}
