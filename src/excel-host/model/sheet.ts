import type { Area, Position } from './area';
import type { ConditionalFormat, ConditionalRule } from './conditional-format';
import type { Validation, ValidationChange, ValidationType } from './data-validation';
import type { FilterCriteria, FilterState, SortField } from './filter';
import type { CellFormat, FormatChange, FormatOverlay } from './format';
import type { Hyperlinks } from './hyperlink';
import type { PageLayout } from './page-layout';
import type { BandState, Binding, Chart, Comment, Freeze, Names, Note, Protection, ProtectionOptions } from './records';
import type { Table, Tables } from './table';
import type { CellInput, CellValue } from './value';
import type { TextStore } from './workbook';

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';
export type ClearWhat = 'All' | 'Contents' | 'Formats' | 'Hyperlinks' | 'RemoveHyperlinks' | 'ResetContents';
/** How cells go on from a part of them (`Excel.AutoFillType`). */
export type FillKind = 'Default' | 'Copy' | 'Series' | 'Formats' | 'Values' | 'Days' | 'Weekdays' | 'Months' | 'Years';
export type CopyWhat = 'All' | 'Formulas' | 'Values' | 'Formats';

/** How `find` looks. */
export interface SearchOptions {
  readonly completeMatch?: boolean;
  readonly matchCase?: boolean;
}

/** A cell as a file holds it; for moving many at once. */
export interface StoredCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** With its leading `=`. */
  readonly formula?: string;
  /**
   * The cells that the formula shows its values in: its own and, where it answers more than one value, those around it.
   * Missing where a formula can mean nothing but one value, and where a file says that it is to mean one.
   */
  readonly spills?: Area;
  readonly format?: CellFormat;
}

/** The cells of a sheet as they were at an instant. */
export interface CellsPicture {
  /** Every look that one of them has, once. */
  readonly formats: readonly CellFormat[];
  /** Cells that hold or show something, in rows from the top. */
  cells(): Iterable<StoredCell>;
}

/** A run of rows or columns with the same state. */
export interface Band extends BandState {
  readonly index: number;
  readonly count: number;
  /** Look of cells that have none of their own. */
  readonly format: CellFormat | undefined;
}

export interface ConditionalFormats {
  /** In the order of their priority, the first one wins. */
  list(area?: Area): readonly ConditionalFormat[];
  find(id: string): ConditionalFormat | undefined;
  /** A new one comes first, as `ConditionalFormatCollection.add` puts it; files add theirs at the end. */
  add(areas: readonly Area[], rule: ConditionalRule, format?: FormatOverlay, at?: 'first' | 'last'): ConditionalFormat;
  change(
    id: string,
    change: {
      rule?: ConditionalRule;
      format?: FormatOverlay;
      stopIfTrue?: boolean;
      areas?: readonly Area[];
      priority?: number;
    },
  ): ConditionalFormat;
  remove(id: string): void;
  /** Takes cells out of every format. */
  clear(area: Area): void;
}

export interface Validations {
  list(): readonly { readonly areas: readonly Area[]; readonly validation: Validation }[];
  at(row: number, column: number): Validation | undefined;
  /** The validation that all cells have; `type` says how they differ otherwise. */
  common(area: Area): { readonly validation: Validation; readonly type: ValidationType };
  change(area: Area, change: ValidationChange): void;
  clear(area: Area): void;
  /** Whether the cell holds what its validation asks for. */
  isValid(row: number, column: number): boolean;
  /** Choices of the cell's list as a person sees them; undefined where it has none. */
  choices(row: number, column: number): readonly string[] | undefined;
}

/** Records of a sheet that have an id. */
export interface Records<Item extends { readonly id: string }> {
  list(): readonly Item[];
  find(id: string): Item | undefined;
  add(item: Omit<Item, 'id'>): Item;
  change(id: string, change: Partial<Omit<Item, 'id'>>): Item;
  remove(id: string): void;
}

/** One sheet of a workbook. Rows and columns are counted from 0. */
export interface Sheet {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly visibility: Visibility;
  /** `#RRGGBB`, or `''`. */
  readonly tabColor: string;
  readonly showGridlines: boolean;
  readonly showHeadings: boolean;
  rename(name: string): void;
  setVisibility(visibility: Visibility): void;
  setTabColor(color: string): void;
  setView(view: { readonly showGridlines?: boolean; readonly showHeadings?: boolean }): void;

  // One cell.
  value(row: number, column: number): CellValue;
  /** In English, with its leading `=`; undefined where the cell has none. */
  formula(row: number, column: number): string | undefined;
  /** As it is shown, ignoring the width of the column. */
  text(row: number, column: number): string;
  /** What the formula bar shows: the formula, or the value as it would be typed. */
  editText(row: number, column: number): string;
  /**
   * The cell whose formula shows its values in this one, which may be itself, and all cells that show them; undefined
   * where the cell shows a value of its own.
   */
  spillAt(row: number, column: number): (Position & { readonly area: Area }) | undefined;
  format(row: number, column: number): CellFormat;
  /** The look with conditional formats. */
  shownFormat(row: number, column: number): CellFormat;
  /** What is shown, number formats of conditional formats included. */
  shownText(row: number, column: number): string;

