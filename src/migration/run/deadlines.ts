import { addDays, dayOf, type Day } from '../../base';
import { compareDue, compareUrgency, type Due, type Urgency } from '../run-order';

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

/** Rows that are due alike and need alike. */
export interface DueRows extends Due {
  readonly rows: number;
  /** Of each of them. */
  readonly calls: number;
  readonly notBefore?: number | undefined;
}

/** Dividing may miss a whole number by a hair. */
const hair = 1e-9;

/** How many of the rows can be through in time behind so many calls of others. */
function inTime(due: DueRows, lastDay: Day, before: number, { now, callsPerMinute }: Throughput): number {
  const end = endOf(lastDay);
  const begins = Math.max(now, due.notBefore ?? now);
  if (callsPerMinute === undefined) return begins <= end ? due.rows : 0;
  if ((due.notBefore ?? now) + (due.calls / callsPerMinute) * minute > end) return 0;
  const calls = ((end - now) / minute) * callsPerMinute - before;
  return Math.min(due.rows, Math.max(0, Math.floor(calls / due.calls + hair)));
}

/**
 * How many rows `deadlinesAtRisk` would name, from as few words as very many rows can be counted with. Which of the rows
 * of one wave and day goes first is not known here: the small ones, so that no more are counted than are lost for certain.
 */
export function countAtRisk(rows: readonly DueRows[], throughput: Throughput): number {
  let before = 0;
  let late = 0;
  for (const due of [...rows].sort((a, b) => compareDue(a, b) || a.calls - b.calls)) {
    const { lastDay } = due;
    if (due.calls > 0 && lastDay !== undefined) late += due.rows - inTime(due, lastDay, before, throughput);
    before += due.rows * due.calls;
  }
  return late;
}
