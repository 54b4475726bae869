import * as z from 'zod/mini';
import { checkedPlanColumns, presetKeys, type PresetKey } from '../migration';
import { planSchema } from './plan';
import type { Read } from './read';
import { rowPlan } from './row-plan';
import { count, customerId, day, maybe, mostRows, subscriptionId, text } from './scalar';
import { sourceCells } from './source-cells';

const mostDaysAhead = 36_500;

/** What a pull is asked for. */
export const pullRequest = z.object({
  /** Days from today in which the last day lies. */
  within: z.union([z.int().check(z.minimum(0), z.maximum(mostDaysAhead)), z.literal('any')]),
  /** Also subscriptions whose last day is past. */
  late: z.boolean(),
  preset: z.enum(presetKeys as readonly [PresetKey, ...PresetKey[]]), // the keys of a table that is not empty
  /** Left out: all customers. */
  customers: maybe(z.array(customerId).check(z.minLength(1), z.maxLength(mostRows))),
});
export type PullRequest = Read<typeof pullRequest>;

/** A subscription that a pull found, with suggestions: `freshRow` makes it a row for a workbook. */
export const pulledRow = z.object({
  customerId,
  subscriptionId,
  source: sourceCells,
  plan: rowPlan,
  suggested: z.array(z.enum(checkedPlanColumns)),
});
export type PulledRow = Read<typeof pulledRow>;

export const unansweredCustomer = z.object({
  id: customerId,
  name: text,
  /** In the service's own words. */
  reason: text,
});
export type UnansweredCustomer = Read<typeof unansweredCustomer>;

export const pullAnswer = z.object({
  rows: z.array(pulledRow),
  plans: z.array(planSchema),
  /** Customers that were asked and answered, so that a row of theirs which is not here is gone. */
  answered: z.array(customerId),
  unanswered: z.array(unansweredCustomer),
  meta: z.object({ connection: text, sandbox: z.boolean(), pulledOn: maybe(day) }),
});
export type PullAnswer = Read<typeof pullAnswer>;

/** How far a pull has come. */
export const pullProgress = z.object({ customers: count, total: maybe(count), rows: count });
export type PullProgress = Read<typeof pullProgress>;