  // Many cells.
  values(area: Area): CellValue[][];
  /** Formulas where there are, values elsewhere (`Range.formulas`). */
  formulas(area: Area): CellValue[][];
  texts(area: Area): string[][];
  /** What all cells of the area have in common; null where they differ (a range's format properties). */
  common<Value>(area: Area, pick: (format: CellFormat) => Value): Value | null;
  /** Takes values the way `Range.values` does; the block has the area's size. */
  write(area: Area, block: readonly (readonly CellInput[])[]): void;
  /**
   * Takes values that are what they are: a file's, another cell's. Answers the cells whose formula cannot be read, which
   * have the value alone: it may name a table that is not there yet.
   */
  store(cells: Iterable<StoredCell>): readonly StoredCell[];
  cells(area?: Area): Iterable<StoredCell>;
  /** All cells as they are now, to be read while the sheet goes on changing. */
  picture(): CellsPicture;
  changeFormat(area: Area, change: FormatChange): void;
  /** Gives the cells a style of the workbook; what it does not bring along stays. */
  applyStyle(area: Area, name: string): void;
  clear(area: Area, what: ClearWhat): void;
  /** Cells with a value, or with anything at all; undefined where there are none. */
  usedArea(valuesOnly?: boolean, within?: Area): Area | undefined;
  /** Ctrl+arrow: the last cell of the block in this direction (`Range.getRangeEdge`). */
  edge(row: number, column: number, direction: 'Up' | 'Down' | 'Left' | 'Right'): { row: number; column: number };
  /** The cells around that are not divided by empty rows and columns (`Range.getSurroundingRegion`). */
  region(row: number, column: number): Area;
  insert(area: Area, shift: 'Down' | 'Right'): void;
  remove(area: Area, shift: 'Up' | 'Left'): void;
  copy(
    from: { readonly sheet: Sheet; readonly area: Area },
    to: Area,
    what?: CopyWhat,
    options?: { skipBlanks?: boolean; transpose?: boolean },
  ): void;
  moveTo(from: Area, to: { readonly sheet: Sheet; readonly row: number; readonly column: number }): void;
  fill(source: Area, destination: Area, kind?: FillKind): void;
  sort(
    area: Area,
    fields: readonly SortField[],
    options?: { matchCase?: boolean; hasHeaders?: boolean; orientation?: 'Rows' | 'Columns' },
  ): void;
  find(text: string, within: Area, options: SearchOptions): readonly { row: number; column: number }[];
  replaceAll(text: string, replacement: string, within: Area, options: SearchOptions): number;
  removeDuplicates(area: Area, columns: readonly number[], hasHeaders: boolean): { removed: number; remaining: number };
  /** Areas that are one cell to the eye. */
  merges(): readonly Area[];
  merge(area: Area, across?: boolean): void;
  unmerge(area: Area): void;

  // Rows and columns.
  readonly standardWidth: number;
  readonly standardHeight: number;
  row(index: number): BandState;
  column(index: number): BandState;
  rowBands(): Iterable<Band>;
  columnBands(): Iterable<Band>;
  setRows(index: number, count: number, change: { size?: number; hidden?: boolean; outlineLevel?: number }): void;
  setColumns(index: number, count: number, change: { size?: number; hidden?: boolean; outlineLevel?: number }): void;
  group(area: Area, by: 'Rows' | 'Columns'): void;
  ungroup(area: Area, by: 'Rows' | 'Columns'): void;
  /** Folds or opens the outline so that groups deeper than these levels are hidden. */
  showOutline(rowLevels: number, columnLevels: number): void;
  autofit(area: Area, by: 'Rows' | 'Columns'): void;

  readonly freeze: Freeze;
  setFreeze(freeze: Freeze): void;
  readonly protection: Protection | undefined;
  protect(options: ProtectionOptions, password?: string): void;
  unprotect(password?: string): void;

  readonly tables: Tables;
  /** `CreateTable`: names of columns come from the header row, or are made up above it. */
  addTable(area: Area, hasHeaders: boolean, options?: { name?: string; style?: string; showHeaders?: boolean }): Table;
  tableAt(row: number, column: number): Table | undefined;
  readonly names: Names;
  readonly validations: Validations;
  readonly conditionalFormats: ConditionalFormats;
  readonly notes: Records<Note>;
  readonly comments: Records<Comment>;
  readonly charts: Records<Chart>;
  readonly hyperlinks: Hyperlinks;
  /** Custom properties of the sheet; values are JSON texts. */
  readonly customProperties: TextStore;
  readonly page: PageLayout;
  changePage(change: Partial<PageLayout>): void;
  readonly bindings: readonly Binding[];
  /** The id is the only one of the workbook: what had it before is let go. */
  bind(binding: Binding): void;
  unbind(id: string): void;

  /** The filter of the sheet itself, apart from those of its tables. */
  readonly filter: (FilterState & { readonly area: Area }) | undefined;
  applyFilter(area: Area, column?: number, criteria?: FilterCriteria): void;
  clearFilter(column?: number): void;
  removeFilter(): void;
  reapplyFilter(): void;
}
