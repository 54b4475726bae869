import {
  cellArea,
  lastColumn,
  lastRow,
  sameArea,
  sheetColumns,
  sheetRows,
  type Area,
  type Entry,
  type Position,
  type Sheet,
  type Table,
  type ValidationAlert,
  type Workbook,
} from '../../../../src/excel-host';
import type { Clock } from '../../../../src/base';
import { fittingFrozen } from '../geometry/fitting-frozen';
import { scrollIntoView } from '../geometry/scroll-into-view';
import type { Rectangle, SheetGeometry, Viewport } from '../geometry/sheet-geometry';
import { Looks } from '../look/looks';
import { onFirstOfMerged } from '../selection/merged';
import { selectArea, selectedArea, selectCell, type Selection } from '../selection/selection';
import { geometryOfSheet } from './geometry-of-sheet';
import type { Editing } from './editing';

/** Cells that were copied or cut, until something else is done. */
export interface Copied {
  readonly sheetId: string;
  readonly area: Area;
  readonly cut: boolean;
  /** What was put on the clipboard, by which it is recognised when it comes back. */
  readonly text: string;
}

/** What a filter menu is about: a column of a table, or of the sheet's own filter. */
export interface FilterPlace {
  readonly table: Table | undefined;
  readonly area: Area;
  /** Column of the area, from 0. */
  readonly column: number;
}

/** What lies open over the cells; one thing at a time. */
export type Popup =
  | { readonly kind: 'choices'; readonly cell: Position; readonly choices: readonly string[] }
  | { readonly kind: 'filter'; readonly place: FilterPlace; readonly at: Rectangle }
  | {
      readonly kind: 'menu';
      readonly at: { readonly x: number; readonly y: number };
      readonly lines: 'rows' | 'columns' | 'cells';
    }
  | { readonly kind: 'note'; readonly cell: Position };

/** An alert of data validation, and what its buttons do. */
export interface EntryAlert {
  readonly alert: ValidationAlert;
  readonly accept: (() => void) | undefined;
  readonly again: () => void;
}

/** Who has to know that a cell is being edited. */
export interface CellEditor {
  /** Begins; the answer ends it. */
  beginCellEdit(): () => void;
}

const emptyViewport: Viewport = { scrollLeft: 0, scrollTop: 0, width: 800, height: 400 };

/** Lines behind the last used one that can be scrolled to; moving there makes room for more. */
const spareRows = 60;
const spareColumns = 12;

/**
 * What the grid shows and has open; the workbook itself stays in the model. Components read it after `subscribe` has
 * told them that its version changed.
 */
export class GridState {
  /** Counts what is drawn. */
  version = 0;
  /** Counts changes of what the active sheet holds; moving and selecting are none. */
  contentVersion = 0;
  selection: Selection = selectCell({ row: 0, column: 0 });
  copied: Copied | undefined;
  popup: Popup | undefined;
  alert: EntryAlert | undefined;
  viewport: Viewport = emptyViewport;
  /** Which of the open list's choices the keys stand on; -1 for none of them. */
  activeChoice = 0;
  /** Takes the keyboard; set by the component that holds the field. */
  focus: () => void = () => undefined;
  /** Scrolls; set by the component that holds the scroll bars. */
  scrollTo: (place: { readonly scrollLeft: number; readonly scrollTop: number }) => void = () => undefined;

  private readonly listeners = new Set<() => void>();
  private readonly places = new Map<string, Viewport>();
  private shown: { readonly sheetId: string; readonly geometry: SheetGeometry; readonly used: Area } | undefined;
  /** The geometry with fewer frozen lines, in a window that is too narrow for all of them. */
  private fitted: { readonly whole: SheetGeometry; readonly narrowed: SheetGeometry } | undefined;
  private readonly unsubscribe: () => void;

  private edited: Editing | undefined;
  private endEdit: (() => void) | undefined;

  constructor(
    readonly workbook: Workbook,
    private readonly editor: CellEditor,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.adoptSelection();
    this.unsubscribe = workbook.subscribe((change) => {
      if (change.sheets || change.sheetIds.has(this.sheet.id)) {
        this.shown = undefined;
        this.contentVersion += 1;
      }
      if (change.selection || change.sheets) this.adoptSelection();
      this.changed();
    });
  }

  close(): void {
    this.unsubscribe();
    this.listeners.clear();
  }

  get editing(): Editing | undefined {
    return this.edited;
  }

  /** Tells the host as well: while a person edits a cell, Excel makes add-ins wait or refuses them. */
  set editing(editing: Editing | undefined) {
    this.edited = editing;
    if (editing) this.endEdit ??= this.editor.beginCellEdit();
    else {
      this.endEdit?.();
      this.endEdit = undefined;
    }
  }

  get sheet(): Sheet {
    return this.workbook.sheets.active;
  }

  get geometry(): SheetGeometry {
    const { geometry } = this.sizes();
    const frozen = fittingFrozen(geometry, this.viewport);
    if (frozen.rows === geometry.frozen.rows && frozen.columns === geometry.frozen.columns) return geometry;
    const { whole, narrowed } = this.fitted ?? {};
    if (whole !== geometry || narrowed?.frozen.rows !== frozen.rows || narrowed.frozen.columns !== frozen.columns) {
      this.fitted = { whole: geometry, narrowed: { ...geometry, frozen } };
    }
    return this.fitted?.narrowed ?? geometry;
  }

  /** The area from A1 to the last cell that holds anything. */
  get used(): Area {
    return this.sizes().used;
  }

