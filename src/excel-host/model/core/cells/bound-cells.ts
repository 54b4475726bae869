import { addressOf } from '../../address';
import { sameArea } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { Binding } from '../../records';
import type { SheetCore } from '../sheets/sheet-core';
import type { WorkbookCore } from '../workbook-core';
import { checkArea } from './write-cells';

/** Watches cells under an id; whatever had the id before is let go. */
export function bindCells(sheet: SheetCore, binding: Binding): void {
  const { id, type, area } = binding;
  if (id === '' || !area) throw new ExcelProblem('InvalidArgument', id);
  checkArea(area);
  const isTable = sheet.state.tables.some((table) => sameArea(table.area, area));
  if (type === 'Table' && !isTable) throw new ExcelProblem('InvalidArgument', addressOf(area));
  // A text is that of one cell.
  if (type === 'Text' && area.rows * area.columns > 1) throw new ExcelProblem('InvalidArgument', addressOf(area));
  unbindCells(sheet.workbook, id);
  sheet.update({ bindings: [...sheet.state.bindings, binding] });
}

export function unbindCells(workbook: WorkbookCore, id: string): void {
  for (const sheet of workbook.ordered) {
    const left = sheet.state.bindings.filter((binding) => binding.id !== id);
    if (left.length < sheet.state.bindings.length) sheet.update({ bindings: left });
  }
}
