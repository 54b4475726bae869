import { lastColumn, lastRow, sheetRows, type Area } from '../../area';
import type { ClearWhat } from '../../sheet';
import { SheetConditionalFormats } from '../rules/conditional-formats-model';
import { SheetHyperlinks } from '../sheets/hyperlinks-model';
import type { SheetCore } from '../sheets/sheet-core';
import { syncHeaders } from '../tables/table-headers';
import { SheetValidations } from '../rules/validations-model';
import { checkAllowed, checkArea, checkProtection, eachContent } from './write-cells';

/** Takes contents, looks or everything away (`Range.clear`); conditional formats go with the looks. */
export function clearCells(sheet: SheetCore, area: Area, what: ClearWhat): void {
  checkArea(area);
  checkProtection(sheet, area);
  if (what === 'All' || what === 'Formats' || what === 'RemoveHyperlinks') checkAllowed(sheet, 'allowFormatCells');
  if (what !== 'Formats') new SheetHyperlinks(sheet).clear(area);
  if (what === 'Hyperlinks') return;
  const contents = what !== 'Formats' && what !== 'RemoveHyperlinks';
  const looks = what !== 'Contents' && what !== 'ResetContents';
  const { store } = sheet;
  store.bulk(area, () => {
    eachContent(sheet, area, (row, column) => {
      const { value, formula, format } = store.content(row, column);
      const own = looks ? cleared(sheet, row, column) : format;
      if (contents && (value !== undefined || formula))
        store.set(row, column, { value: undefined, formula: undefined, format: own });
      else if (own !== format) store.setFormat(row, column, own);
    });
    if (!looks) return;
    if (area.rows === sheetRows) {
      for (let column = area.column; column <= Math.min(lastColumn(area), store.columnCount - 1); column += 1) {
        store.setColumn(column, { format: undefined });
      }
    } else clearUnderColumns(sheet, area);
  });
  // "Removes hyperlinks and formatting … but leaves content, conditional formats, and data validation intact."
  if (looks && what !== 'RemoveHyperlinks') {
    new SheetConditionalFormats(sheet).clear(area);
    if (what === 'All' && !sheet.state.protection) new SheetValidations(sheet).clear(area);
  }
  if (contents) syncHeaders(sheet, area);
}

/** No look of its own, unless the row or column around the cell has one that must not shine through. */
function cleared(sheet: SheetCore, row: number, column: number): number | undefined {
  const { store } = sheet;
  return store.row(row)?.format === undefined && store.column(column).format === undefined ? undefined : 0;
}

function clearUnderColumns(sheet: SheetCore, area: Area): void {
  const { store } = sheet;
  for (let column = area.column; column <= Math.min(lastColumn(area), store.columnCount - 1); column += 1) {
    if (store.column(column).format === undefined) continue;
    for (let row = area.row; row <= Math.min(lastRow(area), area.row + 100_000); row += 1)
      store.setFormat(row, column, 0);
  }
}
