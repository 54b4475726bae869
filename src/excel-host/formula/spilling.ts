import {
  intersection,
  lastColumn,
  lastRow,
  sameArea,
  sheetColumns,
  sheetRows,
  wholeSheet,
  type Area,
} from '../model/area';
import { errorValue, type CellValue } from '../model/value';
import type { CalculatedCells } from './calculator';
import { rowsOf, scalarOf, sizeOf, type Context, type Operand } from './operand';
import type { FormulaPlace as Place } from './read-formula';
import { Spills } from './spills';

/** More cells than these no formula fills; Excel says `#SPILL!` as well where it runs out of memory. */
const mostSpilled = 500_000;

/** Who must hear of cells that a formula shows something else in. */
interface News {
  shown(sheetId: string, area: Area): void;
  /** Answers whether the formula itself reads them. */
  changed(sheetId: string, area: Area, from: Place): boolean;
  readsItself(place: Place): void;
}

/** Shows what formulas answer: one value in their cell, more of them in the cells around it ("Dynamic array formulas"). */
export class Spilling {
  readonly spills = new Spills();

  constructor(
    private readonly cells: CalculatedCells,
    private readonly news: News,
  ) {}

  /** Puts what a formula answers into its cell; more than one value goes on into the cells below and beside it. */
  show(operand: Operand, context: Context): void {
    const { sheetId, row, column } = context;
    const { rows, columns } = sizeOf(operand);
    this.news.shown(sheetId, { row, column, rows: 1, columns: 1 });
    if (rows * columns <= 1) {
      this.withdraw(context);
      // A formula that points at an empty cell shows 0; one that answers no value at all has none to show.
      const value = rows * columns === 0 ? errorValue('#CALC!') : (scalarOf(operand, context) ?? 0);
      this.cells.setResult(sheetId, row, column, value);
      return;
    }
    const area = { row, column, rows, columns };
    if (!this.hasRoom(sheetId, area)) {
      this.withdraw(context);
      const onSheet = intersection(area, wholeSheet) ?? area;
      this.spills.set({ sheetId, row, column, area: onSheet, shown: false });
      this.cells.setResult(sheetId, row, column, errorValue('#SPILL!'));
      return;
    }
    const found = rowsOf(operand, context, true);
    const values = found.map((line) => Array.from({ length: columns }, (_, at) => line[at] ?? 0));
    if (this.spill(context, area, values)) this.cells.setResult(sheetId, row, column, values[0]?.[0] ?? 0);
    else {
      this.news.readsItself(context);
      this.withdraw(context);
      this.cells.setResult(sheetId, row, column, 0);
    }
  }

  /** Shows values around a formula; false where the formula reads what it would show. */
  private spill(place: Place, area: Area, values: readonly (readonly CellValue[])[]): boolean {
    const { sheetId, row, column } = place;
    const before = this.spills.shownAt(sheetId, row, column);
    const same =
      before !== undefined &&
      sameArea(before, area) &&
      values.every((line, down) =>
        line.every((value, right) => this.cells.value(sheetId, row + down, column + right) === value),
      );
    if (same) return true;
    const readsLess = before !== undefined && this.news.changed(sheetId, before, place);
    this.cells.unspill(sheetId, before ?? area);
    this.news.shown(sheetId, area);
    if (before) this.news.shown(sheetId, before);
    this.spills.set({ sheetId, row, column, area, shown: true });
    this.cells.spill(sheetId, area, values);
    return !this.news.changed(sheetId, area, place) && !readsLess;
  }

  private hasRoom(sheetId: string, area: Area): boolean {
    if (lastRow(area) >= sheetRows || lastColumn(area) >= sheetColumns || area.rows * area.columns > mostSpilled) {
      return false;
    }
    const others = this.spills.in(sheetId, area);
    const taken = others.some(({ shown, row, column }) => shown && (row !== area.row || column !== area.column));
    return !taken && this.cells.isFree(sheetId, area);
  }

  /** The formula of a cell shows nothing in others any more. */
  withdraw({ sheetId, row, column }: Place): void {
    const spill = this.spills.remove(sheetId, row, column);
    if (spill?.shown !== true) return;
    this.cells.unspill(sheetId, spill.area);
    this.news.shown(sheetId, spill.area);
    this.news.changed(sheetId, spill.area, { sheetId, row, column });
  }
}
