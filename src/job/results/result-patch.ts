import { isTerminal, stateTable, type RowState } from '../../migration';
import type { RowView } from '../../engine';
import type { StepState } from '../../workbook';
import { undoLimitOf } from '../steer/undo-outlook';
import { endOfRow } from './end-of-row';
import type { JobPatch, RunCells } from './job-patch';

/** Pieces in their order, to say which steps are behind a row. */
const order = ['admit', 'purchase', 'provision', 'reassign', 'retire'];

function stepOf(view: RowView, piece: string, failed: RowState): StepState {
  const { record } = view;
  if (record.state === 'undone' || record.state === 'undoing') return 'undone';
  const place = order.indexOf(record.piece);
  const own = order.indexOf(piece);
  if (place > own || endOfRow(record) === 'done') return 'done';
  if (place < own) return isTerminal(record.state) ? 'skipped' : 'waiting';
  if (record.state === failed) return 'failed';
  if (record.state === 'unknown') return 'unknown';
  return stateTable[record.state].stage === 'end' ? 'skipped' : 'running';
}

function purchaseStep(view: RowView): StepState {
  if (view.record.state === 'undone') return 'undone';
  if (view.record.state === 'failed-purchase') return 'failed';
  if (view.purchases.length > 0 && view.purchases.every((purchase) => purchase.subscriptionId !== undefined))
    return 'done';
  return stepOf(view, 'purchase', 'failed-purchase');
}

function retireStep(view: RowView): StepState {
  const { record } = view;
  const end = endOfRow(record);
  if (end === 'partial') return 'skipped';
  if (end === 'done' && record.plan.retire === 'leave') return 'skipped';
  return stepOf(view, 'retire', 'failed-retire');
}

/** Until when what was done can be taken back, as far as it is known by now. */
function undoLimit(view: RowView): string | undefined {
  const end = endOfRow(view.record);
  if (end !== 'done' && end !== 'partial') return undefined;
  const until = undoLimitOf(view);
  return until.kind === 'until' ? `${until.day}T00:00:00Z` : undefined;
}

/** The sum, where all of them are known. */
function sumOf(numbers: readonly (number | undefined)[]): number | undefined {
  return numbers.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0);
}

/** The R cells of a row as its run stands. */
export function resultCells(view: RowView): RunCells {
  const { record, purchases } = view;
  const total = record.plan.users.length;
  // What was bought and not what was wanted: a part may have been refused, and what was adopted may be of another number.
  const bought = record.plan.parts.flatMap(({ part, plan }) => {
    const purchase = purchases.find((one) => one.part === part);
    if (purchase?.orderId === undefined && purchase?.subscriptionId === undefined) return [];
    return [{ label: plan.label, licenses: purchase.quantity }];
  });
  const ids = (read: (purchase: RowView['purchases'][number]) => string | undefined): string =>
    purchases.flatMap((purchase) => read(purchase) ?? []).join('; ');
  return {
    purchase: purchaseStep(view),
    reassign: { moved: view.settled, total },
    retired: retireStep(view),
    boughtPlan: bought.map(({ label }) => label).join('; '),
    boughtLicenses: bought.length === 0 ? undefined : sumOf(bought.map(({ licenses }) => licenses)),
    newSubscription: ids((purchase) => purchase.subscriptionId),
    order: ids((purchase) => purchase.orderId),
    undoUntil: undoLimit(view),
    deprovisioned: record.result.deprovisionedOn,
    runBy: view.runBy,
    updated: record.updatedAt.toISOString(),
  };
}

/** What the workbook shows of a row's run. */
export function resultPatch(view: RowView): JobPatch {
  const { record } = view;
  return {
    customerId: record.plan.customerId,
    subscriptionId: record.plan.source.id,
    state: record.state,
    message: record.message ?? null,
    result: resultCells(view),
    runId: record.runId,
  };
}
