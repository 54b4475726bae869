import { boundingArea, lastColumn, lastRow, type Area } from '../../area';
import type { CellValue } from '../../value';

/** Values that cells show though they hold nothing: those of a formula in another cell that spills over them. */
export class SpilledValues {
  private readonly rows = new Map<number, CellValue[]>();
  rowCount = 0;

  get isEmpty(): boolean {
    return this.rows.size === 0;
  }

  value(row: number, column: number): CellValue {
    return this.rows.get(row)?.[column];
  }

  line(row: number): readonly CellValue[] | undefined {
    return this.rows.get(row);
  }

  /** All but the first cell of the area, which is that of the formula. */
  put(area: Area, values: readonly (readonly CellValue[])[]): void {
    values.forEach((found, down) => {
      const row = area.row + down;
      const line = this.rows.get(row) ?? [];
      for (let at = line.length; at < area.column + area.columns; at += 1) line.push(undefined);
      found.forEach((value, right) => {
        if (down > 0 || right > 0) line[area.column + right] = value;
      });
      this.rows.set(row, line);
    });
    this.rowCount = Math.max(this.rowCount, area.row + area.rows);
  }

  clear(area: Area): void {
    if (this.isEmpty) return;
    let rowCount = 0;
    for (const [row, line] of this.rows) {
      if (row >= area.row && row <= lastRow(area)) {
        line.fill(undefined, area.column, lastColumn(area) + 1);
        if (line.every((value) => value === undefined)) this.rows.delete(row);
      }
      if (this.rows.has(row)) rowCount = Math.max(rowCount, row + 1);
    }
    this.rowCount = rowCount;
  }

  /** The smallest area with all of those that lie in an area. */
  bounds(within: Area): Area | undefined {
    let found: Area | undefined;
    for (const [row, line] of this.rows) {
      if (row < within.row || row > lastRow(within)) continue;
      line.forEach((value, column) => {
        if (value === undefined || column < within.column || column > lastColumn(within)) return;
        const cell = { row, column, rows: 1, columns: 1 };
        found = found ? boundingArea(found, cell) : cell;
      });
    }
    return found;
  }
}
