import { Problem, Problems } from '../../base';
import type { Output } from '../output/cli-event';

/** So many problems of one file are told one by one; the rest is counted. */
const mostTold = 20;

export function tellProblems(problems: readonly Problem[], output: Output, json: boolean): void {
  const told = json ? problems : problems.slice(0, mostTold);
  for (const problem of told) output.tell({ event: 'problem', problem });
  if (problems.length > told.length) output.tell({ event: 'more-problems', count: problems.length - told.length });
}

/** The problems that an error stands for; an error that nobody expected becomes `internal`. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Problem) return [error];
  if (error instanceof Problems) return error.problems;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [new Problem('internal', { detail }, { cause: error })];
}
