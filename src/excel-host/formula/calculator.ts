import { wholeSheet, type Area } from '../model/area';
import { errorValue, type CellValue } from '../model/value';
import type { Volatility } from './definition';
import { Dependents } from './dependents';
import { EnteredFormulas } from './entered-formulas';
import { FormulaShelf, type Formula } from './formula';
import { Cells, type Context, type Operand } from './operand';
import { areaOf, type Reference } from './reference';
import type { FormulaPlace as Place } from './read-formula';
import type { CellReader, FormulaScope } from './scope';
import { SparseCells } from './sparse-cells';
import { Spilling } from './spilling';
import type { Spill } from './spills';
import { tableReferenceArea } from './table-reference';
import { TextCounts } from './text-counts';

/** The cells that formulas are worked out for. */
export interface CalculatedCells extends Omit<CellReader, 'now' | 'locale' | 'spilled' | 'textCounts'> {
  locale(): string;
  now(): number;
  formula(sheetId: string, row: number, column: number): Formula | undefined;
  setResult(sheetId: string, row: number, column: number, value: CellValue): void;
  /** Whether nothing stands in the way of a formula in the first cell that wants to show values in all of them. */
  isFree(sheetId: string, area: Area): boolean;
  /** Shows values in cells behind the first one, which do not become theirs. */
  spill(sheetId: string, area: Area, values: readonly (readonly CellValue[])[]): void;
  unspill(sheetId: string, area: Area): void;
}

/** Formulas that spill over what others read settle after two or three rounds; this ends what never would. */
const mostRounds = 50;

/** Works out the formulas of a workbook: those that a change reaches, each once, in the order that they need. */
export class Calculator implements CellReader {
  readonly shelf: FormulaShelf;
  /** What is worked out also while calculation is manual. */
  readonly entered: EnteredFormulas;
  private readonly dependents: Dependents;
  private readonly dirty = new SparseCells();
  private readonly spilling: Spilling;
  /** Cells being worked out: meeting one again is a circle. */
  private readonly busy = new SparseCells();
  /** Cells that read themselves, by whatever way. */
  private readonly circles = new SparseCells();
  private readonly counts = new TextCounts();
  private lastDay: number | undefined;
  private moment: number | undefined;
  private nameDepth = 0;
  private readonly nameFormulas = new Map<string, Formula | undefined>();

  constructor(
    private readonly scope: FormulaScope,
    private readonly cells: CalculatedCells,
  ) {
    this.shelf = new FormulaShelf(scope, (reference, context) => this.resolve(reference, context));
    this.spilling = new Spilling(cells, {
      shown: (sheetId, area) => this.touched(sheetId, area),
      changed: (sheetId, area, from) => this.changed(sheetId, area, from),
      readsItself: ({ sheetId, row, column }) => this.circles.add(sheetId, row, column),
    });
    this.entered = new EnteredFormulas(scope, cells, this.spilling);
    this.dependents = new Dependents(scope, (name, sheetId) => this.named(name, sheetId ?? ''));
  }

  /** A cell got a formula. */
  added(sheetId: string, row: number, column: number, formula: Formula): void {
    this.known(sheetId, row, column, formula);
    this.entered.add(sheetId, row, column);
  }

  /** A cell lost its formula. */
  removed(sheetId: string, row: number, column: number, formula: Formula): void {
    this.dependents.remove(formula, sheetId, row, column);
    this.dirty.remove(sheetId, row, column);
    this.circles.remove(sheetId, row, column);
    this.entered.remove(sheetId, row, column);
    this.spilling.withdraw({ sheetId, row, column });
  }

  /** A sheet's cells are elsewhere than they were, or gone. */
  replaced(sheetId: string, formulas: Iterable<readonly [row: number, column: number, formula: Formula]>): void {
    this.dependents.removeSheet(sheetId);
    this.dirty.removeSheet(sheetId);
    this.circles.removeSheet(sheetId);
    this.entered.removeSheet(sheetId);
    this.spilling.spills.removeSheet(sheetId);
    this.cells.unspill(sheetId, wholeSheet);
    for (const [row, column, formula] of formulas) this.known(sheetId, row, column, formula);
  }

