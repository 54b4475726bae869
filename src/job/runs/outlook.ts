import { naturalState, type RowTally } from '../../engine';
import { callsLeft, countAtRisk, isTerminal, type RowState } from '../../migration';
import { rests, type Patience } from '../run/rests';
import { throughputOf } from '../run/throughput';
import type { RunWorld } from '../world';
import type { Speed } from './pace';

/** What an outlook needs to know of the world. */
export type OutlookWorld = Patience & Pick<RunWorld, 'callsPerMinute'>;

/** Calls that each of these rows still needs, whoever it waits for. */
function callsOf(tally: RowTally): number {
  if (isTerminal(tally.state) || tally.state === 'stale') return 0;
  // A row that is held up for a while goes on where it stood.
  const heldUp: readonly RowState[] = ['paused', 'throttled'];
  const state = heldUp.includes(tally.state) ? naturalState[tally.piece] : tally.state;
  return callsLeft({ state, users: tally.users, settled: tally.settled });
}

/** Calls that a run makes before it rests. */
export function callsBeforeRest(world: Patience, rows: readonly RowTally[]): number {
  return rows.reduce((sum, tally) => sum + (rests(world, tally) ? 0 : tally.rows * callsOf(tally)), 0);
}

/**
 * Seconds until the run rests, from the calls that are left and the pace at which they are made; undefined where that is
 * not known: what only the service can hurry has no time. Never less than the budget allows, nor than a row still waits.
 */
export function secondsLeft(
  world: OutlookWorld,
  rows: readonly RowTally[],
  { callsPerMinute }: Speed,
): number | undefined {
  const calls = callsBeforeRest(world, rows);
  if (callsPerMinute === undefined || calls === 0) return undefined;
  const budget = world.callsPerMinute;
  // One minute's calls may go at once.
  const allowed = budget === undefined || calls <= budget ? 0 : (calls / budget) * 60;
  const now = world.clock.now().getTime();
  const waits = rows.reduce((longest, tally) => {
    const wait = rests(world, tally) || tally.notBefore === undefined ? 0 : (tally.notBefore.getTime() - now) / 1000;
    return Math.max(longest, wait);
  }, 0);
  return Math.ceil(Math.max((calls / callsPerMinute) * 60, allowed, waits));
}

/**
 * How many rows of a run cannot be through before their last day, as it has gone for a minute and more; those that wait
 * for a person included.
 */
export function rowsAtRisk(world: OutlookWorld, rows: readonly RowTally[], { sustained }: Speed): number {
  const due = rows.map((tally) => ({
    rows: tally.rows,
    wave: tally.wave,
    lastDay: tally.lastDay,
    calls: tally.state === 'undoing' ? 0 : callsOf(tally),
    notBefore: tally.notBefore?.getTime(),
  }));
  const known = [sustained, world.callsPerMinute].flatMap((calls) => calls ?? []);
  return countAtRisk(due, {
    ...throughputOf(world),
    callsPerMinute: known.length === 0 ? undefined : Math.min(...known),
  });
}
