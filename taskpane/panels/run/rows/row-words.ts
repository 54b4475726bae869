import { severityOf } from '../../../../src/migration';
import type { Text } from '../../../app/use-text';
import type { RunRow } from '../../../runs/run-rows';

/** Who the row is about. A row that is no longer in the sheet goes by its id. */
export function nameOf({ row, patch }: RunRow, text: Text): string {
  if (row === undefined || row.source.customer === '') return patch.subscriptionId;
  return text('pane.row', { customer: row.source.customer, product: row.source.product });
}

/** What the row says of itself: its message, else what keeps it from running, else how many users were moved. */
export function saidBy({ patch }: RunRow, text: Text): string {
  const { message, check, result } = patch;
  if (typeof message === 'string') return message;
  if (message !== undefined && message !== null) {
    return 'key' in message ? text.of(message) : text(`row.${message.code}`, message.values);
  }
  const findings = check?.findings;
  if (typeof findings === 'object') {
    const error = findings.find((finding) => severityOf(finding) === 'error');
    if (error !== undefined) return text(`finding.${error.code}`, error.values);
  }
  const progress = result?.reassign;
  return typeof progress === 'object' && progress.total > 0 ? text('pane.run.users-of-row', { ...progress }) : '';
}
