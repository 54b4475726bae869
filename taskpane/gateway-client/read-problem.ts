import { Problem, Problems } from '../../src/base';
import { problemSchema } from '../../src/contract';
import { parseJson } from './read-as';

/** The body of an answer as JSON; undefined where it is none. Throws where the connection broke in the middle of it. */
export async function jsonOf(response: Response): Promise<unknown> {
  return parseJson(await response.text());
}

/** What a problem answer (RFC 9457) says, as it is thrown; undefined where the value is no such answer of ours. */
export function problemIn(value: unknown): Problem | Problems | undefined {
  const read = problemSchema.safeParse(value);
  if (!read.success) return undefined;
  const { code, values, problems } = read.data;
  if (problems === undefined || problems.length === 0) return new Problem(code, values);
  return new Problems(problems.map((one) => new Problem(one.code, one.values)));
}

/** The problem of an answer that is not a success. A proxy in between answers in its own words: those are not ours to show. */
export async function readProblem(operation: string, response: Response): Promise<Problem | Problems> {
  const told = problemIn(await jsonOf(response));
  if (told !== undefined) return told;
  // Those who stand in front of a gateway say with these that they did not reach it.
  const isAway = response.status === 502 || response.status === 503 || response.status === 504;
  return isAway
    ? new Problem('gateway-unreachable', { detail: `HTTP ${response.status}` })
    : new Problem('gateway-unexpected-answer', { operation, status: response.status });
}
