import { rowMessage } from '../../migration';
import { waitFor, type PieceContext, type PieceOutcome } from '../pieces/piece';
import { pollWait } from '../policy';
import type { PurchaseRecord } from '../store/records';

/** The row waits as `unknown` until a look tells what happened; nothing is sent meanwhile. */
export function unclearPurchase(context: PieceContext, operation: string): PieceOutcome {
  return waitFor(
    context,
    pollWait(context.policy, context.record.looks),
    'unknown',
    rowMessage('purchase-unclear', { operation, since: context.record.since.toISOString() }),
  );
}

/**
 * Whether the search that was begun at `lookedAt` would have shown what the last unclear sending bought
 * (partner-center-api.md section 13: orders are listed up to 15 minutes late). True where nothing is unclear.
 */
export function lagIsOver(context: PieceContext, purchase: PurchaseRecord, lookedAt: Date): boolean {
  const { unclearSince } = purchase;
  return unclearSince === undefined || unclearSince.getTime() + context.policy.listingLag <= lookedAt.getTime();
}