  /** Names, tables or sheets are not what they were. */
  forgetNames(): void {
    this.dependents.forgetNames();
    this.nameFormulas.clear();
  }

  /**
   * Values of an area are not what they were: whatever reads them must be worked out, and what reads that. Answers
   * whether the formula that they come from, where there is one, reads them itself.
   */
  changed(sheetId: string, area: Area, from?: Place): boolean {
    const isOrigin = (sheet: string, row: number, column: number): boolean =>
      from !== undefined && from.row === row && from.column === column && from.sheetId === sheet;
    let readsItself = false;
    let frontier: { sheetId: string; area: Area }[] = [{ sheetId, area }];
    // What stood in the way of a formula may have gone, or may be there now.
    for (const spill of this.spilling.spills.in(sheetId, area)) {
      if (isOrigin(sheetId, spill.row, spill.column)) continue;
      if (this.dirty.add(sheetId, spill.row, spill.column)) frontier.push({ sheetId, area: spill.area });
    }
    for (;;) {
      const reached = new SparseCells();
      for (const part of frontier) {
        this.dependents.eachReading(part.sheetId, part.area, (sheet, row, column) => {
          if (isOrigin(sheet, row, column)) readsItself = true;
          if (this.dirty.add(sheet, row, column)) reached.add(sheet, row, column);
        });
      }
      if (reached.size === 0) return readsItself;
      frontier = [...reached.runs()];
    }
  }

  /** What formulas may spill over is another part of a sheet: tables and merged cells came or went. */
  roomChanged(): void {
    for (const { sheetId, row, column, area } of this.spilling.spills.all()) {
      this.dirty.add(sheetId, row, column);
      this.changed(sheetId, area, { sheetId, row, column });
    }
  }

  /** Cells hold something else, whether formulas are to hear of it now or later. */
  touched(sheetId: string, area: Area): void {
    this.counts.forget(sheetId, area);
  }

  /** The formula whose values a cell shows, with all cells that show them. */
  spillOver(sheetId: string, row: number, column: number): Spill | undefined {
    return this.spilling.spills.over(sheetId, row, column);
  }

  /** Tables are elsewhere, larger or smaller: whatever names a part of one reads other cells. */
  tablesChanged(): void {
    this.forgetNames();
    for (const [formula, cells] of [...this.dependents.formulas()]) {
      const readsTable = this.dependents.references(formula).some((reference) => reference.kind === 'table');
      if (readsTable) this.markWithReaders(cells);
    }
  }

  /** Everything must be worked out. */
  changedAll(): void {
    for (const [, cells] of this.dependents.formulas()) this.markAll(cells);
  }

  /** Works out what must be, a cell a piece; answers where. */
  *calculating(): Generator<undefined, readonly { readonly sheetId: string; readonly area: Area }[]> {
    this.moment = this.cells.now();
    const day = Math.floor(this.moment);
    const due: readonly (Volatility | undefined)[] = day === this.lastDay ? ['always'] : ['always', 'daily'];
    this.lastDay = day;
    for (const [formula, cells] of this.dependents.formulas()) {
      if (!formula.volatile || !due.includes(formula.volatile)) continue;
      this.markWithReaders(cells);
    }
    this.entered.clear();
    const done: { readonly sheetId: string; readonly area: Area }[] = [];
    // Where a formula has spilled over other cells than before, those who read these come once more.
    for (let round = 0; this.dirty.size > 0 && round < mostRounds; round += 1) {
      const runs = [...this.dirty.runs()];
      for (const { sheetId, area } of runs) {
        for (let row = area.row; row < area.row + area.rows; row += 1) {
          this.settle({ sheetId, row, column: area.column });
          const spilled = this.spilling.spills.shownAt(sheetId, row, area.column);
          if (spilled) done.push({ sheetId, area: spilled });
          yield undefined;
        }
      }
      done.push(...runs);
    }
    this.moment = undefined;
    return done;
  }

