import type { OrderId } from '../../base';
import type { PlanPart } from '../../migration';
import { changeUnderWay, type ChangeUnderWay } from '../change/change-under-way';
import type { Database } from '../store/database';
import { intentsOf } from '../store/turns/intents';
import { mayBeBought, purchasesOf } from '../store/turns/purchases';
import type { MigrationRecord, PurchaseRecord, SentIntent } from '../store/rows/records';

/** The part of a row whose purchase was sent and is not known to have happened. */
export interface UnclearPurchase {
  readonly kind: 'purchase';
  readonly part: PlanPart;
  readonly purchase: PurchaseRecord;
}

/** The part of a row whose order exists and whose subscription does not show. */
export interface UnclearOrder {
  readonly kind: 'order';
  readonly part: PlanPart;
  readonly purchase: PurchaseRecord;
  readonly orderId: OrderId;
}

/** A change of a subscription that does not show: of the old one, or in an undo of the new one. */
export interface UnclearChange extends ChangeUnderWay {
  readonly kind: 'change';
}

/**
 * What is unclear of a row:
 * - `purchase`: whether anything was bought,
 * - `order`: which subscription an order brought,
 * - `change`: whether a subscription was changed.
 *
 * Of users nothing stays unclear: each is read, and one who cannot be proven is named as failed.
 */
export type Unclear = UnclearPurchase | UnclearOrder | UnclearChange;

export interface UnclearRow<Kind extends Unclear = Unclear> {
  readonly record: MigrationRecord;
  readonly unclear: Kind;
  readonly intents: ReadonlyMap<string, SentIntent>;
}

/** What is unclear of a row in state `unknown`, and what was sent for it; undefined: nothing that waits for anybody. */
export async function findUnclear(database: Database, record: MigrationRecord): Promise<UnclearRow | undefined> {
  if (record.state !== 'unknown') return undefined;
  const [purchases, intents] = await Promise.all([purchasesOf(database, record.id), intentsOf(database, record.id)]);
  const unclear =
    record.piece === 'purchase' ? purchaseOf(record, purchases) : changeUnderWay(record, purchases, intents);
  return unclear && { record, unclear: 'kind' in unclear ? unclear : { kind: 'change', ...unclear }, intents };
}

function purchaseOf(
  record: MigrationRecord,
  purchases: readonly PurchaseRecord[],
): UnclearPurchase | UnclearOrder | undefined {
  const purchase = purchases.find((one) => one.subscriptionId === undefined && mayBeBought(one));
  const part = record.plan.parts.find((one) => one.part === purchase?.part);
  if (purchase === undefined || part === undefined) return undefined;
  const { orderId } = purchase;
  return orderId === undefined ? { kind: 'purchase', part, purchase } : { kind: 'order', part, purchase, orderId };
}
