import * as z from 'zod/mini';

const license = z.object({
  plan: z.string(),
  off: z.optional(z.array(z.string())),
  inherited: z.optional(z.boolean()),
});

const subscription = z.object({
  plan: z.string(),
  quantity: z.number(),
  commerce: z.optional(z.enum(['legacy', 'modern'])),
  lastDay: z.optional(z.nullable(z.number())),
  startedDaysAgo: z.optional(z.number()),
  autoRenew: z.optional(z.boolean()),
  status: z.optional(z.enum(['active', 'suspended', 'expired', 'disabled', 'deleted', 'pending'])),
  term: z.optional(z.enum(['P1M', 'P1Y', 'P3Y'])),
  billing: z.optional(z.enum(['monthly', 'annual', 'triennial', 'none'])),
  addOnTo: z.optional(z.number()),
  extended: z.optional(z.boolean()),
  friendlyName: z.optional(z.string()),
  partnerId: z.optional(z.string()),
  suspensionReasons: z.optional(z.array(z.string())),
});

const user = z.object({
  count: z.optional(z.number()),
  displayName: z.optional(z.string()),
  licenses: z.optional(z.array(license)),
  state: z.optional(z.enum(['active', 'inactive'])),
  usageLocation: z.optional(z.nullable(z.string())),
  mailbox: z.optional(z.boolean()),
});

/** A customer made to measure, as `POST /_sandbox/customers` takes it. */
export const customerScenarioSchema = z.strictObject({
  name: z.string(),
  country: z.string(),
  domain: z.optional(z.string()),
  education: z.optional(z.enum(['Approved', 'InReview', 'Denied'])),
  agreement: z.optional(z.enum(['partner', 'direct', 'none'])),
  validation: z.optional(z.enum(['Allowed', 'UnderReview', 'NotAllowed', 'none'])),
  delegatedAccess: z.optional(z.boolean()),
  ordersOnly: z.optional(z.boolean()),
  resellerMpn: z.optional(z.string()),
  subscriptions: z.optional(z.array(subscription)),
  users: z.optional(z.array(user)),
  otherPartnerUnits: z.optional(z.array(z.object({ plan: z.string(), units: z.number() }))),
});
