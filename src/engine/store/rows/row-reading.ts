import type { QueryResultRow } from 'pg';
import { brandId, type CartId, type OrderId, type RunId, type SubscriptionId, type TenantId } from '../../../base';
import type { MigrationPlan, RowMessage, RowState } from '../../../migration';
import type {
  MigrationRecord,
  MigrationResult,
  MoveRecord,
  MoveProof,
  MoveOutcome,
  Piece,
  PurchaseRecord,
} from './records';

/*
 * Rows of our own tables: written by this room only, under the checks of the schema, so their columns are trusted and
 * given their types here and nowhere else.
 */

export function readMigration(row: QueryResultRow): MigrationRecord {
  return {
    id: row['id'] as string,
    tenantId: brandId<TenantId>(row['tenant_id'] as string),
    generation: row['generation'] as number,
    customerKey: row['customer_key'] as string,
    runId: brandId<RunId>(row['run_id'] as string),
    state: row['state'] as RowState,
    piece: row['piece'] as Piece,
    seq: row['seq'] as number,
    looks: row['looks'] as number,
    since: row['since'] as Date,
    unknownSince: (row['unknown_since'] as Date | null) ?? undefined,
    notBefore: (row['not_before'] as Date | null) ?? undefined,
    priority: row['priority'] as number,
    pauseRequested: row['pause_requested'] as boolean,
    cancelRequested: row['cancel_requested'] as boolean,
    countedIn: (row['counted_in'] as number | null) ?? undefined,
    message: (row['message'] as RowMessage | null) ?? undefined,
    plan: row['plan'] as MigrationPlan,
    result: row['result'] as MigrationResult,
    createdAt: row['created_at'] as Date,
    updatedAt: row['updated_at'] as Date,
  };
}

function branded<Id extends CartId | OrderId | SubscriptionId>(value: unknown): Id | undefined {
  return typeof value === 'string' ? brandId<Id>(value) : undefined;
}

export function readPurchase(row: QueryResultRow): PurchaseRecord {
  return {
    part: row['part'] as number,
    marker: row['marker'] as string,
    cartAttempt: row['cart_attempt'] as number,
    checkoutAttempt: row['checkout_attempt'] as number,
    orderAttempt: row['order_attempt'] as number,
    cartId: branded<CartId>(row['cart_id']),
    catalogItemId: (row['catalog_item_id'] as string | null) ?? undefined,
    checkoutSentAt: (row['checkout_sent_at'] as Date | null) ?? undefined,
    orderSentAt: (row['order_sent_at'] as Date | null) ?? undefined,
    orderId: branded<OrderId>(row['order_id']),
    subscriptionId: branded<SubscriptionId>(row['subscription_id']),
    quantity: (row['quantity'] as number | null) ?? undefined,
    adopted: row['adopted'] as boolean,
    unclearSince: (row['unclear_since'] as Date | null) ?? undefined,
  };
}

export function readMove(row: QueryResultRow): MoveRecord {
  return {
    userKey: row['user_key'] as string,
    direction: row['direction'] as MoveRecord['direction'],
    part: row['part'] as number,
    outcome: row['outcome'] as MoveOutcome,
    proof: row['proof'] as MoveProof,
    provedAt: row['proved_at'] as Date,
  };
}
