import { Problem } from '../../base';
import type { Output } from '../output/cli-event';

/** So many problems of one file are told one by one; the rest is counted. */
const mostTold = 20;

export function tellProblems(problems: readonly Problem[], output: Output, json: boolean): void {
  const told = json ? problems : problems.slice(0, mostTold);
  for (const problem of told) output.tell({ event: 'problem', problem });
  if (problems.length > told.length) output.tell({ event: 'more-problems', count: problems.length - told.length });
}

/** An error that stands for several problems found at once. */
interface Problems {
  readonly problems: readonly Problem[];
}

function isProblems(error: unknown): error is Problems {
  return (
    error instanceof Error &&
    'problems' in error &&
    Array.isArray(error.problems) &&
    error.problems.length > 0 &&
    error.problems.every((one) => one instanceof Problem)
  );
}

/** The problems that an error stands for; an error that nobody expected becomes `internal`. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Problem) return [error];
  if (isProblems(error)) return error.problems;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [new Problem('internal', { detail }, { cause: error })];
}

/** Several problems that were found at once. */
export class FoundProblems extends Error {
  override readonly name = 'FoundProblems';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
  }
}
