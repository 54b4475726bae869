import type { RowPatch } from '../../src/workbook';

/** What Check said while the pane was open. The workbook keeps its words, this keeps its codes. */
export interface CheckState {
  /** ISO instant. */
  readonly checkedAt: string;
  /** By the row's key; each counts as long as the row's plan is the one that was checked (`checkedPlan`). */
  readonly rows: ReadonlyMap<string, RowPatch>;
}
