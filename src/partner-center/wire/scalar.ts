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

function plainText(value: unknown, payload: Payload): string {
  if (typeof value === 'string') return value;
  // Ids and codes are numbers in some answers and texts in others (partner-center-api.md 5.3).
  if (typeof value === 'number') return String(value);
  return refuse(payload, 'not a text', value);
}

/** A text that is shown to people: HTML entities decoded; empty where it is missing. */
export const text = z.transform((value: unknown, payload): string =>
  isMissing(value) ? '' : decodeHTML(plainText(value, payload)),
);

/** A text for programs (an offer id, a duration), as it came; empty where it is missing. */
export const token = z.transform((value: unknown, payload): string =>
  isMissing(value) ? '' : plainText(value, payload).trim(),
);

/** As `token`, but undefined only where it is missing: an empty one has a meaning. */
export const possiblyEmptyToken = z.transform((value: unknown, payload): string | undefined =>
  isMissing(value) ? undefined : plainText(value, payload).trim(),
);

/** As `token`, but undefined where it is missing or empty. */
export const optionalToken = z.transform((value: unknown, payload): string | undefined =>
  isMissing(value) ? undefined : plainText(value, payload).trim() || undefined,
);

/** A word of an enumeration, lower case; a word that the reference does not know stays. Empty where it is missing. */
export const word = z.transform((value: unknown, payload): string =>
  isMissing(value) ? '' : plainText(value, payload).trim().toLowerCase(),
);

/** An id that the resource cannot be without, in the case in which it came: it goes back into URLs as written. */
export const id = <Id extends Branded<string, string>>() =>
  z.transform((value: unknown, payload): Id => {
    const read = isMissing(value) ? '' : plainText(value, payload).trim();
    return read === '' ? refuse(payload, 'no id', value) : brandId<Id>(read);
  });

/** An id that may be missing, null or empty. */
export const optionalId = <Id extends Branded<string, string>>() =>
  z.transform((value: unknown, payload): Id | undefined => {
    const read = isMissing(value) ? '' : plainText(value, payload).trim();
    return read === '' ? undefined : brandId<Id>(read);
  });

/** A name that the resource cannot be without. */
export const requiredToken = z.transform((value: unknown, payload): string => {
  const read = isMissing(value) ? '' : plainText(value, payload).trim();
  return read === '' ? refuse(payload, 'missing', value) : read;
});

function plainNumber(value: unknown, payload: Payload): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : refuse(payload, 'not a number', value);
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
