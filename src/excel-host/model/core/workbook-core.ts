import { Calculator } from '../../formula/calculator';
import { formulaText, type Formula } from '../../formula/formula';
import type { FormulaScope, ScopeTable } from '../../formula/scope';
import { contains, intersection, sheetColumns, wholeSheet, type Area } from '../area';
import type { Origin, ViewChange, WorkbookEvent } from '../events';
import { ExcelProblem } from '../excel-problem';
import type { NamedItem } from '../records';
import type { ModelClock, Selection } from '../workbook';
import { builtInStyles } from './styles/built-in-styles';
import { ChangeLog } from './change-log';
import { FormatTable } from './tables/format-table';
import { Journal } from './journal';
import { finished, paced, type Pace } from '../pace';
import type { SheetCore } from './sheets/sheet-core';
import type { Shift } from './formulas/shift';
import { bodyOf, headerOf, totalsOf, type TableState, type WorkbookState } from './states';

/** Names are compared without their case, whatever the language of the user. */
export const folded = (name: string): string => name.toUpperCase();

/** The state of a workbook and what everything in it shares: formats, formulas, the journal, who hears of changes. */
export class WorkbookCore {
  readonly formats = new FormatTable();
  readonly journal = new Journal();
  readonly log = new ChangeLog();
  readonly calculator: Calculator;
  readonly sheets = new Map<string, SheetCore>();
  readonly eventListeners = new Set<(event: WorkbookEvent) => void>();
  readonly viewListeners = new Set<(change: ViewChange) => void>();
  readonly shiftListeners = new Set<(shift: Shift) => void>();
  origin: Origin = 'addin';
  automatic = true;
  private current: WorkbookState = { order: [], names: [], styles: builtInStyles, protection: undefined };
  private depth = 0;
  /** Formulas wait until all of a long batch is there. */
  private held = false;
  private changed = false;
  private lastId = 0;
  private seed = 0x2545f491;
  private knownScope: FormulaScope | undefined;
  private picked: Selection = {
    sheetId: '',
    areas: [{ row: 0, column: 0, rows: 1, columns: 1 }],
    active: { row: 0, column: 0 },
  };

  constructor(
    public locale: string,
    readonly clock: ModelClock,
    readonly author: string,
  ) {
    this.calculator = new Calculator(this.scope(), {
      locale: () => this.locale,
      now: () => clock.serialNow(),
      random: () => this.random(),
      value: (sheetId, row, column) => this.sheets.get(sheetId)?.store.value(row, column),
      each: (sheetId, area, visit) => this.sheets.get(sheetId)?.store.eachValue(area, visit),
      filled: (sheetId, area) => this.filled(sheetId, area),
      formula: (sheetId, row, column) => this.sheets.get(sheetId)?.store.formula(row, column),
      formulaText: (sheetId, row, column) => this.formulaTextAt(sheetId, row, column),
      rowHidden: (sheetId, row) => {
        const line = this.sheets.get(sheetId)?.store.row(row);
        return line?.hidden === true || line?.filtered === true;
      },
      setResult: (sheetId, row, column, value) => this.sheets.get(sheetId)?.store.setResult(row, column, value),
      isFree: (sheetId, area) => this.sheets.get(sheetId)?.isFreeToSpill(area) === true,
      spill: (sheetId, area, values) => this.sheets.get(sheetId)?.store.spill(area, values),
      unspill: (sheetId, area) => this.sheets.get(sheetId)?.store.unspill(area),
    });
  }

  get state(): WorkbookState {
    return this.current;
  }

  get selection(): Selection {
    return this.picked;
  }

  /** Sheets in the order of their tabs. */
  get ordered(): readonly SheetCore[] {
    return this.current.order.flatMap((id) => this.sheets.get(id) ?? []);
  }

  update(change: Partial<WorkbookState>): void {
    const before = this.current;
    const after = { ...before, ...change };
    const put = (state: WorkbookState) => (): void => {
      this.current = state;
      if (change.order) this.log.sheetsChanged();
      if (!change.order && !change.names) return;
      this.calculator.forgetNames();
      this.everythingChanged();
    };
    put(after)();
    this.journal.note({ undo: put(before), redo: put(after) });
  }

  /** Names or sheets changed: any formula may mean something else. */
  everythingChanged(): void {
    this.calculator.changedAll();
    this.log.pending = true;
  }

  setSelection(selection: Selection): void {
    this.picked = selection;
    this.log.selectionChanged();
  }

  /** Another id, never given before. */
  nextId(prefix = ''): string {
    this.lastId += 1;
    return `{${prefix}${String(this.lastId)}}`;
  }

  sheet(id: string): SheetCore {
    const sheet = this.sheets.get(id);
    if (!sheet || !this.current.order.includes(id)) throw new ExcelProblem('ItemNotFound', id);
    return sheet;
  }

  sheetNamed(name: string): SheetCore | undefined {
    return this.ordered.find((sheet) => folded(sheet.name) === folded(name));
  }

  /** Every table with its sheet. */
  tables(): readonly { readonly sheet: SheetCore; readonly table: TableState }[] {
    return this.ordered.flatMap((sheet) => sheet.state.tables.map((table) => ({ sheet, table })));
  }

  nameOf(name: string, sheetId: string): NamedItem | undefined {
    const found = this.current.names.filter((item) => folded(item.name) === folded(name));
    return found.find((item) => item.sheetId === sheetId) ?? found.find((item) => item.sheetId === undefined);
  }

