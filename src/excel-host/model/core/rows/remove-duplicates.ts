import type { Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import { cellText } from '../cells/cell-text';
import type { SheetCore } from '../sheets/sheet-core';
import { tellChanged } from '../cells/write-cells';

/** Takes away rows whose shown texts in these columns have been before; the rows left move up (`Range.removeDuplicates`). */
export function removeDuplicates(sheet: SheetCore, area: Area, columns: readonly number[], hasHeaders: boolean) {
  if (columns.length === 0 || columns.some((column) => column < 0 || column >= area.columns)) {
    throw new ExcelProblem('InvalidArgument', columns.join());
  }
  sheet.workbook.upToDate();
  const first = hasHeaders ? 1 : 0;
  const seen = new Set<string>();
  const kept: number[] = [];
  const rows = Math.min(area.rows, Math.max(sheet.store.rowCount - area.row, 0));
  for (let row = first; row < rows; row += 1) {
    const texts = columns.map((column) => cellText(sheet, area.row + row, area.column + column).toLowerCase());
    const key = JSON.stringify(texts);
    if (!seen.has(key)) kept.push(row);
    seen.add(key);
  }
  const contents = kept.map((row) =>
    Array.from({ length: area.columns }, (_, column) => sheet.store.content(area.row + row, area.column + column)),
  );
  sheet.store.bulk(area, () => {
    for (let row = first; row < rows; row += 1) {
      for (let column = 0; column < area.columns; column += 1) {
        const content = contents[row - first]?.[column] ?? { value: undefined, formula: undefined, format: undefined };
        sheet.store.set(area.row + row, area.column + column, content);
      }
    }
  });
  tellChanged(sheet, [area]);
  return { removed: Math.max(rows - first, 0) - kept.length, remaining: kept.length };
}
