import type { PlanPart } from '../../migration';
import { purchasesOf, mayBeBought } from '../store/purchases';
import type { Database } from '../store/database';
import type { MigrationRecord, PurchaseRecord } from '../store/records';

/** The part of a row whose purchase was sent and is not known to have happened. */
export interface UnclearPart {
  readonly part: PlanPart;
  readonly purchase: PurchaseRecord;
}

/** What is unclear of a row; undefined where its state does not say that a purchase is. */
export async function unclearPartOf(database: Database, record: MigrationRecord): Promise<UnclearPart | undefined> {
  if (record.state !== 'unknown' || record.piece !== 'purchase') return undefined;
  const purchases = await purchasesOf(database, record.id);
  const purchase = purchases.find(
    (one) => one.subscriptionId === undefined && one.orderId === undefined && mayBeBought(one),
  );
  const part = record.plan.parts.find((one) => one.part === purchase?.part);
  return purchase === undefined || part === undefined ? undefined : { part, purchase };
}
