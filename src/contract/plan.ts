import * as z from 'zod/mini';
import type { DirectorySkuId } from '../base';
import { billingCycles, commerceKinds, planFamilies, segments, terms } from '../migration';
import type { Read } from './read';
import { count, country, maybe, text } from './scalar';

/** A plan of the catalogue, as the Plans sheet lists it. */
export const planSchema = z.object({
  key: text,
  label: text,
  family: z.enum(planFamilies),
  aliases: z.array(text),
  commerce: z.enum(commerceKinds),
  productId: text,
  catalogueSkuId: text,
  // A directory SKU is named in more ways than one, so its form is the service's affair.
  skuId: text as unknown as z.ZodMiniType<DirectorySkuId, string>,
  minimum: count,
  maximum: maybe(count),
  terms: z.array(z.object({ term: maybe(z.enum(terms)), billing: z.enum(billingCycles) })),
  segment: z.enum(segments),
  markets: z.array(country),
  assignable: z.boolean(),
  isTrial: z.boolean(),
  isAddOn: z.boolean(),
  price: maybe(z.number()),
  currency: maybe(text),
});

/** Which plans are asked for; what is left out does not narrow. */
export const plansQuery = z.object({
  country: z.optional(country),
  segment: z.optional(z.enum(segments)),
});
export type PlansQuery = Read<typeof plansQuery>;

export const plansAnswer = z.object({ plans: z.array(planSchema) });
export type PlansAnswer = Read<typeof plansAnswer>;
