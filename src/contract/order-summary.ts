import * as z from 'zod/mini';
import type { Read } from './read';
import { count, text } from './scalar';

/** What a run will do, in numbers: what a person confirms before money moves. */
export const orderSummary = z.object({
  rows: count,
  customers: count,
  purchases: z.array(z.object({ plan: text, rows: count, licenses: count })),
  users: count,
  retire: z.object({ 'suspend': count, 'end-at-term': count, 'cancel-now': count, 'leave': count }),
  /** New cost a month by currency, of the rows whose price is known. */
  cost: z.array(z.object({ currency: text, perMonth: z.number() })),
  rowsWithoutPrice: count,
  /** Rows whose step C cannot be taken back. */
  irrevocable: count,
});
export type OrderSummary = Read<typeof orderSummary>;
