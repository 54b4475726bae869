import type { RunId } from '../base';
import type { RowState } from '../migration';
import type { PulledRow } from './pull';
import type { CheckCells, ResultCells } from './row-patch';

/** A pulled row with everything that only a workbook adds to it, still empty. */
export interface FreshRow extends PulledRow {
  readonly message: undefined;
  readonly check: CheckCells;
  readonly result: ResultCells;
  readonly keys: {
    readonly stateCode: RowState;
    readonly digest: string;
    readonly checkedPlan: string;
    readonly runId: RunId | undefined;
  };
  readonly planEcho: string;
  readonly rowNumber: undefined;
}

/** The row as a workbook takes it: a draft that nobody has checked or run. */
export function freshRow(pulled: PulledRow): FreshRow {
  return {
    ...pulled,
    message: undefined,
    check: {
      check: undefined,
      findings: [],
      cost: undefined,
      costChange: undefined,
      overlap: undefined,
      currency: undefined,
    },
    result: {
      purchase: undefined,
      reassign: undefined,
      retired: undefined,
      boughtPlan: '',
      boughtLicenses: undefined,
      newSubscription: '',
      order: '',
      undoUntil: undefined,
      deprovisioned: undefined,
      runBy: '',
      updated: undefined,
    },
    keys: { stateCode: 'draft', digest: '', checkedPlan: '', runId: undefined },
    planEcho: '',
    rowNumber: undefined,
  };
}
