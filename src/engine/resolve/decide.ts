import type { PoolClient, QueryResultRow } from 'pg';
import { Problem, sameId, type SubscriptionId } from '../../base';
import { carriesMarker, rowMessage, type RowMessage, type RowState } from '../../migration';
import { transaction } from '../postgres';
import type { MigrationRecord, Piece } from '../store/records';
import { readMigration } from '../store/row-reading';
import { judgeCandidates } from './candidates';
import type { EngineWorld } from './engine-world';
import { provableFrom, unclearRow } from './evidence';
import type { UnclearPart } from './unclear-part';

/** Where a decision leads. */
interface Destination {
  readonly state: RowState;
  readonly message: RowMessage | null;
}

/**
 * Takes the row out of the hands of whoever holds its turn, together with what was decided: after the row's number is
 * raised nobody else can make the intent of a write durable, and nothing is sent without one. A write that was sent a
 * moment ago may still take effect, and is waited for.
 */
async function decide(
  world: EngineWorld,
  { record, unclear }: { readonly record: MigrationRecord; readonly unclear: UnclearPart },
  to: Destination,
  write: (client: PoolClient) => Promise<unknown>,
): Promise<MigrationRecord> {
  return transaction(world.database.pool, async (client) => {
    const moved = await client.query<QueryResultRow>(
      `update crossgrade.migration
          set state = $3, seq = seq + 1, owner = null, looks = 0, since = clock_timestamp(), not_before = null,
              message = $4, workflow = id || '#' || (seq + 1), updated_at = clock_timestamp()
        where id = $1 and state = 'unknown' and piece = $2 returning *`,
      [record.id, 'purchase' satisfies Piece, to.state, to.message && JSON.stringify(to.message)],
    );
    const row = moved.rows[0];
    if (row === undefined) {
      throw new Problem('not-resolvable', { subscription: record.plan.source.id, state: record.state });
    }
    const flying = await client.query<{ until: Date }>(
      `select max(sent_at) + $2 * interval '1 millisecond' as until from crossgrade.write_intent
        where migration_id = $1 and name = any($3) and answered_at is null
       having max(sent_at) + $2 * interval '1 millisecond' > clock_timestamp()`,
      [record.id, world.policy.writeDeadline, sendingsOf(unclear)],
    );
    const until = flying.rows[0]?.until;
    if (until !== undefined) throw new Problem('decision-too-early', { until: until.toISOString() });
    await write(client);
    await client.query(
      'update crossgrade.write_intent set answered_at = clock_timestamp() where migration_id = $1 and name = any($2)',
      [record.id, sendingsOf(unclear)],
    );
    return readMigration(row);
  });
}

function sendingsOf({ part }: UnclearPart): readonly string[] {
  return [`part-${String(part.part)}/checkout`, `part-${String(part.part)}/order`];
}

/** This subscription is the one that was bought; the row goes on with it. Throws `adopt-impossible` and `decision-too-early`. */
export async function adoptSubscription(
  world: EngineWorld,
  migrationId: string,
  id: SubscriptionId,
): Promise<MigrationRecord> {
  const row = await unclearRow(world, migrationId);
  const judged = await judgeCandidates(world, row.record, row.unclear);
  const found = judged.find(({ subscription }) => sameId(subscription.id, id));
  const objection = found === undefined ? 'not-found' : found.objection;
  if (found === undefined || objection !== undefined) {
    throw new Problem('adopt-impossible', { subscription: id, reason: objection ?? 'not-found' });
  }
  const { orderId, quantity } = found.subscription;
  const message = rowMessage('purchase-adopted', { order: orderId ?? id });
  return decide(world, row, { state: 'purchasing', message }, (client) =>
    client.query(
      `update crossgrade.purchase
          set subscription_id = $3, order_id = $4, quantity = $5, adopted = true, unclear_since = null
        where migration_id = $1 and part = $2`,
      [migrationId, row.unclear.part.part, found.subscription.id, orderId ?? null, quantity],
    ),
  );
}

/**
 * Nothing was bought: a person has looked at the evidence and says so. Not before the service's lists must show a
 * purchase, and not where they do. Throws `not-bought-too-early`,
 * `adopt-impossible` and `decision-too-early`.
 */
export async function declareNotBought(world: EngineWorld, migrationId: string): Promise<MigrationRecord> {
  const row = await unclearRow(world, migrationId);
  const { part, purchase } = row.unclear;
  const from = provableFrom(world, purchase);
  if (world.clock.now() < from) throw new Problem('not-bought-too-early', { until: from.toISOString() });
  const { customerId } = row.record.plan;
  const [orders, subscriptions] = await Promise.all([
    world.service.orders.list(customerId),
    world.service.subscriptions.list(customerId),
  ]);
  const marked = subscriptions.find((one) => carriesMarker(one.friendlyName, purchase.marker));
  const ordered = orders.find((one) => one.lineItems.some((line) => carriesMarker(line.friendlyName, purchase.marker)));
  // The row's own marker is there: the next look adopts it, and no declaration makes it go away.
  if (marked !== undefined || ordered !== undefined) {
    throw new Problem('adopt-impossible', {
      subscription: marked?.id ?? ordered?.id ?? '',
      reason: 'bought-after-all',
    });
  }
  const others = await world.database.pool.query(
    `select 1 from crossgrade.purchase where migration_id = $1 and part <> $2
        and (order_id is not null or subscription_id is not null)`,
    [migrationId, part.part],
  );
  const state = others.rowCount === 0 ? 'failed-purchase' : 'failed-reassign';
  return decide(world, row, { state, message: rowMessage('declared-not-bought') }, (client) =>
    client.query(
      `update crossgrade.purchase
          set cart_id = null, cart_attempt = cart_attempt + 1, checkout_attempt = checkout_attempt + 1,
              order_attempt = order_attempt + 1, checkout_sent_at = null, order_sent_at = null, unclear_since = null
        where migration_id = $1 and part = $2`,
      [migrationId, part.part],
    ),
  );
}
