import type { PlanPart } from '../../migration';
import type { SentIntent } from '../store/records';

/** Names of the writes of one part that buy, in the row's journal. */
export function buyingWrites({ part }: Pick<PlanPart, 'part'>): readonly string[] {
  return [`part-${String(part)}/checkout`, `part-${String(part)}/order`];
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
