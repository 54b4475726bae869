import type { Dialect } from './dialect';
import { dress } from './dress';
import type { Body } from './json';
import type { Refusal } from './refusal';

/** What leaves the server. */
export interface Outgoing {
  readonly status: number;
  readonly type: 'application/json' | 'text/html';
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const html = (title: string): string =>
  `<!DOCTYPE html>\r\n<html><head><title>${title}</title></head><body><h1>${title}</h1><hr>Microsoft-Azure-Application-Gateway/v2</body></html>`;

/** What a gateway in front of the service says when the service does not. */
export const gatewayPage = (status: 502 | 503): Outgoing => ({
  status,
  type: 'text/html',
  text: html(status === 502 ? '502 Bad Gateway' : '503 Service Temporarily Unavailable'),
  headers: {},
});

/** The service's words for too many requests (5.8). */
export const throttled = (seconds: number, { throttling }: Dialect): Outgoing => ({
  status: 429,
  type: 'application/json',
  text: JSON.stringify({
    statusCode: 429,
    message: `Rate limit is exceeded. Try again in ${String(seconds)} seconds.`,
  }),
  headers: throttling === 'retry-after' ? { 'Retry-After': String(seconds) } : {},
});

/** The agreement and validation services say errors in a shape of their own (5.7). */
const otherService = new Set(['customers.agreements', 'customers.direct-signed', 'customers.validation']);
/** Without their code these would be something else than they are. */
const alwaysNumbered = new Set([1000, 600074, 60002]);

export function refusalAnswer(refusal: Refusal, operation: string, dialect: Dialect): Outgoing {
  const { status, code, description, data } = refusal;
  const written = code !== undefined && dialect.errorCodes === 'string' ? String(code) : code;
  const numbered = code !== undefined && (status !== 404 || dialect.absence === 'code' || alwaysNumbered.has(code));
  let body: Body = { message: description };
  if (numbered && otherService.has(operation)) {
    body = {
      code: written,
      message: description,
      description,
      errorName: 'Refused',
      isRetryable: false,
      parameters: {},
    };
  } else if (numbered) body = { code: written, description, data, source: 'PartnerFD' };
  return answerOf(status, body, operation, dialect, {});
}

export function answerOf(
  status: number,
  body: Body,
  operation: string,
  dialect: Dialect,
  headers: Readonly<Record<string, string>>,
): Outgoing {
  const text = body === undefined ? '' : JSON.stringify(dress(body, operation, dialect));
  return { status, type: 'application/json', text, headers };
}
