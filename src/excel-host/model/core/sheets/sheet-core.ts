import type { Formula } from '../../../formula/formula';
import { overlaps, wholeSheet, type Area } from '../../area';
import type { WorkbookEvent } from '../../events';
import { CellStore } from '../cells/cell-store';
import { newSheetState, type SheetState, type TableState } from '../states';
import type { WorkbookCore } from '../workbook-core';

type Told<Event> = Event extends { readonly sheetId: string } ? Omit<Event, 'sheetId' | 'origin'> : never;

/** A sheet without the rules: its cells, its records, and who hears of changes. */
export class SheetCore {
  readonly store: CellStore;
  private current: SheetState;

  constructor(
    readonly workbook: WorkbookCore,
    readonly id: string,
    name: string,
  ) {
    this.current = newSheetState(name);
    const { calculator, log } = workbook;
    this.store = new CellStore(workbook.journal, {
      cellsChanged: (area) => {
        calculator.touched(id, area);
        log.touched(id, area);
      },
      formulaAdded: (row, column, formula) => calculator.added(id, row, column, formula),
      formulaRemoved: (row, column, formula) => calculator.removed(id, row, column, formula),
      cellsMoved: () => {
        calculator.touched(id, wholeSheet);
        log.rearranged(id);
      },
      bandsChanged: () => log.shown(id),
    });
  }

  get state(): SheetState {
    return this.current;
  }

  get name(): string {
    return this.current.name;
  }

  /** Replaces parts of the state. */
  update(change: Partial<SheetState>): void {
    const before = this.current;
    const after = { ...before, ...change };
    const put = (state: SheetState) => (): void => {
      this.current = state;
      this.workbook.log.shown(this.id);
      if (change.name !== undefined || change.visibility !== undefined || change.tabColor !== undefined) {
        this.workbook.log.sheetsChanged();
      }
      if (change.name !== undefined) this.workbook.calculator.forgetNames();
      if (change.tables) {
        this.workbook.calculator.tablesChanged();
        this.workbook.log.pending = true;
      }
      if (change.tables || change.merges) {
        this.workbook.calculator.roomChanged();
        this.workbook.log.pending = true;
      }
    };
    put(after)();
    this.workbook.journal.note({ undo: put(before), redo: put(after) });
  }

  updateTable(id: string, change: Partial<TableState>): void {
    this.update({ tables: this.current.tables.map((table) => (table.id === id ? { ...table, ...change } : table)) });
  }

  /** Whether a formula in the first cell may show values in all of them ("How to correct a #SPILL! error"). */
  isFreeToSpill(area: Area): boolean {
    const { tables, merges } = this.current;
    const barred = tables.some((table) => overlaps(table.area, area)) || merges.some((merge) => overlaps(merge, area));
    return !barred && this.store.isFreeBehindFirst(area);
  }

  tell(event: Told<WorkbookEvent>): void {
    this.workbook.log.tell({ ...event, sheetId: this.id, origin: this.workbook.origin });
  }

  /** Every formula with its place. */
  *formulas(): Iterable<readonly [row: number, column: number, formula: Formula]> {
    const found: (readonly [number, number, Formula])[] = [];
    this.store.eachFormula(wholeSheet, (formula, row, column) => found.push([row, column, formula]));
    yield* found;
  }
}
