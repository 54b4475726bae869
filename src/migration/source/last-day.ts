import { addDays, dayOf, type Day } from '../../base';
import type { Commerce } from '../subscription';
import type { SubscriptionFacts } from './facts';

/** Years from which on a date means "never" and up to which it means "none" (partner-center-api.md 5.3). */
const never = 9000;
const none = 1900;

/** An instant of the service as a `Date`; undefined for "none", "never" and what is no date. */
export function realInstant(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return undefined;
  const year = date.getUTCFullYear();
  return year >= never || year <= none ? undefined : date;
}

function isNever(text: string | undefined): boolean {
  return text !== undefined && new Date(text).getUTCFullYear() >= never;
}

/**
 * Last day of service, inclusive. `commitmentEndDate` is a day: exclusive in legacy commerce, inclusive in new
 * commerce (partner-center-api.md section 2). `commitmentEndDateTime` is the instant of the end and is asked only where
 * there is no such day; an end at midnight leaves the day before as the last one.
 */
export function lastDayOf(
  facts: Pick<SubscriptionFacts, 'commitmentEndDate' | 'commitmentEndDateTime'>,
  commerce: Commerce,
): Day | undefined {
  const end = realInstant(facts.commitmentEndDate);
  if (end) return commerce === 'legacy' ? addDays(dayOf(end), -1) : dayOf(end);
  if (isNever(facts.commitmentEndDate)) return undefined;
  const instant = realInstant(facts.commitmentEndDateTime);
  return instant && dayOf(new Date(instant.getTime() - 1));
}
