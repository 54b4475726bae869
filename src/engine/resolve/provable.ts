import type { PoolClient, QueryResultRow } from 'pg';
import type { PurchaseRecord, SentIntent } from '../store/rows/records';
import { readPurchase } from '../store/rows/row-reading';
import type { EngineWorld } from './engine-world';
import type { Unclear, UnclearRow } from './unclear';

/** What of an unclear outcome decides from when on it can be denied. */
type LastSent =
  | { readonly kind: 'change'; readonly sent: Pick<SentIntent, 'sentAt' | 'accepted'> | undefined }
  | Pick<Exclude<Unclear, { kind: 'change' }>, 'kind' | 'purchase'>;

/** When something that buys was sent last, as far as it is not known what came of it. */
export function lastSending({ unclearSince, checkoutSentAt, orderSentAt }: PurchaseRecord): Date | undefined {
  const instants = [unclearSince, checkoutSentAt, orderSentAt].filter((one) => one !== undefined);
  return instants.length === 0 ? undefined : new Date(Math.max(...instants.map((one) => one.getTime())));
}

/**
 * From when on a person can say that it did not happen: nothing that was sent can take effect any more, and the
 * service's lists, or its own word that it would do so, are past their time.
 */
export function provableFrom({ clock, policy }: EngineWorld, unclear: LastSent): Date {
  if (unclear.kind === 'change') {
    const { sent } = unclear;
    if (sent === undefined) return clock.now();
    return new Date(sent.sentAt.getTime() + (sent.accepted ? policy.changePatience : policy.writeDeadline));
  }
  const last = lastSending(unclear.purchase) ?? clock.now();
  return new Date(last.getTime() + policy.writeDeadline + policy.listingLag);
}

/** The same as it stands in the transaction that has taken the row out of everybody's hands: nothing is sent after it. */
export async function provableFromNow(
  client: Pick<PoolClient, 'query'>,
  world: EngineWorld,
  { record, unclear }: UnclearRow,
): Promise<Date> {
  if (unclear.kind === 'change') {
    const sent = await client.query<Pick<SentIntent, 'sentAt' | 'accepted'>>(
      `select sent_at as "sentAt", accepted_at is not null as accepted from crossgrade.write_intent
        where migration_id = $1 and name = $2 and answered_at is null`,
      [record.id, unclear.name],
    );
    return provableFrom(world, { kind: 'change', sent: sent.rows[0] });
  }
  const purchases = await client.query<QueryResultRow>(
    'select * from crossgrade.purchase where migration_id = $1 and part = $2',
    [record.id, unclear.part.part],
  );
  const purchase = purchases.rows.map(readPurchase)[0] ?? unclear.purchase;
  return provableFrom(world, { kind: unclear.kind, purchase });
}
