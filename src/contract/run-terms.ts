import * as z from 'zod/mini';
import type { Read } from './read';
import { maybe } from './scalar';

/** An amount that comes again every month, in one currency. */
export const monthlyCost = z.object({
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  perMonth: z.number().check(z.minimum(0)),
});

/** When a run pauses by itself. */
export const runLimits = z.object({
  /** Most rows that may fail, in percent of those that came to an end; left out: any. */
  failurePercent: maybe(z.number().check(z.minimum(0), z.maximum(100))),
  /** Rows that have to come to an end before their share says anything. */
  failureRows: z.int().check(z.minimum(1)),
  /** Most that the run may add to the monthly cost, by currency; a currency that is not named has no limit. */
  mostCost: z.array(monthlyCost).check(z.maxLength(200)),
});
export type RunLimits = Read<typeof runLimits>;

/** How much of a run goes before a person has looked and approved more. */
export const runSteps = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waves') }),
  /** `users`: customers with so many users together at most; left out: the first customer. */
  z.object({ kind: z.literal('pilot'), users: maybe(z.int().check(z.minimum(1))) }),
]);
export type RunSteps = Read<typeof runSteps>;

/** A wave; `rest`: rows without one, and everything behind a pilot. */
export const stepName = z.union([z.int(), z.literal('rest')]);
