import { readSubscription, type Subscription } from '../migration';
import type { Subscription as ServiceSubscription } from '../partner-center';
import { sameId, type SubscriptionId } from '../base';
import type { PieceContext } from './pieces/piece';
import { shown } from './shown';

/** What a reading needs of the world. */
export type ReadingContext = Pick<PieceContext, 'service' | 'record' | 'clock' | 'policy'>;

/** A subscription as the domain sees it, beside the answer that a change has to send back whole. */
export interface ReadBack {
  readonly subscription: Subscription;
  readonly answer: ServiceSubscription;
}

const arriving: ReadonlySet<Subscription['status']> = new Set<Subscription['status']>(['pending', 'none', 'other']);

/** Whether a fresh subscription in this state is still on its way. */
export const isArriving = (status: Subscription['status']): boolean => arriving.has(status);

/**
 * Reads one subscription of the row's customer; undefined: the service does not show it. That proves nothing: it may be
 * late, or the 404 may be a gateway's.
 */
export async function readSource(context: ReadingContext, id: SubscriptionId): Promise<ReadBack | undefined> {
  const answer = await shown(context.service.subscriptions.get(context.record.plan.customerId, id));
  return answer && readBackOf(context, answer);
}

/** Reads one subscription out of the list of all; by itself where the list does not show it. */
export async function readListed(
  context: ReadingContext,
  list: readonly ServiceSubscription[],
  id: SubscriptionId,
): Promise<ReadBack | undefined> {
  return findListed(context, list, id) ?? readSource(context, id);
}

/** One subscription as the list of all shows it. */
export function findListed(
  context: ReadingContext,
  list: readonly ServiceSubscription[],
  id: SubscriptionId,
): ReadBack | undefined {
  const answer = list.find((candidate) => sameId(candidate.id, id));
  return answer && readBackOf(context, answer);
}

function readBackOf(context: ReadingContext, answer: ServiceSubscription): ReadBack {
  const { plan } = context.record;
  return {
    answer,
    subscription: readSubscription(
      plan.customerId,
      answer,
      { today: context.clock.today(), termEndWords: context.policy.termEndWords },
      plan.source.skuId,
    ),
  };
}
