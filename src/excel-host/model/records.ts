import type { Area, Position } from './area';

/** A name for cells, a formula or a constant. */
export interface NamedItem {
  readonly id: string;
  readonly name: string;
  /** Undefined: the whole workbook. */
  readonly sheetId: string | undefined;
  /** With its leading `=`. */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
}

/** The names of a workbook or of a sheet. */
export interface Names {
  list(): readonly NamedItem[];
  find(name: string): NamedItem | undefined;
  get(name: string): NamedItem;
  add(name: string, formula: string, comment?: string): NamedItem;
  change(name: string, change: { formula?: string; comment?: string; visible?: boolean; name?: string }): NamedItem;
  remove(name: string): void;
  /** The cells that the name stands for; undefined where it stands for something else. */
  area(item: NamedItem): { readonly sheetId: string; readonly area: Area } | undefined;
}

/** A note: the yellow box that is shown while the pointer is over a cell (`Excel.Note`). */
export interface Note extends Position {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly visible: boolean;
  readonly width: number;
  readonly height: number;
}

export interface CommentReply {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly created: string;
}

/** A threaded comment (`Excel.Comment`). */
export interface Comment extends CommentReply, Position {
  readonly resolved: boolean;
  readonly replies: readonly CommentReply[];
}

/** Cells cut out of a sheet's drawing layer: kept, listed and saved; drawn by whoever shows the sheet. */
export interface Chart {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly source: Area;
  readonly seriesBy: 'Auto' | 'Columns' | 'Rows';
  readonly title: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Whatever else was set on it, by the path of the property, as `legend/position`. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Cells that an add-in watches under a name of its own (`Excel.Binding`). */
export interface Binding {
  readonly id: string;
  readonly type: 'Range' | 'Table' | 'Text';
  /** Undefined: all of its cells were deleted. */
  readonly area: Area | undefined;
}

/** Switches of a sheet's protection (`Excel.WorksheetProtectionOptions`). */
export type ProtectionOptions = Readonly<Record<string, unknown>>;

export interface Protection {
  readonly options: ProtectionOptions;
  readonly password: string | undefined;
}

/** What of a sheet stays in view: the rows above and the columns left of here. */
export interface Freeze {
  readonly rows: number;
  readonly columns: number;
}

/** Rows or columns with something of their own. */
export interface BandState {
  readonly hidden: boolean;
  /** Hidden by a filter. */
  readonly filtered: boolean;
  readonly outlineLevel: number;
  /** Points for a row, points for a column too; undefined: the standard. */
  readonly size: number | undefined;
}
