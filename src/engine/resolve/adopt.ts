import { Problem, sameId, type SubscriptionId } from '../../base';
import { rowMessage } from '../../migration';
import type { MigrationRecord } from '../store/rows/records';
import { judgeCandidates } from './candidates';
import { decide } from './decide';
import type { EngineWorld } from './engine-world';
import { unclearRow } from './evidence';

/** This subscription is the one that was bought; the row goes on with it. Throws `adopt-impossible` and `decision-too-early`. */
export async function adoptSubscription(
  world: EngineWorld,
  migrationId: string,
  id: SubscriptionId,
  by: string,
): Promise<MigrationRecord> {
  const row = await unclearRow(world, migrationId);
  const { record, unclear } = row;
  if (unclear.kind === 'change') {
    throw new Problem('not-resolvable', { subscription: record.plan.source.id, state: record.state });
  }
  const judged = await judgeCandidates(world, record, unclear);
  const found = judged.find(({ subscription }) => sameId(subscription.id, id));
  const objection = found === undefined ? 'not-found' : found.objection;
  if (found === undefined || objection !== undefined) {
    throw new Problem('adopt-impossible', { subscription: id, reason: objection ?? 'not-found' });
  }
  const { orderId, quantity } = found.subscription;
  const message = rowMessage('purchase-adopted', { order: orderId ?? id });
  return decide(world, row, { state: 'purchasing', message, decision: { choice: 'adopt', by } }, (client) =>
    client.query(
      `update crossgrade.purchase
          set subscription_id = $3, order_id = coalesce($4, order_id), quantity = $5, adopted = true,
              unclear_since = null
        where migration_id = $1 and part = $2`,
      [migrationId, unclear.part.part, found.subscription.id, orderId ?? null, quantity],
    ),
  );
}
