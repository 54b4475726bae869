import * as z from 'zod/mini';
import { orderSummary } from './order-summary';
import { planSchema } from './plan';
import type { Read } from './read';
import { rowPatch } from './row-patch';
import { rowPlan } from './row-plan';
import { count, customerId, maybe, mostRows, subscriptionId, text } from './scalar';
import { sourceCells } from './source-cells';
import { userRow } from './user-row';

const mostUsers = 1_000_000;
const mostPlans = 20_000;

/** A row as it is judged: what the agent wants and what was checked before. The rest is read from the service. */
export const plannedRow = z.object({
  customerId,
  subscriptionId,
  rowNumber: maybe(z.int()),
  /** Shown where the service does not answer. */
  source: z.pick(sourceCells, { customer: true, product: true, domain: true, segment: true, assigned: true }),
  plan: rowPlan,
  planEcho: text,
  keys: z.object({ digest: text, checkedPlan: text }),
});
export type PlannedRow = Read<typeof plannedRow>;

/** The content of a workbook as far as a check or a run needs it. */
export const checkRequest = z.object({
  /** Name of the connection that the workbook's rows come from; another one is refused. Empty: not known. */
  connection: text,
  rows: z.array(plannedRow).check(z.maxLength(mostRows)),
  /** The Users sheet, as far as it belongs to these rows. */
  users: z.array(userRow).check(z.maxLength(mostUsers)),
  /** The Plans sheet: the names that the rows use. What is bought is read from the service. */
  plans: z.array(planSchema).check(z.maxLength(mostPlans)),
});
export type CheckRequest = Read<typeof checkRequest>;

/** What a check found. */
export const checkAnswer = z.object({
  rows: z.array(rowPatch),
  users: z.array(userRow),
  /** Rows that a run holds or has finished: where they stand, not judged. */
  held: z.array(rowPatch),
  /** What a run would do with the rows that are included and clean. */
  summary: orderSummary,
  ready: z.array(subscriptionId),
});
export type CheckAnswer = Read<typeof checkAnswer>;

/** How far a check has come. */
export const checkProgress = z.object({ checked: count, total: count });
export type CheckProgress = Read<typeof checkProgress>;

/** The part of a workbook's row that is sent: a row holds much that nobody asks for. */
export function plannedRowOf(row: PlannedRow): PlannedRow {
  const { customer, product, domain, segment, assigned } = row.source;
  const { digest, checkedPlan } = row.keys;
  return {
    customerId: row.customerId,
    subscriptionId: row.subscriptionId,
    rowNumber: row.rowNumber,
    source: { customer, product, domain, segment, assigned },
    plan: row.plan,
    planEcho: row.planEcho,
    keys: { digest, checkedPlan },
  };
}
