import { idKey, sameId } from '../../base';
import { readSkuUnits, rowMessage, unitsNeeded, type RowMessage, type Subscription } from '../../migration';
import { pollWait } from '../policy';
import { readSource } from '../source-reading';
import { purchasesOf } from '../store/purchases';
import { reserveSeats } from '../store/reservations';
import { databaseNow } from '../store/turns';
import { waitFor, type PieceContext, type PieceOutcome, type RunPiece } from './piece';

function patience(context: PieceContext, message: RowMessage): PieceOutcome {
  const waited = context.clock.now().getTime() - context.record.since.getTime();
  if (waited > context.policy.provisioningPatience) {
    return {
      kind: 'end',
      state: 'failed-reassign',
      message: rowMessage('provisioning-late', { since: context.record.since.toISOString() }),
    };
  }
  return waitFor(context, pollWait(context.policy, context.record.looks), 'provisioning', message);
}

/** States in which a fresh subscription is still on its way. */
const arriving = new Set(['pending', 'none', 'other']);

/**
 * The gate between A and B: what was bought exists and is active, the old one is still active, and enough units for this
 * row's users are free and reserved for it. Units, not the order's status, are what an assignment needs
 * (partner-center-api.md section 13).
 */
export const provision: RunPiece = async (context) => {
  const { plan } = context.record;
  const purchases = await purchasesOf(context.database, context.record.id);
  const since = context.record.since.toISOString();

  const bought: Pick<Subscription, 'commerce' | 'cancellableUntil'>[] = [];
  for (const purchase of purchases) {
    if (purchase.subscriptionId === undefined) throw new Error(`${context.record.id} has no subscription to wait for`);
    const fresh = await readSource(context, purchase.subscriptionId);
    if (fresh === undefined || arriving.has(fresh.subscription.status)) {
      return patience(context, rowMessage('provisioning', { since }));
    }
    if (fresh.subscription.status !== 'active') {
      return {
        kind: 'end',
        state: 'failed-reassign',
        message: rowMessage('new-not-active', { status: fresh.subscription.status }),
      };
    }
    bought.push({
      commerce: fresh.subscription.commerce,
      cancellableUntil: fresh.subscription.cancellableUntil,
    });
  }

  const old = await readSource(context, plan.source.id);
  if (old?.subscription.status !== 'active') {
    return {
      kind: 'end',
      state: 'failed-reassign',
      message: rowMessage('old-not-active', { status: old?.subscription.status ?? 'none' }),
    };
  }

  const readAt = await databaseNow(context.database);
  const skus = (await context.service.users.subscribedSkus(plan.customerId)).map(readSkuUnits);
  for (const part of plan.parts) {
    const needed = unitsNeeded(plan.users, part.part);
    if (needed === 0) continue;
    const available = skus.find((sku) => sameId(sku.skuId, part.plan.skuId))?.available ?? 0;
    const { granted, free } = await reserveSeats(
      context.database,
      context.turn,
      {
        part: part.part,
        direction: 'forward',
        customerKey: idKey(plan.customerId),
        skuKey: idKey(part.plan.skuId),
        units: needed,
      },
      available,
      readAt,
    );
    if (!granted) return patience(context, rowMessage('units-short', { available: Math.max(0, free), needed }));
  }
  await context.reach('units-granted', context.record.id);
  return { kind: 'go-on', piece: 'reassign', state: 'reassigning', result: { bought } };
};
