import { decodeHTML } from 'entities';
import { isObject } from './json';
import { propertyOf } from './property';

/** An error body as documented (partner-center-api.md 5.7). */
export interface ServiceErrorJson {
  readonly code: number | string;
  readonly description: string;
  readonly data?: readonly unknown[];
  readonly source?: string;
}

/** What an error answer says, whatever its shape. */
export interface ServiceError {
  /** Code as text, whatever its type was; undefined: the body has none, so it need not be the service's own. */
  readonly code: string | undefined;
  /** The words of the answer, entities decoded; empty where it has none. */
  readonly description: string;
}

const longestDescription = 1024;

function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return undefined;
}

function codeOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return wordsOf(value)?.trim();
}

/** The error in an answer's JSON; undefined where the value is no error body. */
export function serviceErrorIn(value: unknown): ServiceError | undefined {
  if (!isObject(value)) return undefined;
  const nested = propertyOf(value, 'error');
  if (isObject(nested)) return serviceErrorIn(nested);
  const code = codeOf(propertyOf(value, 'code'));
  const description =
    wordsOf(propertyOf(value, 'description')) ??
    wordsOf(propertyOf(value, 'message')) ??
    wordsOf(propertyOf(value, 'errorMessageExtended')) ??
    wordsOf(propertyOf(value, 'errorName')) ??
    wordsOf(propertyOf(value, 'error_description')) ??
    wordsOf(nested);
  if (code === undefined && description === undefined) return undefined;
  return { code, description: shortened(decodeHTML(description ?? '')) };
}

function withoutMarkup(body: string): string {
  return body
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * The text of a body that is not JSON: markup taken off, blanks folded. A page's title, which the page itself tends to
 * repeat, counts only where the page says nothing else.
 */
function textOfMarkup(body: string): string {
  const shown = body.replaceAll(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, ' ');
  const untitled = withoutMarkup(shown.replaceAll(/<title\b[\s\S]*?<\/title\s*>/gi, ' '));
  return decodeHTML(untitled === '' ? withoutMarkup(shown) : untitled);
}

function shortened(description: string): string {
  return description.length > longestDescription ? `${description.slice(0, longestDescription - 1)}…` : description;
}

/** Parses a body as JSON; a byte order mark in front is allowed. Undefined: it is not JSON. */
export function parseJson(body: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.replace(/^\uFEFF/, '')) };
  } catch {
    return undefined; // not JSON is an expected outcome, told by the return value
  }
}

/** The first error with a code of those that an error answer lists. */
function listedError(value: unknown): ServiceError | undefined {
  const list = isObject(value) ? propertyOf(value, 'errors') : value;
  return Array.isArray(list) ? list.map(serviceErrorIn).find((error) => error?.code !== undefined) : undefined;
}

/** Reads an error answer's body: JSON in any documented shape, a list of errors, HTML, plain text or nothing. */
export function readServiceError(body: string): ServiceError {
  const json = parseJson(body);
  if (json === undefined) return { code: undefined, description: shortened(textOfMarkup(body.slice(0, 65_536))) };
  const { value } = json;
  const whole = serviceErrorIn(value);
  if (whole?.code !== undefined) return whole;
  return listedError(value) ?? whole ?? { code: undefined, description: typeof value === 'string' ? value : '' };
}
