import type { WorkbookContent } from './content';
import type { RowPatch } from './port';

/** What the rows of a workbook of results say, as patches for the workbook that it belongs to. */
export function resultsAsPatch(results: WorkbookContent): readonly RowPatch[] {
  return results.rows.map((row): RowPatch => {
    const { stateCode, digest, checkedPlan, runId } = row.keys;
    return {
      customerId: row.customerId,
      subscriptionId: row.subscriptionId,
      ...(stateCode === undefined ? {} : { state: stateCode }),
      message: row.message ?? null,
      // An unread verdict (the row was changed since) must not wipe out the one that is there.
      ...(row.check.check === undefined ? {} : { check: row.check }),
      result: row.result,
      ...(digest === '' ? {} : { digest }),
      ...(checkedPlan === '' ? {} : { checkedPlan }),
      ...(runId === undefined ? {} : { runId }),
    };
  });
}
