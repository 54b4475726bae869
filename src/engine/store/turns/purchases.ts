import type { QueryResultRow } from 'pg';
import type { Database } from '../database';
import type { PurchaseRecord } from '../rows/records';
import { readPurchase } from '../rows/row-reading';
import { TurnLost, type Turn } from './turns';

/** What has become known of a purchase. `null` forgets a value. */
export interface PurchaseChange {
  readonly cartAttempt?: number;
  readonly checkoutAttempt?: number;
  readonly orderAttempt?: number;
  readonly cartId?: string | null;
  readonly catalogItemId?: string | null;
  readonly checkoutSentAt?: null;
  readonly orderSentAt?: null;
  readonly orderId?: string | null;
  readonly subscriptionId?: string;
  readonly quantity?: number;
  readonly adopted?: boolean;
  readonly unclearSince?: Date | null;
}

const columns: Record<keyof PurchaseChange, string> = {
  cartAttempt: 'cart_attempt',
  checkoutAttempt: 'checkout_attempt',
  orderAttempt: 'order_attempt',
  cartId: 'cart_id',
  catalogItemId: 'catalog_item_id',
  checkoutSentAt: 'checkout_sent_at',
  orderSentAt: 'order_sent_at',
  orderId: 'order_id',
  subscriptionId: 'subscription_id',
  quantity: 'quantity',
  adopted: 'adopted',
  unclearSince: 'unclear_since',
};

/** Whether something was bought, or may have been: from then on a row is not cancelled any more. */
export function mayBeBought(purchase: PurchaseRecord): boolean {
  return (
    purchase.checkoutSentAt !== undefined ||
    purchase.orderSentAt !== undefined ||
    purchase.orderId !== undefined ||
    purchase.subscriptionId !== undefined
  );
}

/** The purchases of a migration, by part. */
export async function purchasesOf(database: Database, migrationId: string): Promise<PurchaseRecord[]> {
  const result = await database.pool.query<QueryResultRow>(
    'select * from crossgrade.purchase where migration_id = $1 order by part',
    [migrationId],
  );
  return result.rows.map(readPurchase);
}

/** Writes down what became known, and that the named write was answered; throws `TurnLost`. */
export async function recordPurchase(
  database: Database,
  turn: Turn,
  part: number,
  change: PurchaseChange,
  answeredWrite?: string,
): Promise<PurchaseRecord> {
  const keys = Object.keys(change) as (keyof PurchaseChange)[]; // the literal's own keys
  const assignments = keys.map((key, index) => `${columns[key]} = $${String(index + 6)}`);
  const values = keys.map((key) => change[key] ?? null);
  const result = await database.pool.query<QueryResultRow>(
    `with held as (
       select id from crossgrade.migration where id = $1 and seq = $2 and owner = $3 for share
     ), answered as (
       update crossgrade.write_intent set answered_at = clock_timestamp()
        where migration_id = $1 and name = $5::text and exists (select 1 from held)
     )
     update crossgrade.purchase set ${['part = part', ...assignments].join(', ')}
      where migration_id = (select id from held) and part = $4 returning *`,
    [turn.id, turn.seq, turn.owner, part, answeredWrite ?? null, ...values],
  );
  const row: unknown = result.rows[0];
  if (row === undefined) throw new TurnLost(turn.id);
  return readPurchase(result.rows[0] as Record<string, unknown>); // present: checked above
}
