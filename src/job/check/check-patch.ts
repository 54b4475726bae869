import { idKey } from '../../base';
import type { JobPatch } from '../results/job-patch';
import { sourceCells } from '../source-cells';
import type { CheckedRow } from './checked-row';

/** The cells of a row after Check. */
export function checkPatch(checked: CheckedRow): JobPatch {
  const { row, source, reading } = checked;
  const customer = reading.standing.customer;
  const assigned =
    checked.source?.skuId === undefined || reading.units.length === 0
      ? row.source.assigned
      : (reading.units.find((sku) => idKey(sku.skuId) === idKey(checked.source?.skuId ?? ''))?.consumed ?? 0);
  return {
    customerId: row.customerId,
    subscriptionId: row.subscriptionId,
    state: checked.state,
    message: null,
    ...(source === undefined || customer === undefined
      ? {}
      : {
          source: sourceCells(
            {
              name: customer.name || row.source.customer,
              domain: customer.domain || row.source.domain,
              country: customer.country,
              segment: customer.segment ?? row.source.segment,
            },
            source,
            assigned,
          ),
        }),
    check: {
      check: checked.verdict,
      findings: checked.findings,
      cost: checked.cost?.perMonth,
      costChange: checked.cost?.change,
      overlap: checked.cost?.overlap,
      currency: checked.cost?.currency,
    },
    digest: checked.digest,
    checkedPlan: row.planEcho,
  };
}
