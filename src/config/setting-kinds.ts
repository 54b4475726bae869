import * as z from 'zod/mini';
import { parseDay } from '../base';

/**
 * The schemas of single settings. The issue they raise is a code of the message group `reason`, because a sentence
 * is said at the edge only. Each reads the text of an environment variable and the value of a JSON file alike.
 */

const reason = (code: string) => ({ error: code });

export const text = z.string(reason('text')).check(z.trim(), z.minLength(1, reason('empty')));

const addressOf = (code: string, protocols: readonly string[]) =>
  text.check(
    z.refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol) && new URL(value).host !== '',
      reason(code),
    ),
  );

/** What stands behind a path would be lost, and a password in an address would be printed wherever it is named. */
export const webAddress = addressOf('url', ['http:', 'https:']).check(
  z.refine((value) => {
    if (!URL.canParse(value)) return true; // told already
    const { username, password } = new URL(value);
    return username === '' && password === '' && !/[?#]/.test(value);
  }, reason('url')),
);

/** A bearer token as it goes into a header: visible ASCII, as RFC 6750 has it. */
export const token = text.check(z.regex(/^[\x21-\x7e]+$/, reason('token')));

/** A socket in a folder has no host in the address, so only its beginning is judged. */
export const databaseAddress = text.check(z.regex(/^postgres(ql)?:\/\//, reason('database-url')));

function numberFrom(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
}

export const numberBetween = (minimum: number, maximum: number) =>
  z.pipe(
    z.transform(numberFrom),
    z.number(reason('number')).check(z.minimum(minimum, reason('too-small')), z.maximum(maximum, reason('too-big'))),
  );

export const wholeBetween = (minimum: number, maximum: number) =>
  z.pipe(
    z.transform(numberFrom),
    z
      .number(reason('whole-number'))
      .check(
        z.refine(Number.isInteger, { ...reason('whole-number'), abort: true }),
        z.minimum(minimum, reason('too-small')),
        z.maximum(maximum, reason('too-big')),
      ),
  );

export const day = z.pipe(
  text,
  z.transform((value, context) => {
    const parsed = parseDay(value);
    if (parsed) return parsed;
    context.issues.push({ code: 'custom', message: 'day', input: value });
    return z.NEVER;
  }),
);

/** `never`, or numbers of days in rising order. */
export const dayList = text.check(
  z.refine((value) => {
    if (value === 'never') return true;
    const days = value.split(',').map((one) => one.trim());
    return (
      days.every((one) => /^\d{1,4}$/.test(one)) &&
      days.every((one, index) => Number(one) > (index === 0 ? 0 : Number(days[index - 1])))
    );
  }, reason('day-list')),
);

/** Amounts by currency, `EUR=500, USD=400.50`: a list, because that is what an environment variable can hold. */
export const monthlyCosts = z.pipe(
  text,
  z.transform((value, context) => {
    const costs = value.split(',').map((part) => /^\s*([A-Z]{3})\s*=\s*(\d+(?:\.\d{1,2})?)\s*$/.exec(part));
    const named = costs.flatMap((match) => (match ? [{ currency: match[1] ?? '', perMonth: Number(match[2]) }] : []));
    if (named.length === costs.length && new Set(named.map(({ currency }) => currency)).size === named.length) {
      return named;
    }
    context.issues.push({ code: 'custom', message: 'monthly-costs', input: value });
    return z.NEVER;
  }),
);

export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, reason('choice'));
