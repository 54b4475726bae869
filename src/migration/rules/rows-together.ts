import { sameId } from '../../base';
import { planKey } from '../catalogue/merge-plans';
import { found, none, planOf, type Rule } from './row-context';

const ascending = (a: number, b: number): number => a - b;

/** A subscription stands in one row only. */
export const duplicateRowRule: Rule = ({ source, siblings, rowNumber }) => {
  if (!source) return none;
  const copies = siblings.filter((row) => sameId(row.subscriptionId, source.id)).map((row) => row.rowNumber);
  return copies.length === 0
    ? none
    : [found('row-duplicate', { rows: [rowNumber, ...copies].sort(ascending).map(String) })];
};

/** Several rows of a customer that buy one plan make several subscriptions of it. */
export const oneTargetRule: Rule = (context) => {
  const { source, siblings, rowNumber } = context;
  const plan = planOf(context);
  if (!plan || !source) return none;
  const others = siblings
    .filter((row) => row.included && !sameId(row.subscriptionId, source.id))
    .filter((row) => row.targetPlan !== undefined && planKey(row.targetPlan) === planKey(plan.key))
    .map((row) => row.rowNumber);
  return others.length === 0
    ? none
    : [
        found('rows-into-one-target', {
          plan: plan.label,
          rows: [rowNumber, ...others].sort(ascending).map(String),
        }),
      ];
};
