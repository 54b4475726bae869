import * as z from 'zod/mini';
import type { Branded, CustomerId, Day, RunId, SubscriptionId, TenantId, UserId } from '../base';

/**
 * What may be unknown: `null` or missing on the wire, a property that is `undefined` when read. The answer is written
 * with `null` (see `toJson`), so that a patch can tell "empty now" from "as it was".
 */
export function maybe<Out, In>(schema: z.ZodMiniType<Out, In>): z.ZodMiniType<Out | undefined, In | null | undefined> {
  return z.pipe(
    z.nullish(schema),
    z.transform((value) => value ?? undefined),
  ); // `transform` awaits its output's type; ours is no promise
}

/** The same object with some of its properties; one that is there and `null` is there, and undefined. */
export function some<Shape extends z.core.$ZodLooseShape>(
  whole: z.ZodMiniObject<Shape>,
): z.ZodMiniObject<{ [Key in keyof Shape]: z.ZodMiniExactOptional<Shape[Key]> }> {
  const entries = Object.entries(whole.shape).map(([key, part]) => [key, z.exactOptional(part)] as const);
  // `fromEntries` forgets which key has which schema.
  return z.object(Object.fromEntries(entries)) as z.ZodMiniObject<{
    [Key in keyof Shape]: z.ZodMiniExactOptional<Shape[Key]>;
  }>;
}

// A brand exists in the type only, so a cast is the only way to put it on (see `brandId`).
const guid = <Id extends Branded<string, string>>() => z.guid() as unknown as z.ZodMiniType<Id, string>;

export const customerId = guid<CustomerId>();
export const subscriptionId = guid<SubscriptionId>();
export const userId = guid<UserId>();
/** Made by whoever asks for the run, so that a lost answer can be asked for again. */
export const runId = guid<RunId>();
/** Not a GUID at every service. */
export const tenantId = z.string().check(z.maxLength(200)) as unknown as z.ZodMiniType<TenantId, string>;
export const day = z.iso.date() as unknown as z.ZodMiniType<Day, string>;
export const instant = z.iso.datetime();

/** A text of a workbook or of the service: a cell holds no more. */
export const text = z.string().check(z.maxLength(32_767));
export const count = z.int().check(z.minimum(0));
/** Two letters, upper case. */
export const country = z.string().check(z.regex(/^[A-Z]{2}$/));

/** Values of a sentence; a sentence itself never travels in a row. */
export const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

/** How many rows one request may carry: more than a sheet that a person works with. */
export const mostRows = 100_000;