  formulaTextAt(sheetId: string, row: number, column: number): string | undefined {
    const formula = this.sheets.get(sheetId)?.store.formula(row, column);
    return formula && this.spelled(formula, sheetId, row, column);
  }

  /** A formula as it is written in a cell. */
  spelled(formula: Formula, sheetId: string, row: number, column: number): string {
    return formulaText(formula, { sheetId, row, column }, this.calculatorScope);
  }

  /**
   * Runs a change; the outermost one works formulas out and tells what happened. Outside of a batch a change is one of
   * the add-in's.
   */
  batch<Result>(origin: Origin, change: () => Result): Result {
    const outer = this.origin;
    if (this.depth === 0) this.origin = origin;
    this.depth += 1;
    try {
      return change();
    } finally {
      this.depth -= 1;
      if (this.depth === 0) {
        this.finish();
        this.origin = outer;
      }
    }
  }

  /** A batch whose work comes in pieces, at a pace; formulas are worked out behind the last one, at the same pace. */
  async batchInPieces(origin: Origin, work: Generator<unknown, void>, pace: Pace): Promise<void> {
    const outer = this.origin;
    this.origin = origin;
    this.depth += 1;
    this.held = true;
    try {
      await paced(work, pace);
      if (this.log.pending && this.automatic) await paced(this.calculating(), pace);
    } finally {
      this.held = false;
      this.depth -= 1;
      if (this.depth === 0) this.finish();
      this.origin = outer;
    }
  }

  /** A change of a public operation: part of the batch around it, or a batch of its own. */
  change<Result>(change: () => Result): Result {
    this.changed = true;
    return this.depth > 0 ? change() : this.batch('addin', change);
  }

  /** Makes what formulas show up to date before something is read. */
  upToDate(): void {
    if (this.log.pending && this.automatic && !this.held) this.calculate();
  }

  calculate(): void {
    finished(this.calculating());
  }

  private *calculating(): Generator<undefined, void> {
    const { areas, moved } = this.log.takeTouched();
    for (const id of moved) {
      const sheet = this.sheets.get(id);
      if (sheet) this.calculator.replaced(id, sheet.formulas());
      this.calculator.changed(id, wholeSheet);
      yield undefined;
    }
    for (const [id, list] of areas) {
      for (const area of list) {
        this.calculator.changed(id, area);
        yield undefined;
      }
    }
    const calculated = yield* this.calculator.calculating();
    const bySheet = new Map<string, Area[]>();
    for (const { sheetId, area } of calculated) {
      const list = bySheet.get(sheetId);
      if (list) list.push(area);
      else bySheet.set(sheetId, [area]);
    }
    for (const [sheetId, list] of bySheet) {
      this.log.shown(sheetId);
      this.log.tell({ type: 'calculated', sheetId, origin: this.origin, areas: list });
    }
  }

  private finish(): void {
    // What the add-in changes cannot be undone, nor what the person did before it.
    if (this.changed && this.origin === 'addin') this.journal.clear();
    this.changed = false;
    if (this.automatic) this.upToDate();
    else for (const sheetId of this.calculator.entered.calculate()) this.log.shown(sheetId);
    const news = this.log.takeNews();
    if (!news) return;
    for (const event of news.events) {
      const complete = this.withDetails(event);
      for (const listener of [...this.eventListeners]) listener(complete);
    }
    for (const listener of [...this.viewListeners]) listener(news.view);
  }

  /** What a single cell holds after the change is known only now. */
  private withDetails(event: WorkbookEvent): WorkbookEvent {
    if (event.type !== 'changed' || !event.details) return event;
    const area = event.areas[0];
    const store = this.sheets.get(event.sheetId)?.store;
    if (!area || !store) return event;
    return { ...event, details: { ...event.details, valueAfter: store.value(area.row, area.column) } };
  }

  /** RAND of a sheet need not surprise anybody: the same workbook draws the same numbers. */
  private random(): number {
    this.seed ^= this.seed << 13;
    this.seed ^= this.seed >>> 17;
    this.seed ^= this.seed << 5;
    return (this.seed >>> 0) / 2 ** 32;
  }

  private filled(sheetId: string, area: Area): Area | undefined {
    const store = this.sheets.get(sheetId)?.store;
    if (!store) return undefined;
    const used = { row: 0, column: 0, rows: store.rowCount, columns: sheetColumns };
    return used.rows > 0 ? intersection(area, used) : undefined;
  }

  private scopeTable(
    found: { readonly sheet: SheetCore; readonly table: TableState } | undefined,
  ): ScopeTable | undefined {
    if (!found) return undefined;
    const { sheet, table } = found;
    return {
      ...table,
      sheetId: sheet.id,
      bodyArea: bodyOf(table),
      headerArea: headerOf(table),
      totalsArea: totalsOf(table),
    };
  }

  get calculatorScope(): FormulaScope {
    return this.scope();
  }

  private scope(): FormulaScope {
    this.knownScope ??= {
      sheetIdOf: (name) => this.sheetNamed(name)?.id,
      sheetName: (id) => (this.current.order.includes(id) ? this.sheets.get(id)?.name : undefined),
      tableNamed: (name) => this.scopeTable(this.tables().find(({ table }) => folded(table.name) === folded(name))),
      table: (id) => this.scopeTable(this.tables().find(({ table }) => table.id === id)),
      tableAt: (sheetId, row, column) =>
        this.scopeTable(
          this.tables().find(({ sheet, table }) => sheet.id === sheetId && contains(table.area, row, column)),
        ),
      nameFormula: (name, sheetId) => this.nameOf(name, sheetId)?.formula,
    };
    return this.knownScope;
  }
}
