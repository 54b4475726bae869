import type { FailureKind } from './call-failure';
import { parseJson, readServiceError, serviceErrorIn, type ServiceError } from './wire';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export type Judgement =
  | { readonly outcome: 'success'; readonly json: unknown }
  /** A success without a body. */
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'failure'; readonly kind: FailureKind; readonly error: ServiceError };

/** The same thing is under way already (partner-center-api.md section 20). */
const underWay: ReadonlySet<string> = new Set(['800060', '800064', '900278']);

function kindOf(kind: 'read' | 'write', status: number, code: string | undefined): FailureKind {
  if (status === 401) return 'signed-out';
  // "Not implemented" is a definite word: whoever says so has done nothing.
  if (status === 501) return 'refused';
  if (status === 408 || status >= 500) return 'unclear';
  if (status === 409 && code !== undefined && underWay.has(code)) return 'in-progress';
  // A conflict that does not say with what: nothing documents what a repeated MS-RequestId answers (5.2), so look.
  if (status === 409 && code === undefined && kind === 'write') return 'in-progress';
  // A redirect is not followed: the token is for this host alone, and nothing was done here. It is the word of something
  // in front of the service, so it does not answer what was asked either.
  if (status >= 300 && status < 400 && kind === 'read') return 'unclear';
  return 'refused';
}

/** An error inside a success (`200` with code 400072, section 20), which no resource looks like. */
function errorInSuccess(json: unknown): ServiceError | undefined {
  const error = serviceErrorIn(json);
  if (error?.code === undefined || error.description === '') return undefined;
  const names = Object.keys(json as object).map((name) => name.toLowerCase()); // an error body is an object
  return names.some((name) => name === 'id' || name === 'items') ? undefined : error;
}

/** Judges an answer: what it says of the operation, before a schema has read what it brings. */
export function judgeAnswer(kind: 'read' | 'write', { status, body }: Answer): Judgement {
  if (status < 200 || status > 299) {
    const error = readServiceError(body);
    const description = error.description === '' && status < 400 ? 'The answer is a redirect' : error.description;
    return { outcome: 'failure', kind: kindOf(kind, status, error.code), error: { ...error, description } };
  }
  if (body.trim() === '') return { outcome: 'empty' };
  const json = parseJson(body);
  if (json === undefined) {
    return { outcome: 'failure', kind: 'unclear', error: { code: undefined, description: 'The answer is not JSON' } };
  }
  const error = errorInSuccess(json.value);
  if (error !== undefined) return { outcome: 'failure', kind: kind === 'read' ? 'refused' : 'unclear', error };
  return { outcome: 'success', json: json.value };
}

/** Codes of a 404 that speak of the customer, its tenant or the relationship, not of the thing asked for. */
const aboutCustomer: ReadonlySet<string> = new Set(['1000', '20002', '60003']);

/**
 * Whether an answer proves that the thing asked for does not exist. Only the service itself can say so, and it does
 * with a code: a 404 without one (a gateway's page, a wrong base address, an empty body) is a refusal, because a wrong
 * "not found" could pass for the proof that nothing was bought.
 */
export function provesAbsence(status: number, code: string | undefined): boolean {
  return status === 404 && code !== undefined && !aboutCustomer.has(code);
}
