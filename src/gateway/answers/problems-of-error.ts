import { Problem, Problems } from '../../base';

/** A refusal of the server library: what it calls it, and the status that it would answer with. */
interface LibraryRefusal {
  readonly code: string;
  readonly statusCode: number;
}

function isRefusal(error: unknown): error is Error & LibraryRefusal {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'statusCode' in error;
}

/** An issue of a schema, as the library hands it on. */
interface Issue {
  readonly instancePath?: string;
}

function placeOf(error: object): string {
  const context = 'validationContext' in error ? String(error.validationContext) : '';
  const issues = 'validation' in error && Array.isArray(error.validation) ? (error.validation as Issue[]) : [];
  return `${context}${issues[0]?.instancePath ?? ''}`;
}

const megabyte = 1024 * 1024;

/** The problems that an error of a request stands for; `expected` says what errors of the lower rooms mean. */
export function problemsOfError(
  error: unknown,
  limit: number,
  expected: (error: unknown) => Problem | undefined,
): readonly Problem[] {
  if (error instanceof Problems) return error.problems;
  if (error instanceof Problem) return [error];
  if (typeof error === 'object' && error !== null && 'validation' in error) {
    return [new Problem('request-invalid', { place: placeOf(error), reason: 'shape' }, { cause: error })];
  }
  if (isRefusal(error)) {
    const problem = problemOfRefusal(error, limit);
    if (problem !== undefined) return [problem];
  }
  const known = expected(error);
  // What nobody expected is told to nobody: it may hold anything. The log has it, under the instance of the answer.
  return [
    known ?? new Problem('internal', { detail: error instanceof Error ? error.name : 'Error' }, { cause: error }),
  ];
}

function problemOfRefusal(error: Error & LibraryRefusal, limit: number): Problem | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('request-too-large', { limit: Math.round(limit / megabyte) }, { cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('request-not-json', {}, { cause: error });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('request-invalid', { place: 'body', reason: 'malformed-json' }, { cause: error });
    default:
      return error.statusCode >= 400 && error.statusCode < 500
        ? new Problem('request-invalid', { place: '', reason: 'shape' }, { cause: error })
        : undefined;
  }
}
