import { compareTexts, isSoldTo, planFamilies, type Plan } from '../../../src/migration';
import type { MigrationRow } from '../../../src/workbook';

/** A plan with how many of the rows could take it. */
export interface OfferedPlan {
  readonly plan: Plan;
  readonly rows: number;
}

/** Rows by what decides about a plan: thousands of rows come from a few countries. */
function buyersOf(rows: readonly MigrationRow[]): ReadonlyMap<string, { readonly row: MigrationRow; count: number }> {
  const buyers = new Map<string, { row: MigrationRow; count: number }>();
  for (const row of rows) {
    const key = `${row.source.country ?? ''}/${row.source.segment ?? ''}`;
    const known = buyers.get(key);
    if (known) known.count += 1;
    else buyers.set(key, { row, count: 1 });
  }
  return buyers;
}

/** Plans for users that at least one of the rows can buy: what serves most rows first, then by family and name. */
export function offeredPlans(plans: readonly Plan[], rows: readonly MigrationRow[]): readonly OfferedPlan[] {
  const buyers = [...buyersOf(rows).values()];
  return plans
    .filter((plan) => plan.assignable && !plan.isTrial && !plan.isAddOn)
    .map((plan) => ({
      plan,
      rows: buyers.reduce((sum, { row, count }) => sum + (isSoldTo(plan, row.source) ? count : 0), 0),
    }))
    .filter((offer) => offer.rows > 0)
    .sort(
      (a, b) =>
        b.rows - a.rows ||
        planFamilies.indexOf(a.plan.family) - planFamilies.indexOf(b.plan.family) ||
        compareTexts(a.plan.label, b.plan.label),
    );
}

/** The form in which what is typed and the names of plans are compared. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Plans of which a name holds every word that was typed. */
export function searchPlans(offers: readonly OfferedPlan[], typed: string): readonly OfferedPlan[] {
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  return offers.filter(({ plan }) => {
    const names = folded([plan.label, ...plan.aliases].join('\n'));
    return words.every((word) => names.includes(word));
  });
}
