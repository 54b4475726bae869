import { Problem, type RunId } from '../../base';
import { isTerminal, type RowState } from '../../migration';
import type { KeptProblem, RowMark, RunHead } from '../../engine';
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
function isAtEnd({ state }: RowMark): boolean {
  return isTerminal(state) || state === 'stale';
}

function statusOf(world: RunWorld, head: RunHead, marks: readonly RowMark[]): RunStatus {
  if (isChecking(head)) return 'checking';
  if (marks.every(isAtEnd)) return marks.some(({ lookDue }) => lookDue) ? 'looking' : 'ended';
  return marks.every((mark) => rests(world, mark)) ? 'resting' : 'running';
}

/** Counts a run. */
export function standingOf(world: RunWorld, head: RunHead, marks: readonly RowMark[], pace: Pace): RunStanding {
  const counts: Partial<Record<RowState, number>> = {};
  const sum = { settled: 0, moved: 0, users: 0, updated: head.startedAt.getTime() };
  for (const mark of marks) {
    counts[mark.state] = (counts[mark.state] ?? 0) + 1;
    sum.moved += mark.settled;
    sum.users += mark.users;
    if (isAtEnd(mark)) sum.settled += 1;
    sum.updated = Math.max(sum.updated, mark.updatedAt.getTime());
  }
  const { request } = head;
  const status = statusOf(world, head, marks);
  const speed = pace.look(head.id, {
    at: world.clock.now().getTime(),
    users: sum.moved,
    rows: sum.settled,
    callsLeft: callsBeforeRest(world, marks),
  });
  return {
    id: head.id,
    status,
    runBy: head.runBy,
    startedAt: head.startedAt.toISOString(),
    updatedAt: new Date(Math.max(sum.updated, request?.updatedAt.getTime() ?? 0)).toISOString(),
    checked: request?.checked ?? marks.length,
    asked: request?.asked ?? marks.length,
    counts,
    rowsSettled: sum.settled,
    rowsTotal: marks.length,
    usersMoved: sum.moved,
    usersTotal: sum.users,
    rowsNotRun: request?.rowsNotRun ?? 0,
    rate: status === 'running' ? speed.rate : undefined,
    secondsLeft: status === 'running' ? secondsLeft(world, marks, speed) : undefined,
    rowsAtRisk: rowsAtRisk(world, marks, speed),
    problem: request?.problem,
  };
}

/** The run of this id. Throws `run-not-found`. */
export async function headOf(world: RunWorld, id: RunId): Promise<RunHead> {
  const [head] = await world.engine.runs([id]);
  if (head === undefined) throw new Problem('run-not-found', { run: id });
  return head;
}
