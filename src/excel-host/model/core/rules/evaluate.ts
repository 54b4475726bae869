import { rowsOf, scalarOf } from '../../../formula/operand';
import type { Area, Position } from '../../area';
import type { CellValue } from '../../value';
import { anchorOf } from '../formulas/adjust-formulas';
import type { SheetCore } from '../sheets/sheet-core';

/** What the formula of a rule answers for one of its cells; the rule's formula is as its first cell would hold it. */
function evaluated(sheet: SheetCore, text: string, areas: readonly Area[], at: Position) {
  const { calculator } = sheet.workbook;
  const formula = calculator.shelf.read(text, { sheetId: sheet.id, ...anchorOf(areas) });
  return formula && calculator.evaluate(formula, { sheetId: sheet.id, row: at.row, column: at.column });
}

/** The value that a rule's formula or number stands for in a cell. */
export function boundValue(sheet: SheetCore, bound: number | string, areas: readonly Area[], at: Position): CellValue {
  if (typeof bound === 'number') return bound;
  if (!bound.startsWith('=')) return bound === '' || Number.isNaN(Number(bound)) ? bound : Number(bound);
  const found = evaluated(sheet, bound, areas, at);
  return found && scalarOf(found.operand, found.context);
}

/** The values that a rule's formula stands for in a cell, as a list. */
export function listValues(
  sheet: SheetCore,
  text: string,
  areas: readonly Area[],
  at: Position,
): readonly CellValue[] | undefined {
  const found = evaluated(sheet, text, areas, at);
  if (!found) return undefined;
  const { operand, context } = found;
  return rowsOf(operand, context).flat();
}
