import { serviceErrorIn, parseJson } from '../wire';

/** What a throttling answer is judged by. */
export interface ThrottlingAnswer {
  readonly status: number;
  /** Value of the header `Retry-After`. */
  readonly retryAfter: string | undefined;
  /** Value of the header `Date`: the service's own clock, which its `Retry-After` date is told by. */
  readonly date: string | undefined;
  readonly body: string;
}

function millisecondsIn(header: string, now: number): number | undefined {
  const written = header.trim();
  if (/^\d+(?:\.\d+)?$/.test(written)) return Number(written) * 1000;
  const date = Date.parse(written);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** `Rate limit is exceeded. Try again in 57 seconds.` (partner-center-api.md 5.8). */
function millisecondsInText(body: string): number | undefined {
  const description = serviceErrorIn(parseJson(body)?.value)?.description ?? '';
  const match = /try again in\s+(\d+)\s*(second|minute)/i.exec(description);
  if (!match) return undefined;
  return Number(match[1]) * (match[2]?.toLowerCase() === 'minute' ? 60_000 : 1000);
}

/**
 * How long a throttling answer asks to wait, in milliseconds; 'unsaid': it throttles without saying. Undefined: it is
 * no throttling answer. A 503 throttles only where it carries `Retry-After`.
 */
export function askedWait(answer: ThrottlingAnswer, now: Date): number | 'unsaid' | undefined {
  if (answer.status !== 429 && answer.status !== 503) return undefined;
  const serviceNow = Date.parse(answer.date ?? '');
  const clock = Number.isNaN(serviceNow) ? now.getTime() : serviceNow;
  const header = answer.retryAfter === undefined ? undefined : millisecondsIn(answer.retryAfter, clock);
  if (header !== undefined) return header;
  if (answer.status === 503) return undefined;
  return millisecondsInText(answer.body) ?? 'unsaid';
}
