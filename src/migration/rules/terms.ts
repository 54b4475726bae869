import { chooseTerms, termsCode } from '../catalogue/plan-terms';
import { found, none, planOf, type Rule } from './row-context';

/** Term and billing cycle are a pair that the plan is sold for. */
export const termsRule: Rule = (context) => {
  const plan = planOf(context);
  if (!plan) return none;
  const wish = { term: context.row.term, billing: context.row.billing };
  const before = context.source ?? { term: undefined, billing: 'none' as const };
  if (chooseTerms(plan, wish, before)) return none;
  return [
    found('term-not-offered', {
      plan: plan.label,
      term: wish.term ?? before.term ?? '',
      billing: wish.billing ?? before.billing,
      choices: plan.terms.map(termsCode),
    }),
  ];
};