  /** Whether a formula reads itself, by whatever way. */
  get isCircular(): boolean {
    return this.circles.size > 0;
  }

  /** What a formula answers in a cell without standing in it: a condition, a list of choices. */
  evaluate(formula: Formula, place: Place): { readonly operand: Operand; readonly context: Context } {
    const context = this.context(place);
    return { operand: formula.operand(context), context };
  }

  /** The cells that the formula of a cell reads, names and tables looked through. */
  readBy(sheetId: string, row: number, column: number): readonly { readonly sheetId: string; readonly area: Area }[] {
    const formula = this.cells.formula(sheetId, row, column);
    if (!formula) return [];
    return this.dependents
      .references(formula)
      .flatMap((reference) => this.areaRead(reference, { sheetId, row, column }) ?? []);
  }

  /** Visits the cells whose formulas read something of an area. */
  eachReading(sheetId: string, area: Area, visit: (sheetId: string, row: number, column: number) => void): void {
    this.dependents.eachReading(sheetId, area, visit);
  }

  /** Where something is worked out that stands in no cell. */
  outside(sheetId: string): Context {
    return this.context({ sheetId, row: 0, column: 0 });
  }

  now(): number {
    return this.moment ?? this.cells.now();
  }

  random(): number {
    return this.cells.random();
  }

  get locale(): string {
    return this.cells.locale();
  }

  value(sheetId: string, row: number, column: number): CellValue {
    if (this.dirty.has(sheetId, row, column)) {
      if (this.busy.has(sheetId, row, column)) {
        this.circles.add(sheetId, row, column);
        return 0;
      }
      this.settle({ sheetId, row, column });
    }
    return this.cells.value(sheetId, row, column);
  }

  each(sheetId: string, area: Area, visit: (value: CellValue, row: number, column: number) => void): void {
    this.settleIn(sheetId, area);
    this.cells.each(sheetId, area, visit);
  }

  filled(sheetId: string, area: Area): Area | undefined {
    return this.cells.filled(sheetId, area);
  }

  textCounts(sheetId: string, area: Area): ReadonlyMap<string, number> | undefined {
    this.settleIn(sheetId, area);
    return this.counts.of(sheetId, area, (visit) => this.cells.each(sheetId, area, visit));
  }

  formulaText(sheetId: string, row: number, column: number): string | undefined {
    return this.cells.formulaText(sheetId, row, column);
  }

  spilled(sheetId: string, row: number, column: number): Area | undefined {
    if (this.dirty.has(sheetId, row, column) && !this.busy.has(sheetId, row, column)) {
      this.settle({ sheetId, row, column });
    }
    return this.spilling.spills.shownAt(sheetId, row, column);
  }

  rowHidden(sheetId: string, row: number): boolean {
    return this.cells.rowHidden(sheetId, row);
  }

  private known(sheetId: string, row: number, column: number, formula: Formula): void {
    this.dependents.add(formula, sheetId, row, column);
    this.dirty.add(sheetId, row, column);
  }

  private markWithReaders(cells: SparseCells): void {
    this.markAll(cells);
    for (const { sheetId, area } of [...cells.runs()]) this.changed(sheetId, area);
  }

  private markAll(cells: SparseCells): void {
    for (const sheetId of cells.sheetIds()) {
      cells.eachIn(sheetId, wholeSheet, (row, column) => void this.dirty.add(sheetId, row, column));
    }
  }

  private settleIn(sheetId: string, area: Area): void {
    if (this.dirty.size === 0) return;
    const due: Place[] = [];
    this.dirty.eachIn(sheetId, area, (row, column) => due.push({ sheetId, row, column }));
    for (const place of due) if (!this.busy.has(sheetId, place.row, place.column)) this.settle(place);
  }

