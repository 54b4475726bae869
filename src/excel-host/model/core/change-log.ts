import { boundingArea, type Area } from '../area';
import type { ViewChange, WorkbookEvent } from '../events';

/** How many areas of a sheet are kept apart. */
const mostAreas = 2000;

/** The area that both are together, where they lie side by side; undefined where it would hold other cells. */
function joined(a: Area, b: Area): Area | undefined {
  if (a.column === b.column && a.columns === b.columns && b.row <= a.row + a.rows && b.row >= a.row)
    return boundingArea(a, b);
  if (a.row === b.row && a.rows === b.rows && b.column <= a.column + a.columns && b.column >= a.column)
    return boundingArea(a, b);
  return undefined;
}

/** What has changed since it was last told. */
export class ChangeLog {
  private areas = new Map<string, Area[]>();
  private readonly moved = new Set<string>();
  private events: WorkbookEvent[] = [];
  private readonly drawn = new Set<string>();
  private sheets = false;
  private selection = false;
  /** Whether formulas must hear of changes. */
  pending = false;

  touched(sheetId: string, area: Area): void {
    this.pending = true;
    this.drawn.add(sheetId);
    let list = this.areas.get(sheetId);
    if (!list) this.areas.set(sheetId, (list = []));
    const last = list.at(-1);
    const together = last && joined(last, area);
    if (together) list[list.length - 1] = together;
    else if (list.length < mostAreas) list.push(area);
    else list.splice(0, list.length, list.reduce(boundingArea, area));
  }

  /** A sheet's cells are elsewhere: its formulas must be found anew. */
  rearranged(sheetId: string): void {
    this.pending = true;
    this.drawn.add(sheetId);
    this.moved.add(sheetId);
  }

  shown(sheetId: string): void {
    this.drawn.add(sheetId);
  }

  sheetsChanged(): void {
    this.sheets = true;
  }

  selectionChanged(): void {
    this.selection = true;
  }

  tell(event: WorkbookEvent): void {
    this.events.push(event);
  }

  /** Takes events away that were not to be. */
  takeEvents(): void {
    this.events = [];
  }

  /** Areas that changed since formulas last heard of changes. */
  areasNow(): readonly (readonly [sheetId: string, areas: readonly Area[]])[] {
    return [...this.areas];
  }

  /** Takes what formulas must hear of. */
  takeTouched(): { readonly areas: ReadonlyMap<string, readonly Area[]>; readonly moved: readonly string[] } {
    const taken = { areas: this.areas, moved: [...this.moved] };
    this.areas = new Map();
    this.moved.clear();
    this.pending = false;
    return taken;
  }

  /** Takes what others must hear of; undefined where nothing happened. */
  takeNews(): { readonly events: readonly WorkbookEvent[]; readonly view: ViewChange } | undefined {
    const { events } = this;
    const view = { sheetIds: new Set(this.drawn), sheets: this.sheets, selection: this.selection };
    this.events = [];
    this.drawn.clear();
    this.sheets = this.selection = false;
    const nothing = events.length === 0 && view.sheetIds.size === 0 && !view.sheets && !view.selection;
    return nothing ? undefined : { events, view };
  }
}
