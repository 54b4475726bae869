import type { Finding, RowMessage } from '../../migration';
import type { CheckCells, Progress, ResultCells, RowPatch } from '../../workbook';

/** A patch as the job makes it: codes with values throughout, never a cell's text as it was read. */
export interface JobPatch extends RowPatch {
  readonly message?: RowMessage | null;
  readonly check?: Partial<CheckedCells>;
  readonly result?: Partial<RunCells>;
}

export interface CheckedCells extends CheckCells {
  readonly findings: readonly Finding[];
}

export interface RunCells extends ResultCells {
  readonly reassign: Progress | undefined;
}
