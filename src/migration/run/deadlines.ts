import { addDays, dayOf, type Day } from '../../base';
import { compareUrgency, type Urgency } from '../run-order';

/** A row that has a last day, and what it still needs. */
export interface DueRow extends Urgency {
  readonly calls: number;
  /** Instant in milliseconds before which nothing of it is done; undefined: at once. */
  readonly notBefore?: number | undefined;
}

export interface Throughput {
  /** Now, in milliseconds. */
  readonly now: number;
  /** Calls a minute that can be made; undefined: not known, then only what is past already is at risk. */
  readonly callsPerMinute: number | undefined;
}

/** A row that cannot be through before its subscription has ended. */
export interface DeadlineAtRisk<Row extends DueRow> {
  readonly row: Row;
  readonly lastDay: Day;
  /** The soonest day on which it can be through behind the rows before it. */
  readonly finishes: Day;
}

const minute = 60_000;

const endOf = (lastDay: Day): number => Date.parse(`${addDays(lastDay, 1)}T00:00:00Z`);

/**
 * Rows that cannot be through by the end of their last day, given the calls that can be made and the rows that go before
 * them. A lower bound: what the service itself takes for a purchase comes on top, so a row that is named here is lost
 * for certain unless something changes.
 */
export function deadlinesAtRisk<Row extends DueRow>(
  rows: readonly Row[],
  { now, callsPerMinute }: Throughput,
): readonly DeadlineAtRisk<Row>[] {
  let calls = 0;
  return [...rows].sort(compareUrgency).flatMap((row) => {
    calls += row.calls;
    const queued = now + (callsPerMinute === undefined ? 0 : (calls / callsPerMinute) * minute);
    const alone = callsPerMinute === undefined ? 0 : (row.calls / callsPerMinute) * minute;
    const finishes = Math.max(queued, (row.notBefore ?? now) + alone);
    const { lastDay } = row;
    if (row.calls === 0 || lastDay === undefined || finishes <= endOf(lastDay)) return [];
    return [{ row, lastDay, finishes: dayOf(new Date(finishes)) }];
  });
}
