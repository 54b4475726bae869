import { idKey, sameId, type DirectorySkuId } from '../../base';
import { mayRetire, readSkuUnits, rowMessage, unitsLeft } from '../../migration';
import { changeSubscription, type Gate, type WantedChange } from '../change/change-subscription';
import type { ChangeKind } from '../change/change-under-way';
import { endedStatus, isEnded } from '../change/wanted-retirement';
import { pollWait } from '../policy';
import type { ReadBack } from '../source-reading';
import { purchasesOf } from '../store/turns/purchases';
import type { PurchaseRecord } from '../store/rows/records';
import { unitsGoing } from '../store/turns/taken-units';
import { waitFor, type PieceContext, type RunPiece } from './piece';

/** Last of an undo: what was bought is cancelled, or suspended where it is legacy, and read back. */
export const undoCancel: RunPiece = async (context) => {
  const differing = new Set<string>();
  for (const purchase of await purchasesOf(context.database, context.record.id)) {
    const wanted = wantedChange(context, purchase);
    if (wanted === undefined) continue;
    const changed = await changeSubscription(context, wanted);
    if (changed.kind === 'outcome') return changed.outcome;
    for (const field of changed.differences) differing.add(field);
  }
  return {
    kind: 'end',
    state: 'undone',
    ...(differing.size === 0 ? {} : { message: rowMessage('fields-differ', { fields: [...differing] }) }),
  };
};

function wantedChange(context: PieceContext, purchase: PurchaseRecord): WantedChange | undefined {
  const { subscriptionId } = purchase;
  const part = context.record.plan.parts.find((candidate) => candidate.part === purchase.part);
  if (subscriptionId === undefined || part === undefined) return undefined;
  return {
    name: `undo-cancel-${String(purchase.part)}`,
    subscriptionId,
    change: () => ({ status: endedStatus(part.plan.commerce) }),
    isMade: isEnded(part.plan.commerce),
    gate: () => noHolderLeft(context, part.plan.skuId),
    waiting: 'undoing',
    refusedState: 'failed-retire',
    refusedMessage: 'undo-refused',
    unconfirmed: 'undo-unconfirmed',
    unconfirmedValues: { change: 'cancel-new' satisfies ChangeKind },
    intended: 'undo-cancel-intended',
    afterAnswer: 'undo-cancel-answered',
  };
}

/** What was bought goes as the old one went: not while somebody, whoever it is, would lose a license by it. */
async function noHolderLeft(context: PieceContext, sku: DirectorySkuId): Promise<Gate> {
  const customerSku = { customerKey: idKey(context.record.plan.customerId), skuKey: idKey(sku) };
  // Before the units: what takes effect meanwhile is counted twice rather than not at all.
  const going = await unitsGoing(context.database, context.record.id, customerSku, context.policy.listingLag);
  const units = (await context.service.users.subscribedSkus(context.record.plan.customerId))
    .map(readSkuUnits)
    .find((candidate) => sameId(candidate.skuId, sku));
  const factsOf = (read: ReadBack): { activeUnits: number; quantityOfThis: number } => ({
    activeUnits: Math.min(units?.active ?? 0, going.leftAtMost) - going.units,
    quantityOfThis: read.subscription.quantity,
  });
  const objection: Gate['objection'] = (read) => {
    const facts = factsOf(read);
    const holders = units?.consumed ?? 0;
    if (mayRetire({ ...facts, holdersRemaining: holders })) return undefined;
    const message = rowMessage('retire-holders-left', { holders, remaining: unitsLeft(facts) });
    const waited = context.clock.now().getTime() - context.record.since.getTime();
    if (waited > context.policy.changePatience) return { kind: 'end', state: 'failed-retire', message };
    return waitFor(context, pollWait(context.policy, context.record.looks), 'undoing', message);
  };
  return {
    objection,
    takes: (read) => ({
      ...customerSku,
      units: read.subscription.quantity,
      left: unitsLeft(factsOf(read)),
      countedFrom: going.countedFrom,
    }),
  };
}
