import { naturalState, type RowMark } from '../../engine';
import { callsLeft, deadlinesAtRisk, isTerminal, type RowState } from '../../migration';
import { rests } from '../run/rests';
import { throughputOf } from '../run/throughput';
import type { RunWorld } from '../world';
import type { Speed } from './pace';

/** Calls that a row still needs, whoever it waits for. */
function callsOf(mark: RowMark): number {
  if (isTerminal(mark.state) || mark.state === 'stale') return 0;
  // A row that is held up for a while goes on where it stood.
  const heldUp: readonly RowState[] = ['paused', 'throttled'];
  const state = heldUp.includes(mark.state) ? naturalState[mark.piece] : mark.state;
  return callsLeft({ state, users: mark.users, settled: mark.settled });
}

/** Calls that a run makes before it rests. */
export function callsBeforeRest(world: RunWorld, marks: readonly RowMark[]): number {
  return marks.reduce((sum, mark) => sum + (rests(world, mark) ? 0 : callsOf(mark)), 0);
}

/**
 * Seconds until the run rests, from the calls that are left and the pace at which they are made; undefined where that is
 * not known: what only the service can hurry has no time. Never less than the budget allows, nor than a row still waits.
 */
export function secondsLeft(world: RunWorld, marks: readonly RowMark[], { callsPerMinute }: Speed): number | undefined {
  const calls = callsBeforeRest(world, marks);
  if (callsPerMinute === undefined || calls === 0) return undefined;
  const budget = world.callsPerMinute;
  // One minute's calls may go at once.
  const allowed = budget === undefined || calls <= budget ? 0 : (calls / budget) * 60;
  const now = world.clock.now().getTime();
  const waits = marks.reduce((longest, mark) => {
    const wait = rests(world, mark) || mark.notBefore === undefined ? 0 : (mark.notBefore.getTime() - now) / 1000;
    return Math.max(longest, wait);
  }, 0);
  return Math.ceil(Math.max((calls / callsPerMinute) * 60, allowed, waits));
}

/**
 * How many rows of a run cannot be through before their last day, as it has gone for a minute and more; those that wait
 * for a person included.
 */
export function rowsAtRisk(world: RunWorld, marks: readonly RowMark[], { sustained }: Speed): number {
  const rows = marks.map((mark) => ({
    subscriptionId: mark.subscriptionId,
    wave: mark.wave,
    lastDay: mark.lastDay,
    calls: mark.state === 'undoing' ? 0 : callsOf(mark),
    notBefore: mark.notBefore?.getTime(),
  }));
  const known = [sustained, world.callsPerMinute].flatMap((calls) => calls ?? []);
  return deadlinesAtRisk(rows, {
    ...throughputOf(world),
    callsPerMinute: known.length === 0 ? undefined : Math.min(...known),
  }).length;
}
