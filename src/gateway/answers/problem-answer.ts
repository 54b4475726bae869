import { Problem, type ProblemCode, type ProblemValues } from '../../base';
import type { ProblemAnswer } from '../../contract';
import { translate, type Locale } from '../../messages';

/** A problem by its code, however it was kept. */
export interface CodedProblem {
  readonly code: ProblemCode;
  readonly values: ProblemValues;
}

/** The media type of a problem answer (RFC 9457). */
export const problemType = 'application/problem+json; charset=utf-8';

/** Values as JSON can carry them; a contract's reader may change nothing in them. */
function plain(values: ProblemValues): ProblemAnswer['values'] {
  return values;
}

/** The first sentence: what stands behind it differs from case to case. */
function titleOf(code: ProblemCode, locale: Locale): string {
  return translate(`problem-title.${groupOf(code)}`, {}, locale);
}

type TitleGroup = 'request' | 'sign-in' | 'not-found' | 'conflict' | 'workbook' | 'service' | 'busy' | 'internal';

/** Kinds of problems, as people tell them apart before they read on. */
function groupOf(code: ProblemCode): TitleGroup {
  const { status } = new Problem(code).kind;
  if (code.startsWith('service-')) return 'service';
  if (status === 401 || status === 403) return 'sign-in';
  if (status === 404 || status === 405) return 'not-found';
  if (status === 409) return 'conflict';
  if (status === 422) return 'workbook';
  if (status === 429 || status === 503) return 'busy';
  return status < 500 ? 'request' : 'internal';
}

/** The answer for a problem, or for several that were found at once, in the language that was asked for. */
export function problemAnswer(problems: readonly CodedProblem[], instance: string, locale: Locale): ProblemAnswer {
  const told = problems.map((problem) => ({
    code: problem.code,
    values: plain(problem.values),
    detail: translate(`problem.${problem.code}`, problem.values, locale),
  }));
  const [first = { code: 'internal' as const, values: { detail: '' }, detail: '' }] = told;
  const { kind } = new Problem(first.code);
  return {
    type: `urn:crossgrade:problem:${first.code}`,
    title: titleOf(first.code, locale),
    status: kind.status,
    detail: told.length === 1 ? first.detail : told.map(({ detail }) => detail).join('\n'),
    instance,
    code: first.code,
    values: first.values,
    retryable: kind.retryable,
    ...(told.length > 1 ? { problems: told } : {}),
  };
}
