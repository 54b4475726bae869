import { decodeHTML } from 'entities';
import * as z from 'zod/mini';
import { brandId, type Branded } from '../../base';
import { readInstant } from './instant';

interface Payload {
  readonly issues: { push(issue: { code: 'custom'; message: string; input: unknown }): unknown };
}

function refuse(payload: Payload, message: string, input: unknown): never {
  payload.issues.push({ code: 'custom', message, input });
  return z.NEVER;
}

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

/** A text; `turn` gets undefined where it is missing, and answers with undefined where that must not be. */
function textual<Output>(turn: (written: string | undefined) => Output, missing?: string) {
  return z.transform((value: unknown, payload): Output => {
    // Ids and codes are numbers in some answers and texts in others (partner-center-api.md 5.3).
    const written = isMissing(value) ? undefined : typeof value === 'number' ? String(value) : value;
    if (written !== undefined && typeof written !== 'string') return refuse(payload, 'not a text', value);
    const read = turn(written);
    return read === undefined && missing !== undefined ? refuse(payload, missing, value) : read;
  });
}

const trimmed = (written: string | undefined): string => written?.trim() ?? '';
const trimmedOrNone = (written: string | undefined): string | undefined =>
  trimmed(written) === '' ? undefined : trimmed(written);

/** A text that is shown to people: HTML entities decoded; empty where it is missing. */
export const text = textual((written) => decodeHTML(written ?? ''));

/** A text for programs (an offer id, a duration), as it came; empty where it is missing. */
export const token = textual(trimmed);

/** As `token`, but undefined only where it is missing: an empty one has a meaning. */
export const possiblyEmptyToken = textual((written) => written?.trim());

/** As `token`, but undefined where it is missing or empty. */
export const optionalToken = textual(trimmedOrNone);

/** A name that the resource cannot be without. */
export const requiredToken = z.pipe(
  textual(trimmedOrNone, 'missing'),
  z.transform((read: string | undefined): string => read ?? ''),
);

/** A word of an enumeration, lower case; a word that the reference does not know stays. Empty where it is missing. */
export const word = textual((written) => trimmed(written).toLowerCase());

/** An id that the resource cannot be without, in the case in which it came: it goes back into URLs as written. */
export const id = <Id extends Branded<string, string>>() =>
  z.pipe(
    requiredToken,
    z.transform((read: string): Id => brandId<Id>(read)),
  );

/** An id that may be missing, null or empty. */
export const optionalId = <Id extends Branded<string, string>>() =>
  z.pipe(
    optionalToken,
    z.transform((read: string | undefined): Id | undefined => (read === undefined ? undefined : brandId<Id>(read))),
  );

function plainNumber(value: unknown, payload: Payload): number {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : refuse(payload, 'not a number', value);
}

/** A number, also written as a text, that the resource cannot be without. */
export const number = z.transform(plainNumber);

/** A number that may be missing. */
export const optionalNumber = z.transform((value: unknown, payload): number | undefined =>
  isMissing(value) || value === '' ? undefined : plainNumber(value, payload),
);

/** A count that may be left out where it is nothing. */
export const count = z.pipe(
  optionalNumber,
  z.transform((value: number | undefined): number => value ?? 0),
);

/** True or false, also written as a text of either case; undefined where it is missing. */
export const optionalFlag = z.transform((value: unknown, payload): boolean | undefined => {
  if (isMissing(value) || value === '') return undefined;
  if (typeof value === 'boolean') return value;
  const read = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (read === 'true' || read === 'false') return read === 'true';
  return refuse(payload, 'neither true nor false', value);
});

/** True or false; false where it is missing. */
export const flag = z.pipe(
  optionalFlag,
  z.transform((value: boolean | undefined): boolean => value ?? false),
);

/** An instant as ISO text in UTC, from any documented form; undefined where it is missing or says "none". */
export const instant = z.transform((value: unknown, payload): string | undefined => {
  if (isMissing(value)) return undefined;
  const read = typeof value === 'string' ? readInstant(value) : null;
  return read === null ? refuse(payload, 'not a date', value) : read;
});

/** An instant that nothing is decided by: one that cannot be read counts as missing. */
export const remark = z.transform((value: unknown): string | undefined =>
  typeof value === 'string' ? (readInstant(value) ?? undefined) : undefined,
);
