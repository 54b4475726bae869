import { addressOf } from '../../address';
import { boundingArea, overlaps, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { SheetCore } from '../sheets/sheet-core';
import { checkArea, eachContent } from './write-cells';

/** Makes cells one; only the first one keeps what it holds. Tables have no merged cells. */
export function mergeCells(sheet: SheetCore, area: Area, across: boolean): void {
  checkArea(area);
  if (sheet.state.tables.some((table) => overlaps(table.area, area))) {
    throw new ExcelProblem('InvalidOperation', addressOf(area));
  }
  const whole = sheet.state.merges.filter((merge) => overlaps(merge, area)).reduce(boundingArea, area);
  const parts = across
    ? Array.from({ length: whole.rows }, (_, row) => ({ ...whole, row: whole.row + row, rows: 1 }))
    : [whole];
  const kept = sheet.state.merges.filter((merge) => !overlaps(merge, whole));
  for (const part of parts) {
    const first = { row: part.row, column: part.column };
    eachContent(sheet, part, (row, column) => {
      if (row === first.row && column === first.column) return;
      const { format } = sheet.store.content(row, column);
      sheet.store.set(row, column, { value: undefined, formula: undefined, format });
    });
  }
  sheet.update({ merges: [...kept, ...parts.filter((part) => part.rows > 1 || part.columns > 1)] });
}

export function unmergeCells(sheet: SheetCore, area: Area): void {
  sheet.update({ merges: sheet.state.merges.filter((merge) => !overlaps(merge, area)) });
}
