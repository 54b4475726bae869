import { callFunction } from '../../../formula/call-function';
import { Cells, Grid, scalarOf, type Operand } from '../../../formula/operand';
import type { FunctionValue } from '../../function-call';
import { errorValue, type CellValue } from '../../value';
import type { WorkbookCore } from '../workbook-core';

function operandOf(value: FunctionValue): Operand {
  if (typeof value !== 'object' || 'error' in value) return value;
  return 'area' in value ? new Cells(value.sheetId, value.area) : new Grid(value.rows);
}

/** Works a function out over values and cells, as a formula in no cell would. */
export function functionResult(core: WorkbookCore, name: string, args: readonly FunctionValue[]): CellValue {
  core.upToDate();
  const context = core.calculator.outside(core.selection.sheetId);
  const found = callFunction(name, args.map(operandOf), context);
  return found ? (scalarOf(found.operand, context) ?? 0) : errorValue('#VALUE!');
}
