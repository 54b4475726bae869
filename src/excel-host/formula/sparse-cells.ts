import { lastColumn, lastRow, type Area } from '../model/area';

/** A set of cells of one workbook, kept by sheet and column. */
export class SparseCells {
  private readonly sheets = new Map<string, Map<number, Set<number>>>();
  size = 0;

  has(sheetId: string, row: number, column: number): boolean {
    return this.size > 0 && this.sheets.get(sheetId)?.get(column)?.has(row) === true;
  }

  /** Answers whether it was not there before. */
  add(sheetId: string, row: number, column: number): boolean {
    let columns = this.sheets.get(sheetId);
    if (!columns) {
      columns = new Map();
      this.sheets.set(sheetId, columns);
    }
    let rows = columns.get(column);
    if (!rows) {
      rows = new Set();
      columns.set(column, rows);
    }
    if (rows.has(row)) return false;
    rows.add(row);
    this.size += 1;
    return true;
  }

  remove(sheetId: string, row: number, column: number): void {
    if (this.sheets.get(sheetId)?.get(column)?.delete(row) === true) this.size -= 1;
  }

  removeSheet(sheetId: string): void {
    for (const rows of this.sheets.get(sheetId)?.values() ?? []) this.size -= rows.size;
    this.sheets.delete(sheetId);
  }

  sheetIds(): Iterable<string> {
    return this.sheets.keys();
  }

  /** Visits the cells of a sheet that lie in an area. */
  eachIn(sheetId: string, area: Area, visit: (row: number, column: number) => void): void {
    if (this.size === 0) return;
    const bottom = lastRow(area);
    for (const [column, rows] of this.sheets.get(sheetId) ?? []) {
      if (column < area.column || column > lastColumn(area)) continue;
      if (rows.size <= area.rows) {
        for (const row of rows) if (row >= area.row && row <= bottom) visit(row, column);
      } else {
        for (let row = area.row; row <= bottom; row += 1) if (rows.has(row)) visit(row, column);
      }
    }
  }

  /** The cells of every sheet as runs down the columns, from top to bottom. */
  *runs(): Iterable<{ readonly sheetId: string; readonly area: Area }> {
    for (const [sheetId, columns] of this.sheets) {
      for (const [column, rows] of columns) {
        let start = -2;
        let end = -2;
        for (const row of [...rows].sort((a, b) => a - b)) {
          if (row === end + 1) end = row;
          else {
            if (end >= 0) yield { sheetId, area: { row: start, column, rows: end - start + 1, columns: 1 } };
            start = end = row;
          }
        }
        if (end >= 0) yield { sheetId, area: { row: start, column, rows: end - start + 1, columns: 1 } };
      }
    }
  }
}
