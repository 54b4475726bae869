import { Problem, type RunId } from '../../base';
import { isTerminal, type RowState } from '../../migration';
import type { KeptProblem, RowTally, RunHead } from '../../engine';
import { rests } from '../run/rests';
import type { RunWorld } from '../world';
import { callsBeforeRest, rowsAtRisk, secondsLeft } from './outlook';
import type { Pace } from './pace';

export type RunStatus = 'checking' | 'running' | 'resting' | 'looking' | 'ended';

/** A run in numbers. */
export interface RunStanding {
  readonly id: RunId;
  readonly status: RunStatus;
  readonly runBy: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly checked: number;
  readonly asked: number;
  readonly counts: Readonly<Partial<Record<RowState, number>>>;
  /** Rows at an end; those that wait for a person or a day are not. */
  readonly rowsSettled: number;
  readonly rowsTotal: number;
  readonly usersMoved: number;
  readonly usersTotal: number;
  readonly rowsNotRun: number;
  readonly rate: { readonly unit: 'users' | 'rows'; readonly perMinute: number } | undefined;
  readonly secondsLeft: number | undefined;
  /** Rows that cannot be through before their last day. */
  readonly rowsAtRisk: number;
  readonly problem: KeptProblem | undefined;
}

/** The request of a run is still to be judged. */
export function isChecking({ request }: RunHead): boolean {
  return request?.state === 'checking' || request?.state === 'submitting';
}

/** A row that went stale before anything was bought comes back with another run, not with this one. */
function isAtEnd({ state }: RowTally): boolean {
  return isTerminal(state) || state === 'stale';
}

function statusOf(world: RunWorld, head: RunHead, rows: readonly RowTally[]): RunStatus {
  if (isChecking(head)) return 'checking';
  if (rows.every(isAtEnd)) return rows.some(({ lookDue }) => lookDue) ? 'looking' : 'ended';
  return rows.every((tally) => rests(world, tally)) ? 'resting' : 'running';
}

/** Counts a run. */
export function standingOf(world: RunWorld, head: RunHead, rows: readonly RowTally[], pace: Pace): RunStanding {
  const counts: Partial<Record<RowState, number>> = {};
  const sum = { rows: 0, settled: 0, moved: 0, users: 0, updated: head.startedAt.getTime() };
  for (const tally of rows) {
    counts[tally.state] = (counts[tally.state] ?? 0) + tally.rows;
    sum.rows += tally.rows;
    sum.moved += tally.rows * tally.settled;
    sum.users += tally.rows * tally.users;
    if (isAtEnd(tally)) sum.settled += tally.rows;
    sum.updated = Math.max(sum.updated, tally.updatedAt.getTime());
  }
  const { request } = head;
  const status = statusOf(world, head, rows);
  const speed = pace.look(head.id, {
    at: world.clock.now().getTime(),
    users: sum.moved,
    rows: sum.settled,
    callsLeft: callsBeforeRest(world, rows),
  });
  return {
    id: head.id,
    status,
    runBy: head.runBy,
    startedAt: head.startedAt.toISOString(),
    updatedAt: new Date(Math.max(sum.updated, request?.updatedAt.getTime() ?? 0)).toISOString(),
    checked: request?.checked ?? sum.rows,
    asked: request?.asked ?? sum.rows,
    counts,
    rowsSettled: sum.settled,
    rowsTotal: sum.rows,
    usersMoved: sum.moved,
    usersTotal: sum.users,
    rowsNotRun: request?.rowsNotRun ?? 0,
    rate: status === 'running' ? speed.rate : undefined,
    secondsLeft: status === 'running' ? secondsLeft(world, rows, speed) : undefined,
    rowsAtRisk: rowsAtRisk(world, rows, speed),
    problem: request?.problem,
  };
}

/** The run of this id. Throws `run-not-found`. */
export async function headOf(world: RunWorld, id: RunId): Promise<RunHead> {
  const [head] = await world.engine.runs([id]);
  if (head === undefined) throw new Problem('run-not-found', { run: id });
  return head;
}
