import type { MigrationPlan } from '../migration-plan';
import type { MonthlyCost } from './run-limits';

/** What a row's new licenses cost a month, by currency; undefined where the price of a part is not known. */
export function costOfPlan({ parts }: Pick<MigrationPlan, 'parts'>): readonly MonthlyCost[] | undefined {
  const sum = new Map<string, number>();
  for (const { plan, licenses } of parts) {
    if (plan.price === undefined || plan.currency === undefined) return undefined;
    sum.set(plan.currency, (sum.get(plan.currency) ?? 0) + Math.round(plan.price * licenses * 100) / 100);
  }
  return [...sum].map(([currency, perMonth]) => ({ currency, perMonth }));
}
