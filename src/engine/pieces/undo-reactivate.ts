import { idKey, sameId } from '../../base';
import { readSkuUnits, rowMessage } from '../../migration';
import { changeSubscription, lookAgain, type WantedChange } from '../change/change-subscription';
import { reactivation } from '../change/wanted-retirement';
import { pollWait } from '../policy';
import { readSource } from '../source-reading';
import { movesOf } from '../store/moves';
import { reserveSeats } from '../store/reservations';
import { databaseNow } from '../store/turns';
import { waitFor, type PieceContext, type PieceOutcome, type RunPiece } from './piece';

function wantedChange(context: PieceContext): WantedChange {
  return {
    name: 'undo-reactivate',
    subscriptionId: context.record.plan.source.id,
    change: reactivation(context.policy.termEndWords),
    isMade: (read) => read.subscription.status === 'active' && read.subscription.termEnd !== 'cancels',
    waiting: 'undoing',
    refusedState: 'failed-reassign',
    refusedMessage: 'undo-refused',
    unconfirmed: 'old-not-active',
    unconfirmedValues: { status: '' },
    afterAnswer: 'undo-reactivate-answered',
  };
}

/** First of an undo: the old subscription is active again, and has free units for everybody who goes back. */
export const undoReactivate: RunPiece = async (context) => {
  const { plan } = context.record;
  const old = await readSource(context, plan.source.id);
  const wanted = wantedChange(context);
  if (old === undefined) return lookAgain(context, wanted);
  if (old.subscription.status === 'deleted' || old.subscription.status === 'disabled') {
    return {
      kind: 'end',
      state: 'failed-reassign',
      message: rowMessage('old-not-active', { status: old.subscription.status }),
    };
  }
  const changed = await changeSubscription(context, wanted, old);
  if (changed.kind === 'outcome') return changed.outcome;
  return (await unitsFor(context)) ?? { kind: 'go-on', piece: 'undo-move', state: 'undoing' };
};

async function unitsFor(context: PieceContext): Promise<PieceOutcome | undefined> {
  const { plan } = context.record;
  const moved = await movesOf(context.database, context.record.id, 'forward');
  const needed = [...moved.values()].filter((move) => move.outcome === 'moved' || move.outcome === 'removed').length;
  if (needed === 0) return undefined;
  const readAt = await databaseNow(context.database);
  const skus = (await context.service.users.subscribedSkus(plan.customerId)).map(readSkuUnits);
  const available = skus.find((sku) => sameId(sku.skuId, plan.source.skuId))?.available ?? 0;
  const { granted, free } = await reserveSeats(
    context.database,
    context.turn,
    {
      part: 1,
      direction: 'back',
      customerKey: idKey(plan.customerId),
      skuKey: idKey(plan.source.skuId),
      units: needed,
    },
    available,
    readAt,
  );
  if (granted) return undefined;
  return waitFor(
    context,
    pollWait(context.policy, context.record.looks),
    'undoing',
    rowMessage('units-short', { available: Math.max(0, free), needed }),
  );
}
