import { sameId, type SubscriptionId } from '../../base';
import { carriesMarker, compareTexts, isOfPlan, readSubscription, type Subscription } from '../../migration';
import { mayComeOf } from '../purchase/may-come-of';
import type { EngineWorld } from './engine-world';
import type { UnclearOrder, UnclearPurchase } from './unclear';
import type { MigrationRecord } from '../store/rows/records';

/** Why a subscription cannot be the one that was bought. */
export type Objection = 'not-found' | 'other-product' | 'not-active' | 'too-old' | 'other-row';

/** A subscription of the customer that could be the one that was bought. */
export interface Candidate {
  readonly subscription: Subscription;
  /** It carries the row's own marker. */
  readonly marked: boolean;
}

const ownMarker = /\bCG-[0-9A-Z]{16}\b/i;

/** Whether a friendly name is that of another row's purchase. */
export function otherMarker(friendlyName: string, marker: string): boolean {
  return ownMarker.test(friendlyName) && !carriesMarker(friendlyName, marker);
}

/** Subscriptions that some row of this connection is known to have bought, whoever ran it. */
async function boughtByRows({ database }: EngineWorld, ids: readonly SubscriptionId[]): Promise<ReadonlySet<string>> {
  const result = await database.pool.query<{ id: string }>(
    `select lower(p.subscription_id) as id
       from crossgrade.purchase p join crossgrade.migration m on m.id = p.migration_id
      where m.scope = $1 and lower(p.subscription_id) = any($2)`,
    [database.scope, ids.map((id) => id.toLowerCase())],
  );
  return new Set(result.rows.map(({ id }) => id));
}

function objectionTo(
  { record, unclear }: { readonly record: MigrationRecord; readonly unclear: UnclearPurchase | UnclearOrder },
  subscription: Subscription,
  bought: ReadonlySet<string>,
): Objection | undefined {
  const { part, purchase } = unclear;
  if (sameId(subscription.id, record.plan.source.id) || !isOfPlan(subscription.offerId, part.plan))
    return 'other-product';
  if (bought.has(subscription.id.toLowerCase())) return 'other-row';
  if (otherMarker(subscription.friendlyName, purchase.marker)) return 'other-row';
  if (subscription.status !== 'active' && subscription.status !== 'pending') return 'not-active';
  return mayComeOf(record, subscription.createdOn) ? undefined : 'too-old';
}

/** Judges the customer's subscriptions as the service shows them now. */
export async function judgeCandidates(
  world: EngineWorld,
  record: MigrationRecord,
  unclear: UnclearPurchase | UnclearOrder,
): Promise<readonly { readonly subscription: Subscription; readonly objection: Objection | undefined }[]> {
  const { customerId } = record.plan;
  const settings = { today: world.clock.today(), termEndWords: world.policy.termEndWords };
  const listed = (await world.service.subscriptions.list(customerId)).map((one) =>
    readSubscription(customerId, one, settings),
  );
  const bought = await boughtByRows(
    world,
    listed.map(({ id }) => id),
  );
  return listed.map((subscription) => ({
    subscription,
    objection: objectionTo({ record, unclear }, subscription, bought),
  }));
}

/** Those that it could be: the marked ones first, then the newest. */
export async function candidatesFor(
  world: EngineWorld,
  record: MigrationRecord,
  unclear: UnclearPurchase | UnclearOrder,
): Promise<readonly Candidate[]> {
  const judged = await judgeCandidates(world, record, unclear);
  return judged
    .filter(({ objection }) => objection === undefined)
    .map(({ subscription }) => ({
      subscription,
      marked: carriesMarker(subscription.friendlyName, unclear.purchase.marker),
    }))
    .sort(
      (a, b) =>
        Number(b.marked) - Number(a.marked) ||
        compareTexts(b.subscription.createdOn ?? '', a.subscription.createdOn ?? ''),
    );
}
