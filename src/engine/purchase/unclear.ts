import { rowMessage } from '../../migration';
import type { PieceContext, PieceOutcome } from '../pieces/piece';
import { pollWait } from '../policy';
import type { PurchaseRecord } from '../store/rows/records';

/** The writes that can buy. */
export type PurchaseWrite = 'carts.checkout' | 'orders.create';

/**
 * The row waits as `unknown` until a look tells what happened; nothing is sent meanwhile. `since`: when the last sending
 * became unclear, from which the listing's lag counts. `until`: default, the next look.
 */
export function unclearPurchase(
  context: PieceContext,
  operation: PurchaseWrite,
  since: Date,
  until = new Date(context.clock.now().getTime() + pollWait(context.policy, context.record.looks)),
): PieceOutcome {
  const message = rowMessage('purchase-unclear', { operation, since: since.toISOString() });
  return { kind: 'wait', state: 'unknown', until, unknownSince: since, message };
}

/**
 * Whether the search that was begun at `lookedAt` would have shown what the last unclear sending bought
 * (partner-center-api.md section 13: orders are listed up to 15 minutes late). True where nothing is unclear.
 */
export function lagIsOver(context: PieceContext, purchase: PurchaseRecord, lookedAt: Date): boolean {
  const { unclearSince } = purchase;
  return unclearSince === undefined || unclearSince.getTime() + context.policy.listingLag <= lookedAt.getTime();
}
