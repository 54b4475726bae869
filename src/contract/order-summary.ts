import * as z from 'zod/mini';
import type { Read } from './read';
import { stepName } from './run-terms';
import { count, customerId, day, subscriptionId, text } from './scalar';

const cost = z.array(z.object({ currency: text, perMonth: z.number() }));

/** What a run will do, in numbers: what a person confirms before money moves. */
export const orderSummary = z.object({
  rows: count,
  customers: count,
  purchases: z.array(z.object({ plan: text, rows: count, licenses: count })),
  users: count,
  retire: z.object({ 'suspend': count, 'end-at-term': count, 'cancel-now': count, 'leave': count }),
  /** New cost a month by currency, of the rows whose price is known. */
  cost,
  rowsWithoutPrice: count,
  /** Rows whose step C cannot be taken back. */
  irrevocable: count,
  /** By wave, in the order in which they go. */
  steps: z.array(z.object({ step: stepName, rows: count, users: count, cost })),
  /** Rows that cannot be through before their last day, the most urgent first; `finishes`: the soonest day. */
  atRisk: z.array(z.object({ customer: text, customerId, subscriptionId, lastDay: day, finishes: day })),
});
export type OrderSummary = Read<typeof orderSummary>;
