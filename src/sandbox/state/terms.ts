import type { Subscription } from './model';

export const dayMilliseconds = 86_400_000;

/** Start of the UTC day of an instant. */
export function startOfDay(instant: number): number {
  return Math.floor(instant / dayMilliseconds) * dayMilliseconds;
}

const monthsOfTerm: Readonly<Record<string, number>> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** The instant so many months later, on the same day of the month or the month's last one. */
export function addMonths(instant: number, months: number): number {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}

/** Start of the day after a term that begins at an instant. */
export function termEnd(start: number, term: string): number {
  return addMonths(startOfDay(start), monthsOfTerm[term] ?? 12);
}

/** Start of a term that ends (exclusively) at an instant. */
export function termStart(end: number, term: string): number {
  return addMonths(end, -(monthsOfTerm[term] ?? 12));
}

/** `commitmentEndDate` of a term: exclusive in legacy, inclusive in new commerce (partner-center-api.md 2). */
export function commitmentEnd(commerce: Subscription['commerce'], exclusiveEnd: number): number {
  return commerce === 'legacy' ? exclusiveEnd : exclusiveEnd - dayMilliseconds;
}

/** First instant at which the term is over; undefined: never. */
export function serviceEnd(subscription: Pick<Subscription, 'commerce' | 'end'>): number | undefined {
  if (subscription.end === undefined) return undefined;
  return subscription.commerce === 'legacy' ? subscription.end : subscription.end + dayMilliseconds;
}

/** New commerce lets one cancel or reduce for 7 days after a purchase or renewal (partner-center-api.md 2). */
export const cancellationWindow = 7 * dayMilliseconds;
