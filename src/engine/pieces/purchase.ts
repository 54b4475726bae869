import { rowMessage } from '../../migration';
import { purchasePart } from '../purchase/part-purchase';
import { settleOrder } from '../purchase/order-settling';
import { intentsOf } from '../store/turns/intents';
import { mayBeBought, purchasesOf } from '../store/turns/purchases';
import type { PurchaseRecord } from '../store/rows/records';
import { takeAllowance } from '../store/runs/stop-loss';
import type { PieceOutcome, RunPiece } from './piece';

/** Step A: every part of the row is bought, each at most once. */
export const purchase: RunPiece = async (context) => {
  const { plan } = context.record;
  const [first, intents] = await Promise.all([
    purchasesOf(context.database, context.record.id),
    intentsOf(context.database, context.record.id),
  ]);
  // Once something may have been bought the row goes on: a customer that is moved half is worse than one limit exceeded.
  if (!first.some(mayBeBought)) {
    const message = await takeAllowance(context.database, context.turn, context.record);
    if (message !== undefined) {
      await context.reach('run-stopped', context.record.id);
      return { kind: 'end', state: 'paused', message };
    }
  }
  let adopted: string | undefined;
  let records = first;
  for (const part of plan.parts) {
    const record = records.find((candidate) => candidate.part === part.part);
    if (record === undefined) throw new Error(`Part ${String(part.part)} of ${context.record.id} has no purchase`);
    const bought = await purchasePart(context, part, record, intents);
    if (bought.kind === 'outcome') return honest(bought.outcome, records);
    const settled = await settleOrder(context, part, bought.purchase);
    const others = records.filter((known) => known.part !== part.part);
    if (settled !== undefined) return honest(settled, others);
    records = [...others, bought.purchase];
    if (bought.purchase.adopted) adopted = bought.purchase.orderId ?? bought.purchase.subscriptionId;
  }
  return {
    kind: 'go-on',
    piece: 'provision',
    state: 'provisioning',
    ...(adopted === undefined ? {} : { message: rowMessage('purchase-adopted', { order: adopted }) }),
  };
};

/** A refused part is a failed purchase only while nothing else of the row was bought. */
function honest(outcome: PieceOutcome, records: readonly PurchaseRecord[]): PieceOutcome {
  const anythingBought = records.some((record) => record.orderId !== undefined || record.subscriptionId !== undefined);
  return outcome.kind === 'end' && outcome.state === 'failed-purchase' && anythingBought
    ? { ...outcome, state: 'failed-reassign' }
    : outcome;
}
