import { businessSeatCap, seatsHeld } from '../catalogue/business-seats';
import { planKey } from '../catalogue/merge-plans';
import { licensesNeeded } from '../plan-parts';
import { found, none, type Rule, type RowContext } from './row-context';
import { targetParts } from './target-parts';

function seatsOfSiblings(context: RowContext, key: string): number {
  return context.siblings
    .filter((row) => row.included && row.targetPlan !== undefined && planKey(row.targetPlan) === planKey(key))
    .filter((row) => row.subscriptionId !== context.source?.id)
    .reduce((sum, row) => sum + (row.licenses ?? 0), 0);
}

/**
 * A customer has at most 300 licenses of one business plan (glossary.md): what it holds already, this row and every
 * other included row count together.
 */
export const businessSeatsRule: Rule = (context) =>
  targetParts(context).flatMap((part) => {
    const { plan } = part;
    if (plan.family !== 'business') return none;
    const own = part.part === 1 ? (context.row.licenses ?? 0) : Math.max(plan.minimum, licensesNeeded(part));
    const total = seatsHeld(plan, context.subscriptions) + seatsOfSiblings(context, plan.key) + own;
    return total > businessSeatCap
      ? [found('business-seat-cap', { plan: plan.label, total, cap: businessSeatCap })]
      : none;
  });
