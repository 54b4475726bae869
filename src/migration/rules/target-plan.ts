import type { Finding } from '../finding';
import { partsOf } from '../plan-parts';
import { found, none, planOf, type Rule } from './row-context';

/** The target plan cell names exactly one plan, and so does every user's own. */
export const targetPlanRule: Rule = (context) => {
  const text = context.row.targetPlan ?? context.row.unknownPlan ?? '';
  if (context.target === undefined) return [found('plan-missing', {})];
  if (context.target.kind === 'unknown') return [found('plan-unknown', { plan: text })];
  if (context.target.kind === 'ambiguous') {
    const choices = context.target.candidates.map((plan) => plan.label);
    return [found('plan-ambiguous', { plan: text, choices })];
  }
  const plan = planOf(context);
  if (!plan || !context.users) return none;
  const { unknown } = partsOf(plan, context.users.scope.inScope, context.plans);
  return unknown.map((key): Finding => found('plan-unknown', { plan: key }));
};
