import { overlaps, type Area } from '../model/area';

/** A formula that answers more than one value, and the cells that it shows them in or wants to. */
export interface Spill {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  /** From the formula's own cell on. */
  readonly area: Area;
  /** False where something stands in the way: the cell shows `#SPILL!` then. */
  readonly shown: boolean;
}

/** The formulas of a workbook that spill, by sheet and cell. */
export class Spills {
  private readonly sheets = new Map<string, Map<string, Spill>>();

  at(sheetId: string, row: number, column: number): Spill | undefined {
    return this.sheets.get(sheetId)?.get(`${String(row)},${String(column)}`);
  }

  /** The area of a formula that has room for all it answers. */
  shownAt(sheetId: string, row: number, column: number): Area | undefined {
    const spill = this.at(sheetId, row, column);
    return spill?.shown === true ? spill.area : undefined;
  }

  /** The formula whose value a cell shows; for its own cell it is itself. */
  over(sheetId: string, row: number, column: number): Spill | undefined {
    return this.in(sheetId, { row, column, rows: 1, columns: 1 }).find(({ shown }) => shown);
  }

  /** Those that show something in an area, or want to. */
  in(sheetId: string, area: Area): readonly Spill[] {
    const found: Spill[] = [];
    for (const spill of this.sheets.get(sheetId)?.values() ?? []) if (overlaps(spill.area, area)) found.push(spill);
    return found;
  }

  *all(): Iterable<Spill> {
    for (const spills of this.sheets.values()) yield* spills.values();
  }

  set(spill: Spill): void {
    const spills = this.sheets.get(spill.sheetId) ?? new Map<string, Spill>();
    this.sheets.set(spill.sheetId, spills);
    spills.set(`${String(spill.row)},${String(spill.column)}`, spill);
  }

  remove(sheetId: string, row: number, column: number): Spill | undefined {
    const spill = this.at(sheetId, row, column);
    this.sheets.get(sheetId)?.delete(`${String(row)},${String(column)}`);
    return spill;
  }

  removeSheet(sheetId: string): void {
    this.sheets.delete(sheetId);
  }
}
