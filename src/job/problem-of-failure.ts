import { Problem } from '../base';
import { isUnavailable } from '../engine';
import { CallFailure } from '../partner-center';

/** What a failure of the service or the database means to a person; undefined: nobody expected it. */
export function problemOfFailure(error: unknown, url: string): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof CallFailure) return problemOfCall(error, url);
  if (!isUnavailable(error)) return undefined;
  return new Problem('database-unavailable', { detail: String(error) }, { cause: error });
}

function problemOfCall(cause: CallFailure, url: string): Problem {
  const { kind, operation, status, code = '', description, requestId = '', correlationId = '', retryAt } = cause.facts;
  const number = status ?? '';
  switch (kind) {
    case 'refused':
    case 'in-progress': {
      const values = { operation, status: number, code, description, requestId, correlationId };
      return new Problem('service-refused', values, { cause });
    }
    case 'throttled':
      return new Problem('service-throttled', { until: retryAt?.toISOString() ?? '' }, { cause });
    case 'signed-out':
      return new Problem('sign-in-needed', { status: number, code, description }, { cause });
    case 'unclear': {
      if (status === undefined || status >= 500) {
        const detail = [String(number), description].filter((part) => part !== '').join(' ');
        return new Problem('service-unreachable', { url, detail }, { cause });
      }
      const values = { operation, detail: description, requestId, correlationId };
      return new Problem('service-unexpected-answer', values, { cause });
    }
  }
}
