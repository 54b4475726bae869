import { idKey, sameId } from '../../base';
import { readSkuUnits, rowMessage, type RowMessage } from '../../migration';
import { changeSubscription, type WantedChange } from '../change/change-subscription';
import type { ChangeKind } from '../change/change-under-way';
import { isActive, reactivation, termEndRestoration } from '../change/wanted-retirement';
import { pollWait } from '../policy';
import { readSource } from '../source-reading';
import { intentsOf, tookNothing } from '../store/turns/intents';
import { movesOf } from '../store/turns/moves';
import { purchasesOf } from '../store/turns/purchases';
import { reserveSeats } from '../store/turns/reservations';
import { databaseNow } from '../store/turns/turns';
import { retireWrite } from './retire';
import { waitFor, type PieceContext, type PieceOutcome, type RunPiece } from './piece';

function wantedChange(
  context: PieceContext,
  kind: ChangeKind,
  change: Pick<WantedChange, 'name' | 'change' | 'isMade'>,
): WantedChange {
  return {
    ...change,
    subscriptionId: context.record.plan.source.id,
    waiting: 'undoing',
    refusedState: 'failed-reassign',
    refusedMessage: 'undo-refused',
    unconfirmed: 'undo-unconfirmed',
    unconfirmedValues: { change: kind },
    intended: 'undo-reactivate-intended',
    afterAnswer: 'undo-reactivate-answered',
  };
}

/** First of an undo: the old subscription is active again as it was, and has free units for everybody who goes back. */
export const undoReactivate: RunPiece = async (context) => {
  const { source } = context.record.plan;
  const hopeless = await cannotBeUndone(context);
  if (hopeless !== undefined) return hopeless;
  const active = await changeSubscription(
    context,
    wantedChange(context, 'reactivate', {
      name: 'undo-reactivate',
      change: reactivation,
      isMade: isActive,
    }),
  );
  if (active.kind === 'outcome') {
    const { outcome } = active;
    return outcome.kind === 'end' ? await staying(context, 'retired', outcome) : outcome;
  }
  await tookNothing(context.database, context.turn, retireWrite);
  // What was to happen at the end of the term happens again as before the run.
  const { change, isMade } = termEndRestoration(source, context.policy.termEndWords);
  if (!isMade(active.read)) {
    const restored = await changeSubscription(
      context,
      wantedChange(context, 'restore-term-end', { name: 'undo-term-end', change, isMade }),
    );
    if (restored.kind === 'outcome') return restored.outcome;
  }
  const short = await unitsFor(context);
  if (short !== undefined) return short;
  await context.reach('undo-units-granted', context.record.id);
  return { kind: 'go-on', piece: 'undo-move', state: 'undoing' };
};

/** Said before anything is touched: users are not moved back to what is gone, nor away from what goes on costing. */
async function cannotBeUndone(context: PieceContext): Promise<PieceOutcome | undefined> {
  const old = await readSource(context, context.record.plan.source.id);
  const status = old?.subscription.status;
  if (status === 'deleted' || status === 'disabled' || status === 'expired') {
    return staying(context, 'retired', bothLive(rowMessage('undo-impossible', { status })));
  }
  for (const { subscriptionId } of await purchasesOf(context.database, context.record.id)) {
    if (subscriptionId === undefined) continue;
    const fresh = (await readSource(context, subscriptionId))?.subscription;
    if (fresh === undefined || fresh.commerce === 'legacy' || fresh.status === 'deleted') continue;
    const until = fresh.cancellableUntil;
    if (until === undefined || Date.parse(until) <= context.clock.now().getTime()) {
      const message = rowMessage('undo-too-late', { until: until ?? '' });
      return staying(context, status === 'active' ? 'active' : 'retired', bothLive(message));
    }
  }
  return undefined;
}

type Ending = Extract<PieceOutcome, { kind: 'end' }>;

const bothLive = (message: RowMessage): Ending => ({ kind: 'end', state: 'failed-retire', message });

/** A row of which nothing was undone stays what it was, and says why; one that is half-way ends as it is said. */
async function staying(context: PieceContext, old: 'active' | 'retired', halfWay: Ending): Promise<Ending> {
  const { id, result } = context.record;
  const intents = await intentsOf(context.database, id);
  const begun = [...intents].some(
    ([name, { answered }]) =>
      name.startsWith('back/') ||
      // A reactivation that was refused left nothing behind.
      (name === 'undo-reactivate' ? old === 'active' || !answered : name.startsWith('undo-')),
  );
  const { beforeUndo } = result;
  return begun || beforeUndo === undefined ? halfWay : { ...halfWay, ...beforeUndo };
}

async function unitsFor(context: PieceContext): Promise<PieceOutcome | undefined> {
  const { plan } = context.record;
  const [forward, back] = await Promise.all([
    movesOf(context.database, context.record.id, 'forward'),
    movesOf(context.database, context.record.id, 'back'),
  ]);
  const needed = [...forward.values()].filter((move) => move.outcome === 'moved' || move.outcome === 'removed').length;
  const used = [...back.values()].filter((move) => move.outcome !== 'failed').length;
  if (needed <= used) return undefined;
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
      used,
    },
    available,
    readAt,
  );
  if (granted) return undefined;
  const message = rowMessage('units-short', { available: Math.max(0, free), needed: needed - used });
  const waited = context.clock.now().getTime() - context.record.since.getTime();
  if (waited > context.policy.provisioningPatience) return { kind: 'end', state: 'failed-reassign', message };
  return waitFor(context, pollWait(context.policy, context.record.looks), 'undoing', message);
}
