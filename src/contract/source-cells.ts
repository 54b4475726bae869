import * as z from 'zod/mini';
import { billingCycles, commerceKinds, segments, subscriptionStatuses, termEndOutcomes, terms } from '../migration';
import type { Read } from './read';
import { country, day, maybe, text } from './scalar';

/** The S cells of a row: what the service says of the old subscription. */
export const sourceCells = z.object({
  customer: text,
  product: text,
  endDate: maybe(day),
  atTermEnd: maybe(z.enum(termEndOutcomes)),
  licenses: maybe(z.number()),
  assigned: maybe(z.number()),
  country: maybe(country),
  segment: maybe(z.enum(segments)),
  domain: text,
  subscription: text,
  commerce: maybe(z.enum(commerceKinds)),
  sourceStatus: maybe(z.enum(subscriptionStatuses)),
  autoRenew: maybe(z.boolean()),
  term: maybe(z.enum(terms)),
  billing: maybe(z.enum(billingCycles)),
  reseller: text,
});
export type SourceCells = Read<typeof sourceCells>;
