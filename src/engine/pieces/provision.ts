import { idKey, sameId } from '../../base';
import {
  holds,
  readHeldLicense,
  readSkuUnits,
  rowMessage,
  unitsNeeded,
  type PlannedUser,
  type PlanPart,
  type RowMessage,
  type Subscription,
} from '../../migration';
import { SentWrites } from '../moves/sent-writes';
import { writesOf } from '../moves/user-write';
import { pollWait } from '../policy';
import { isArriving, readListed } from '../source-reading';
import { intentsOf } from '../store/turns/intents';
import { movesOf } from '../store/turns/moves';
import { purchasesOf } from '../store/turns/purchases';
import type { PurchaseRecord } from '../store/rows/records';
import { reserveSeats } from '../store/turns/reservations';
import { databaseNow } from '../store/turns/turns';
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

/**
 * The gate between A and B: what was bought exists and is active, the old one is still active, and enough units for this
 * row's users are free and reserved for it. Units, not the order's status, are what an assignment needs
 * (partner-center-api.md section 13).
 */
export const provision: RunPiece = async (context) => {
  const { plan } = context.record;
  const purchases = await purchasesOf(context.database, context.record.id);
  const since = context.record.since.toISOString();

  const listed = await context.service.subscriptions.list(plan.customerId);
  const bought: Pick<Subscription, 'commerce' | 'cancellableUntil'>[] = [];
  for (const purchase of purchases) {
    if (purchase.subscriptionId === undefined) throw new Error(`${context.record.id} has no subscription to wait for`);
    const fresh = await readListed(context, listed, purchase.subscriptionId);
    if (fresh === undefined || isArriving(fresh.subscription.status)) {
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

  const old = await readListed(context, listed, plan.source.id);
  // Not shown proves nothing: another look will tell.
  if (old === undefined) return patience(context, rowMessage('old-not-active', { status: 'none' }));
  if (old.subscription.status !== 'active') {
    const { status } = old.subscription;
    return { kind: 'end', state: 'failed-reassign', message: rowMessage('old-not-active', { status }) };
  }

  const short = await reserveUnits(context, purchases);
  if (short !== undefined) return short;
  await context.reach('units-granted', context.record.id);
  return { kind: 'go-on', piece: 'reassign', state: 'reassigning', result: { bought } };
};

/** Reserves units for every part; a wait where there are too few. */
async function reserveUnits(
  context: PieceContext,
  purchases: readonly PurchaseRecord[],
): Promise<PieceOutcome | undefined> {
  const { plan } = context.record;
  const readAt = await databaseNow(context.database);
  const [skus, moves, intents] = await Promise.all([
    context.readings.units.anew(() => context.service.users.subscribedSkus(plan.customerId)),
    movesOf(context.database, context.record.id, 'forward'),
    intentsOf(context.database, context.record.id),
  ]);
  const sent = new SentWrites(intents);
  const units = skus.map(readSkuUnits);
  // A row that is taken up again has users who sit on their new seats already.
  const unsettled = plan.users.filter((user) => {
    const outcome = moves.get(idKey(user.userId))?.outcome;
    return outcome === undefined || outcome === 'failed';
  });
  for (const part of plan.parts) {
    const all = unitsNeeded(plan.users, part.part);
    const available = units.find((sku) => sameId(sku.skuId, part.plan.skuId))?.available ?? 0;
    const reserve = (needed: number): ReturnType<typeof reserveSeats> =>
      reserveSeats(
        context.database,
        context.turn,
        {
          part: part.part,
          direction: 'forward',
          customerKey: idKey(plan.customerId),
          skuKey: idKey(part.plan.skuId),
          units: all,
          used: all - needed,
        },
        available,
        readAt,
      );
    let needed = unitsNeeded(unsettled, part.part);
    if (needed === 0) continue;
    let reserved = await reserve(needed);
    const adopted = purchases.some((purchase) => purchase.part === part.part && purchase.adopted);
    // Whoever made the purchase may have moved the users as well; and what was sent for a user may have come late.
    const mayHold = unsettled.filter((user) => adopted || sent.of(writesOf('forward', user)).size > 0);
    if (!reserved.granted && mayHold.length > 0) {
      needed += (await lackingNew(context, part, mayHold)) - unitsNeeded(mayHold, part.part);
      reserved = await reserve(needed);
    }
    if (!reserved.granted) {
      return patience(context, rowMessage('units-short', { available: Math.max(0, reserved.free), needed }));
    }
  }
  return undefined;
}

/** How many users who are to be moved to a part do not hold its license, read one by one. */
async function lackingNew(context: PieceContext, part: PlanPart, users: readonly PlannedUser[]): Promise<number> {
  let lacking = 0;
  for (const user of users) {
    if (user.part !== part.part || user.action !== 'move') continue;
    const licenses = await context.service.users.licenses(context.record.plan.customerId, user.userId);
    if (licenses !== undefined && !holds({ licenses: licenses.map(readHeldLicense) }, part.plan.skuId)) lacking += 1;
  }
  return lacking;
}