  /** Works out a cell after everything that it reads, without running deep where a chain is long. */
  private settle(place: Place): void {
    const stack = [place];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { sheetId, row, column } = top;
      const formula = this.cells.formula(sheetId, row, column);
      if (!formula || !this.dirty.has(sheetId, row, column)) {
        this.dirty.remove(sheetId, row, column);
        stack.pop();
        continue;
      }
      if (this.busy.add(sheetId, row, column)) {
        this.circles.remove(sheetId, row, column);
        const first = stack.length;
        this.pushDue(formula, top, stack);
        if (stack.length > first) continue;
      }
      // Round in a circle: Excel warns and shows 0 ("Remove or allow a circular reference").
      const context = this.context(top);
      this.spilling.show(this.circles.has(sheetId, row, column) ? 0 : formula.operand(context), context);
      this.dirty.remove(sheetId, row, column);
      this.busy.remove(sheetId, row, column);
      stack.pop();
    }
  }

  /** The cells that a formula reads and that must be worked out before it. */
  private pushDue(formula: Formula, place: Place, stack: Place[]): void {
    const readsBusy: Place[] = [];
    for (const reference of this.dependents.references(formula)) {
      const found = this.areaRead(reference, place);
      if (!found) continue;
      this.dirty.eachIn(found.sheetId, found.area, (row, column) => {
        const read = { sheetId: found.sheetId, row, column };
        (this.busy.has(read.sheetId, row, column) ? readsBusy : stack).push(read);
      });
      for (const { sheetId, row, column, shown } of this.spilling.spills.in(found.sheetId, found.area)) {
        if (!shown || !this.dirty.has(sheetId, row, column)) continue;
        (this.busy.has(sheetId, row, column) ? readsBusy : stack).push({ sheetId, row, column });
      }
    }
    for (const read of readsBusy) this.markCircle(read, stack);
  }

  /** All that is being worked out since a cell was begun lies on the way from it back to it. */
  private markCircle(start: Place, stack: readonly Place[]): void {
    const begun = stack.filter(({ sheetId, row, column }) => this.busy.has(sheetId, row, column));
    const from = begun.findIndex(
      (one) => one.sheetId === start.sheetId && one.row === start.row && one.column === start.column,
    );
    for (const { sheetId, row, column } of begun.slice(Math.max(from, 0))) this.circles.add(sheetId, row, column);
  }

  private areaRead(reference: Reference, place: Place): { sheetId: string; area: Area } | undefined {
    if (reference.kind === 'table') return tableReferenceArea(reference, this.scope, place.row);
    if (reference.kind !== 'cells') return undefined;
    // The sheet that the formula names may be gone.
    if (reference.sheetId !== undefined && this.scope.sheetName(reference.sheetId) === undefined) return undefined;
    const area = areaOf(reference, place.row, place.column);
    return area && { sheetId: reference.sheetId ?? place.sheetId, area };
  }

  private context(place: Place): Context {
    return { ...place, reader: this, scope: this.scope };
  }

  private resolve(reference: Reference, context: Context): Operand {
    if (reference.kind === 'name') {
      const formula = this.named(reference.name, reference.sheetId ?? context.sheetId);
      if (!formula || ++this.nameDepth > 32) {
        this.nameDepth = 0;
        return errorValue('#NAME?');
      }
      try {
        return formula.operand(context);
      } finally {
        this.nameDepth = Math.max(this.nameDepth - 1, 0);
      }
    }
    const found = this.areaRead(reference, context);
    if (!found) return errorValue(reference.kind === 'table' && reference.thisRow ? '#VALUE!' : '#REF!');
    return new Cells(found.sheetId, found.area);
  }

  private named(name: string, sheetId: string): Formula | undefined {
    const key = `${sheetId}!${name}`;
    if (!this.nameFormulas.has(key)) {
      const text = this.scope.nameFormula(name, sheetId);
      // Names are read as from the first cell, so that relative parts follow the cell that uses them.
      const formula = text === undefined ? undefined : this.shelf.read(text, { sheetId, row: 0, column: 0 });
      this.nameFormulas.set(key, formula);
    }
    return this.nameFormulas.get(key);
  }
}
