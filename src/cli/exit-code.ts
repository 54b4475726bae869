import type { Problem } from '../base';
import type { RowState } from '../migration';

/** 0: done or clean, 1: usage or configuration, 2: some rows invalid, partial or failed, 3: stopped or unclear. */
export type ExitCode = 0 | 1 | 2 | 3;

const codeOfState: Record<RowState, 0 | 2 | 3> = {
  'draft': 0,
  'ready': 0,
  'excluded': 0,
  'done': 0,
  'undone': 0,
  'invalid': 2,
  'stale': 2,
  'held': 2,
  'cancelled': 2,
  'partial': 2,
  'failed-purchase': 2,
  'failed-reassign': 2,
  'failed-retire': 2,
  'drifted': 2,
  'scheduled': 3,
  'queued': 3,
  'purchasing': 3,
  'provisioning': 3,
  'reassigning': 3,
  'retiring': 3,
  'throttled': 3,
  'paused': 3,
  'undoing': 3,
  'unknown': 3,
};

const larger = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b);

/** How a command ends that leaves rows in these states: what is not settled weighs most. */
export function exitCodeOfRows(states: Iterable<RowState>): ExitCode {
  let code: ExitCode = 0;
  for (const state of states) code = larger(code, codeOfState[state]);
  return code;
}

/** How a command ends that met these problems. */
export function exitCodeOfProblems(problems: readonly Problem[]): ExitCode {
  return problems.reduce<ExitCode>((code, problem) => larger(code, exitCodeOfProblem(problem)), 0);
}

function exitCodeOfProblem(problem: Problem): ExitCode {
  // Repeating the command goes on, so it was stopped before its end. After a fault of our own that is not known.
  if (problem.kind.retryable || problem.code === 'internal') return 3;
  return problem.kind.values.includes('row') ? 2 : 1;
}
