import { compareTexts, isSoldTo, type Plan } from '../../../src/migration';
import type { MigrationRow } from '../../../src/workbook';

/** A plan with the number of rows whose customers can buy it. */
export interface PlanOffer {
  readonly plan: Plan;
  readonly rows: number;
}

function isForUsers(plan: Plan): boolean {
  return plan.assignable && !plan.isTrial && !plan.isAddOn;
}

/** Plans that can be bought for at least one of the rows; those that serve most rows first. */
export function planOffers(plans: readonly Plan[], rows: readonly MigrationRow[]): readonly PlanOffer[] {
  return plans
    .filter(isForUsers)
    .map((plan) => ({ plan, rows: rows.filter((row) => isSoldTo(plan, row.source)).length }))
    .filter((offer) => offer.rows > 0)
    .sort((a, b) => b.rows - a.rows || compareTexts(a.plan.label, b.plan.label));
}

/** Offers whose label or other names hold every word of the search, in any order and case. */
export function searchOffers(offers: readonly PlanOffer[], search: string): readonly PlanOffer[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return offers.filter(({ plan }) => {
    const names = [plan.label, ...plan.aliases].join(' ').toLowerCase();
    return words.every((word) => names.includes(word));
  });
}
