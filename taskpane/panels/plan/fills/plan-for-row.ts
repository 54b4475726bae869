import { chooseTerms, type Plan } from '../../../../src/migration';
import type { MigrationRow, PlanChange, RowKey } from '../../../../src/workbook';

/** A plan for a row, with what follows from it where licenses or terms would not fit it. */
export function planForRow(plan: Plan, { plan: planned, source }: MigrationRow): Omit<PlanChange, keyof RowKey> {
  const { licenses, term, billing } = planned;
  const before = { term: source.term, billing: source.billing ?? ('none' as const) };
  const keeps = chooseTerms(plan, { term, billing }, before) !== undefined;
  const terms = keeps ? undefined : chooseTerms(plan, { term: undefined, billing: undefined }, before);
  return {
    targetPlan: plan.key,
    ...(licenses !== undefined && licenses < plan.minimum ? { licenses: plan.minimum } : {}),
    ...(terms === undefined ? {} : { term: terms.term, billing: terms.billing }),
  };
}