  /** How many rows and columns the scroll bars reach. */
  get reach(): { readonly rows: number; readonly columns: number } {
    const { active, extent } = this.selection;
    const { geometry, viewport } = this;
    const seenRow = geometry.rows.indexAt(viewport.scrollTop + viewport.height);
    const seenColumn = geometry.columns.indexAt(viewport.scrollLeft + viewport.width);
    const rows = Math.max(
      lastRow(this.used) + spareRows,
      active.row,
      extent.row === sheetRows - 1 ? 0 : extent.row,
      seenRow,
    );
    const whole = extent.column === sheetColumns - 1;
    const columns = Math.max(
      lastColumn(this.used) + spareColumns,
      active.column,
      whole ? 0 : extent.column,
      seenColumn,
    );
    return { rows: Math.min(sheetRows, rows + 2), columns: Math.min(sheetColumns, columns + 2) };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Tells the components that something is to be drawn again. */
  changed(): void {
    this.version += 1;
    for (const listener of [...this.listeners]) listener();
  }

  /** Looks of the active sheet's cells as it is now; `before` are those before it was changed. */
  newLooks(before: Looks | undefined): Looks {
    return new Looks(this.sheet, () => this.clock.now().getTime(), before);
  }

  look(viewport: Viewport): void {
    this.viewport = viewport;
    this.places.set(this.sheet.id, viewport);
    this.changed();
  }

  /** Selects, and scrolls to the corner that moved unless another cell, or null for none, is to be seen. */
  select(selection: Selection, reveal: Position | null = selection.extent): void {
    this.selection = onFirstOfMerged(selection, this.sheet.merges());
    if (this.popup?.kind !== 'menu') this.popup = undefined;
    this.workbook.user.select(this.sheet.id, [selectedArea(this.selection)], this.selection.active);
    if (reveal) this.reveal(reveal);
    this.changed();
  }

  reveal(cell: Position): void {
    const place = scrollIntoView(this.geometry, this.viewport, cell);
    const { scrollLeft, scrollTop } = this.viewport;
    if (place.scrollLeft === scrollLeft && place.scrollTop === scrollTop) return;
    this.viewport = { ...this.viewport, ...place };
    this.scrollTo(place);
  }

  activate(sheetId: string): void {
    this.workbook.user.activate(sheetId);
    this.focus();
  }

  open(popup: Popup | undefined): void {
    this.popup = popup;
    if (popup?.kind === 'choices') {
      const { row, column } = popup.cell;
      this.activeChoice = Math.max(0, popup.choices.indexOf(this.sheet.shownText(row, column)));
    }
    this.changed();
  }

  chooseAt(index: number): void {
    this.activeChoice = index;
    this.changed();
  }

  /** The text of the edited cell, as it is now; a cell with a list shows the choices that hold it. */
  typed(text: string): void {
    const { editing, sheet } = this;
    if (!editing) return;
    this.editing = { ...editing, text };
    const { row, column } = editing.cell;
    const choices = editing.place === 'cell' ? sheet.validations.choices(row, column) : undefined;
    this.popup = choices && text !== '' ? { kind: 'choices', cell: editing.cell, choices } : undefined;
    // What was typed counts as it stands until a key goes into the list.
    this.activeChoice = -1;
    this.changed();
  }

  /** What came of an entry; where it is refused or asked, an alert opens. */
  take(entry: Entry, again: () => void = () => undefined): boolean {
    if (entry.outcome === 'done') {
      if (entry.alert) this.alert = { alert: entry.alert, accept: undefined, again: () => undefined };
    } else if (entry.outcome === 'asked') {
      this.alert = { alert: entry.alert, accept: () => void this.take(entry.accept(), again), again };
    } else this.alert = { alert: entry.alert, accept: undefined, again };
    this.changed();
    return entry.outcome === 'done';
  }

  /** The selection of the workbook, where somebody else has changed it; scrolled to as Excel does. */
  private adoptSelection(): void {
    const { sheetId, areas, active } = this.workbook.selection;
    if (sheetId !== this.sheet.id) return;
    const place = this.places.get(sheetId);
    if (place && this.shownSheet !== sheetId) {
      const { scrollLeft, scrollTop } = place;
      this.viewport = { ...this.viewport, scrollLeft, scrollTop };
      this.scrollTo({ scrollLeft, scrollTop });
    } else if (this.shownSheet !== sheetId) {
      this.viewport = { ...this.viewport, scrollLeft: 0, scrollTop: 0 };
      this.scrollTo({ scrollLeft: 0, scrollTop: 0 });
    }
    const moved = this.shownSheet !== sheetId;
    this.shownSheet = sheetId;
    const area = areas[0] ?? cellArea(active.row, active.column);
    const same =
      sameArea(area, selectedArea(this.selection)) &&
      active.row === this.selection.active.row &&
      active.column === this.selection.active.column;
    if (same && !moved) return;
    this.selection = selectArea(area, active);
    this.popup = undefined;
    this.reveal(active);
  }

  private shownSheet: string | undefined;

  private sizes() {
    const { sheet } = this;
    if (this.shown?.sheetId !== sheet.id) {
      const last = sheet.usedArea() ?? cellArea(0, 0);
      const used = { row: 0, column: 0, rows: lastRow(last) + 1, columns: lastColumn(last) + 1 };
      this.shown = { sheetId: sheet.id, geometry: geometryOfSheet(sheet, lastRow(used) + spareRows), used };
    }
    return this.shown;
  }
}
