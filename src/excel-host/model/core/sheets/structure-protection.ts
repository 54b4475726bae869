import { ExcelProblem } from '../../excel-problem';
import type { WorkbookCore } from '../workbook-core';

/** Refuses to change which sheets there are while the workbook's structure is protected. */
export function requireFreeStructure({ state }: WorkbookCore): void {
  if (state.protection) throw new ExcelProblem('AccessDenied', 'structure');
}

export function protectStructure(core: WorkbookCore, password: string | undefined): void {
  // "Fails if the workbook has been protected" (WorkbookProtection.protect).
  if (core.state.protection) throw new ExcelProblem('InvalidOperation', 'structure');
  core.change(() => core.update({ protection: { password } }));
}

export function unprotectStructure(core: WorkbookCore, password: string | undefined): void {
  const { protection } = core.state;
  if (!protection) return;
  if (protection.password !== undefined && protection.password !== password) {
    throw new ExcelProblem('AccessDenied', 'structure');
  }
  core.change(() => core.update({ protection: undefined }));
}
