import type { PlanPart } from '../../migration';
import type { SentIntent } from '../store/rows/records';

/** The name of the checkout of a part in the row's journal. */
export function checkoutWrite({ part }: Pick<PlanPart, 'part'>): string {
  return `part-${String(part)}/checkout`;
}

/** The name of the order of a part in the row's journal. */
export function orderWrite({ part }: Pick<PlanPart, 'part'>): string {
  return `part-${String(part)}/order`;
}

/** Names of the writes of one part that buy. */
export function buyingWrites(part: Pick<PlanPart, 'part'>): readonly string[] {
  return [checkoutWrite(part), orderWrite(part)];
}

/** What was sent to buy one part, the latest sending last. */
export function buyingIntents(
  part: Pick<PlanPart, 'part'>,
  intents: ReadonlyMap<string, SentIntent>,
): readonly SentIntent[] {
  return buyingWrites(part)
    .flatMap((name) => intents.get(name) ?? [])
    .sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
}

/** The correlation ids under which a part may have been bought. */
export function sentUnder(part: Pick<PlanPart, 'part'>, intents: ReadonlyMap<string, SentIntent>): readonly string[] {
  return buyingIntents(part, intents).flatMap(({ correlationIds }) => correlationIds);
}
