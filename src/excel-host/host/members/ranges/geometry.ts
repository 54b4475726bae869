import { type Sheet } from '../../../model';
import { type CellRange } from '../../cell-range';

/** Where cells lie, in points from the top left corner of the sheet (`Range.top`, `left`, `height`, `width`). */
export function pixels({ sheet, area }: CellRange) {
  return {
    top: rowsHeight(sheet, 0, area.row),
    left: columnsWidth(sheet, 0, area.column),
    height: rowsHeight(sheet, area.row, area.rows),
    width: columnsWidth(sheet, area.column, area.columns),
  };
}

/** Hidden rows have no height. Rows without a state of their own are counted, not walked. */
export function rowsHeight(sheet: Sheet, first: number, count: number): number {
  return sum(sheet.rowBands(), sheet.standardHeight, first, count);
}

export function columnsWidth(sheet: Sheet, first: number, count: number): number {
  return sum(sheet.columnBands(), sheet.standardWidth, first, count);
}

function sum(bands: ReturnType<Sheet['rowBands']>, standard: number, first: number, count: number): number {
  let total = standard * count;
  for (const band of bands) {
    const common = Math.min(first + count, band.index + band.count) - Math.max(first, band.index);
    if (common <= 0) continue;
    const size = band.hidden || band.filtered ? 0 : (band.size ?? standard);
    total += (size - standard) * common;
  }
  return total;
}
