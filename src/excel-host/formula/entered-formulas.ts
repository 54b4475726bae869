import { wholeSheet, type Area } from '../model/area';
import type { CellValue } from '../model/value';
import type { CalculatedCells } from './calculator';
import type { CellReader, FormulaScope } from './scope';
import { SparseCells } from './sparse-cells';
import type { Spilling } from './spilling';

/**
 * Formulas entered since the last calculation. With manual calculation each is worked out once, when it is entered, from
 * what the other cells show then ("Change formula recalculation, iteration, or precision in Excel").
 */
export class EnteredFormulas implements CellReader {
  private readonly entered = new SparseCells();

  constructor(
    private readonly scope: FormulaScope,
    private readonly cells: CalculatedCells,
    private readonly spilling: Spilling,
  ) {}

  add(sheetId: string, row: number, column: number): void {
    this.entered.add(sheetId, row, column);
  }

  remove(sheetId: string, row: number, column: number): void {
    this.entered.remove(sheetId, row, column);
  }

  removeSheet(sheetId: string): void {
    this.entered.removeSheet(sheetId);
  }

  clear(): void {
    for (const sheetId of [...this.entered.sheetIds()]) this.entered.removeSheet(sheetId);
  }

  /** Works them out; answers the sheets that they stand in. */
  calculate(): ReadonlySet<string> {
    const sheets = new Set([...this.entered.runs()].map(({ sheetId }) => sheetId));
    for (const sheetId of sheets) this.enterIn(sheetId, wholeSheet);
    return sheets;
  }

  value(sheetId: string, row: number, column: number): CellValue {
    if (this.entered.has(sheetId, row, column)) this.enter(sheetId, row, column);
    return this.cells.value(sheetId, row, column);
  }

  each(sheetId: string, area: Area, visit: (value: CellValue, row: number, column: number) => void): void {
    this.enterIn(sheetId, area);
    this.cells.each(sheetId, area, visit);
  }

  filled(sheetId: string, area: Area): Area | undefined {
    return this.cells.filled(sheetId, area);
  }

  textCounts(): undefined {
    return undefined;
  }

  formulaText(sheetId: string, row: number, column: number): string | undefined {
    return this.cells.formulaText(sheetId, row, column);
  }

  rowHidden(sheetId: string, row: number): boolean {
    return this.cells.rowHidden(sheetId, row);
  }

  spilled(sheetId: string, row: number, column: number): Area | undefined {
    if (this.entered.has(sheetId, row, column)) this.enter(sheetId, row, column);
    return this.spilling.spills.shownAt(sheetId, row, column);
  }

  now(): number {
    return this.cells.now();
  }

  random(): number {
    return this.cells.random();
  }

  get locale(): string {
    return this.cells.locale();
  }

  private enterIn(sheetId: string, area: Area): void {
    const due: (readonly [row: number, column: number])[] = [];
    this.entered.eachIn(sheetId, area, (row, column) => due.push([row, column]));
    for (const [row, column] of due) if (this.entered.has(sheetId, row, column)) this.enter(sheetId, row, column);
  }

  private enter(sheetId: string, row: number, column: number): void {
    // It is no longer among them while it is worked out: one that reads itself reads what it showed before.
    this.entered.remove(sheetId, row, column);
    const formula = this.cells.formula(sheetId, row, column);
    if (!formula) return;
    const context = { sheetId, row, column, reader: this, scope: this.scope };
    this.spilling.show(formula.operand(context), context);
  }
}
