import type { Area, Position } from './area';
import type { CellValue } from './value';

/** Who made a change: a person, or the add-in through its API. */
export type Origin = 'user' | 'addin';

/** `Excel.DataChangeType`. */
export type ChangeType =
  'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted' | 'CellInserted' | 'CellDeleted';

/** What a single cell held before and after. */
export interface ChangeDetails {
  readonly valueBefore: CellValue;
  readonly valueAfter: CellValue;
}

/** A cell whose formula is another one now. */
export interface FormulaBefore {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** Where a person clicked: the cell, and how many points from its upper left corner. */
export interface ClickedCell extends Position {
  readonly offsetX: number;
  readonly offsetY: number;
}

interface OfSheet {
  readonly sheetId: string;
  readonly origin: Origin;
}

/** What happened to a workbook, in Excel's terms; told once the change and what follows from it are complete. */
export type WorkbookEvent =
  | (OfSheet & {
      readonly type: 'changed';
      readonly areas: readonly Area[];
      readonly changeType: ChangeType;
      readonly shift: 'None' | 'Up' | 'Down' | 'Left' | 'Right';
      /** Only where one cell was edited ("Excel.WorksheetChangedEventArgs.details"). */
      readonly details?: ChangeDetails;
      /** Tables that the change touched. */
      readonly tableIds: readonly string[];
    })
  | (OfSheet & { readonly type: 'formatChanged'; readonly areas: readonly Area[] })
  | (OfSheet & {
      readonly type: 'selectionChanged';
      readonly areas: readonly Area[];
      readonly tableIds: readonly string[];
    })
  | (OfSheet & { readonly type: 'activated' | 'deactivated' | 'added' | 'deleted' })
  | (OfSheet & { readonly type: 'renamed'; readonly nameBefore: string; readonly nameAfter: string })
  | (OfSheet & { readonly type: 'moved'; readonly positionBefore: number; readonly positionAfter: number })
  | (OfSheet & { readonly type: 'visibilityChanged'; readonly before: string; readonly after: string })
  | (OfSheet & { readonly type: 'rowSorted' | 'columnSorted'; readonly area: Area; readonly tableId?: string })
  | (OfSheet & { readonly type: 'filtered'; readonly tableId?: string })
  | (OfSheet & { readonly type: 'rowHiddenChanged'; readonly area: Area; readonly hidden: boolean })
  | (OfSheet & { readonly type: 'calculated'; readonly areas: readonly Area[] })
  | (OfSheet & { readonly type: 'protectionChanged'; readonly protected: boolean })
  | (OfSheet & { readonly type: 'tableAdded' | 'tableDeleted'; readonly tableId: string; readonly tableName: string })
  | (OfSheet & { readonly type: 'commentAdded' | 'commentChanged' | 'commentDeleted'; readonly commentId: string })
  | (OfSheet & {
      readonly type: 'formulasChanged';
      /** Cells with what their formula was, `''` where they had none; undefined: too many to tell. */
      readonly formulas: readonly FormulaBefore[] | undefined;
    })
  | (OfSheet & {
      readonly type: 'chartAdded' | 'chartDeleted' | 'chartActivated' | 'chartDeactivated';
      readonly chartId: string;
    })
  | (OfSheet & ClickedCell & { readonly type: 'clicked' })
  | { readonly type: 'settingsChanged'; readonly origin: Origin };

export type WorkbookEventType = WorkbookEvent['type'];

/** What a view must draw again; told once per batch. */
export interface ViewChange {
  /** Sheets of which cells, looks, sizes or records changed. */
  readonly sheetIds: ReadonlySet<string>;
  /** Sheets came, went, moved, got another name or visibility, or another one is active. */
  readonly sheets: boolean;
  readonly selection: boolean;
}
