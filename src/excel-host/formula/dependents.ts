import { intersection, lastColumn, lastRow, sheetColumns, sheetRows, wholeSheet, type Area } from '../model/area';
import type { Formula } from './formula';
import type { CellsReference, Reference } from './reference';
import type { FormulaScope } from './scope';
import { SparseCells } from './sparse-cells';
import { tableReferenceArea } from './table-reference';

/** Lines (rows or columns) from one to another, both of them included. */
type Span = readonly [from: number, to: number];

interface End {
  readonly fixed: boolean;
  readonly at: number;
}

/**
 * The places of formulas whose reference meets the span: a fixed end is the same for all of them, the other one moves
 * with the formula.
 */
function placesMeeting(a: End, b: End, [from, to]: Span, last: number): Span | undefined {
  if (a.fixed && b.fixed) {
    return Math.max(a.at, b.at) >= from && Math.min(a.at, b.at) <= to ? [0, last] : undefined;
  }
  if (!a.fixed && !b.fixed) return [from - Math.max(a.at, b.at), to - Math.min(a.at, b.at)];
  const [fixed, moving] = a.fixed ? [a.at, b.at] : [b.at, a.at];
  if (fixed >= from && fixed <= to) return [0, last];
  return fixed < from ? [from - moving, last] : [0, to - moving];
}

/** The cells whose formula, were it there, would read something of the area; undefined where none would. */
function placesReading(reference: CellsReference, area: Area): Area | undefined {
  const { start, end } = reference;
  const rows = placesMeeting(
    { fixed: start.rowFixed, at: start.row },
    { fixed: end.rowFixed, at: end.row },
    [area.row, lastRow(area)],
    sheetRows - 1,
  );
  const columns = placesMeeting(
    { fixed: start.columnFixed, at: start.column },
    { fixed: end.columnFixed, at: end.column },
    [area.column, lastColumn(area)],
    sheetColumns - 1,
  );
  if (!rows || !columns) return undefined;
  return intersection(wholeSheet, {
    row: rows[0],
    column: columns[0],
    rows: rows[1] - rows[0] + 1,
    columns: columns[1] - columns[0] + 1,
  });
}

/** Deepest that names may stand for names. */
const deepestName = 8;

/**
 * Which cells with formulas read which cells. Kept by formula, not by cell: where the formulas of a column are one,
 * finding who reads a cell is a matter of a few comparisons, however long the column.
 */
export class Dependents {
  private readonly cellsOf = new Map<Formula, SparseCells>();
  private readonly flat = new Map<Formula, readonly Reference[]>();

  constructor(
    private readonly scope: FormulaScope,
    /** The formula that a name stands for. */
    private readonly named: (name: string, sheetId: string | undefined) => Formula | undefined,
  ) {}

  add(formula: Formula, sheetId: string, row: number, column: number): void {
    let cells = this.cellsOf.get(formula);
    if (!cells) this.cellsOf.set(formula, (cells = new SparseCells()));
    cells.add(sheetId, row, column);
  }

  remove(formula: Formula, sheetId: string, row: number, column: number): void {
    const cells = this.cellsOf.get(formula);
    cells?.remove(sheetId, row, column);
    if (cells?.size === 0) this.cellsOf.delete(formula);
  }

  /** Forgets a sheet, so that it can be told anew. */
  removeSheet(sheetId: string): void {
    for (const [formula, cells] of this.cellsOf) {
      cells.removeSheet(sheetId);
      if (cells.size === 0) this.cellsOf.delete(formula);
    }
  }

  /** Names or tables are not what they were. */
  forgetNames(): void {
    this.flat.clear();
  }

  formulas(): Iterable<readonly [Formula, SparseCells]> {
    return this.cellsOf;
  }

  /** References of a formula, those behind its names included. */
  references(formula: Formula, depth = 0): readonly Reference[] {
    let found = this.flat.get(formula);
    if (!found) {
      found = formula.references.flatMap((reference) => {
        if (reference.kind !== 'name' || depth > deepestName) return [reference];
        const behind = this.named(reference.name, reference.sheetId);
        return behind ? this.references(behind, depth + 1) : [];
      });
      this.flat.set(formula, found);
    }
    return found;
  }

  /** Visits the cells with formulas that read something of an area. */
  eachReading(sheetId: string, area: Area, visit: (sheetId: string, row: number, column: number) => void): void {
    for (const [formula, cells] of this.cellsOf) {
      for (const reference of this.references(formula)) {
        if (reference.kind === 'table') {
          const table = this.scope.table(reference.tableId);
          if (table?.sheetId !== sheetId) continue;
          if (reference.thisRow) {
            const rows = intersection(
              { ...area, column: 0, columns: sheetColumns },
              { ...table.bodyArea, column: 0, columns: sheetColumns },
            );
            if (rows) cells.eachIn(sheetId, rows, (row, column) => visit(sheetId, row, column));
            continue;
          }
          const read = tableReferenceArea(reference, this.scope, 0);
          if (read && intersection(read.area, area)) this.visitAll(cells, undefined, wholeSheet, visit);
        } else if (reference.kind === 'cells' && (reference.sheetId ?? sheetId) === sheetId) {
          const places = placesReading(reference, area);
          // Without a sheet of its own the reference means the formula's.
          if (places) this.visitAll(cells, reference.sheetId === undefined ? sheetId : undefined, places, visit);
        }
      }
    }
  }

  private visitAll(
    cells: SparseCells,
    onlySheet: string | undefined,
    places: Area,
    visit: (sheetId: string, row: number, column: number) => void,
  ): void {
    for (const sheetId of onlySheet === undefined ? cells.sheetIds() : [onlySheet]) {
      cells.eachIn(sheetId, places, (row, column) => visit(sheetId, row, column));
    }
  }
}
