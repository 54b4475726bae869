import type { PurchaseRecord } from '../store/records';
import type { EngineWorld } from './engine-world';
import type { Unclear } from './unclear';

/** When something that buys was sent last, as far as it is not known what came of it. */
export function lastSending({ unclearSince, checkoutSentAt, orderSentAt }: PurchaseRecord): Date | undefined {
  const instants = [unclearSince, checkoutSentAt, orderSentAt].filter((one) => one !== undefined);
  return instants.length === 0 ? undefined : new Date(Math.max(...instants.map((one) => one.getTime())));
}

/**
 * From when on a person can say that it did not happen: nothing that was sent can take effect any more, and the
 * service's lists, or its own word that it would do so, are past their time.
 */
export function provableFrom({ clock, policy }: EngineWorld, unclear: Unclear): Date {
  if (unclear.kind === 'change') {
    const { sent } = unclear;
    if (sent === undefined) return clock.now();
    return new Date(sent.sentAt.getTime() + (sent.accepted ? policy.changePatience : policy.writeDeadline));
  }
  const last = lastSending(unclear.purchase) ?? clock.now();
  return new Date(last.getTime() + policy.writeDeadline + policy.listingLag);
}
