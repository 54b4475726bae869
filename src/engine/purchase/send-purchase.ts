import { CallFailure, type WriteContext } from '../../partner-center';
import type { PieceContext } from '../pieces/piece';
import { recordPurchase } from '../store/turns/purchases';
import type { PurchaseRecord } from '../store/rows/records';
import { sendWrite, type NamedWrite, type WriteOutcome } from '../write';

/**
 * Sends what buys. A sending that the service put off, or that it did not let sign in, did nothing: where it was the
 * first one, nothing was sent at all.
 */
export async function sendPurchase<T>(
  context: PieceContext,
  purchase: PurchaseRecord,
  write: NamedWrite & Required<Pick<NamedWrite, 'sending'>>,
  send: (writeContext: WriteContext) => Promise<T>,
): Promise<WriteOutcome<T>> {
  try {
    return await sendWrite(context, write, send);
  } catch (error) {
    if (error instanceof CallFailure) {
      const { part, kind } = write.sending;
      const first = kind === 'checkout' ? purchase.checkoutSentAt : purchase.orderSentAt;
      const unsent = kind === 'checkout' ? { checkoutSentAt: null } : { orderSentAt: null };
      if (first === undefined) await recordPurchase(context.database, context.turn, part, unsent);
    }
    throw error;
  }
}
