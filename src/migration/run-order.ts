import { compareDays, daysBetween, parseDay, type Day, type SubscriptionId, idKey } from '../base';
import { compareTexts } from './fold-text';

/** What decides which row goes first. */
export interface Urgency {
  readonly subscriptionId: SubscriptionId;
  readonly wave: number | undefined;
  readonly lastDay: Day | undefined;
}

/** When a row is due: all of its urgency but the id, so that rows can be alike in it. */
export type Due = Omit<Urgency, 'subscriptionId'>;

/** Earlier waves first, then the earliest last day. */
export function compareDue(a: Due, b: Due): number {
  const waves = (a.wave ?? Number.MAX_SAFE_INTEGER) - (b.wave ?? Number.MAX_SAFE_INTEGER);
  if (waves !== 0) return waves;
  if (a.lastDay === b.lastDay) return 0;
  if (a.lastDay === undefined) return 1;
  if (b.lastDay === undefined) return -1;
  return compareDays(a.lastDay, b.lastDay);
}

/** Earlier waves first, then the earliest last day, then the id: the same everywhere. */
export function compareUrgency(a: Urgency, b: Urgency): number {
  return compareDue(a, b) || compareTexts(idKey(a.subscriptionId), idKey(b.subscriptionId));
}

const firstDay = '2000-01-01';
/** More days than any last day of the calendar used is away from the first. */
const daysPerWave = 100_000;
const highestWave = 20_000;

/**
 * The same order as one number from 1 (most urgent) to 2,147,483,647, which is what a queue takes: by wave, then by
 * last day. Rows of one wave and day share it.
 */
export function priorityOf(urgency: Due): number {
  const from = parseDay(firstDay) ?? ('' as Day); // the constant above is a day
  const days = urgency.lastDay === undefined ? daysPerWave - 1 : daysBetween(from, urgency.lastDay);
  const wave = Math.min(Math.max(0, urgency.wave ?? highestWave), highestWave);
  return wave * daysPerWave + Math.min(Math.max(0, days), daysPerWave - 1) + 1;
}
