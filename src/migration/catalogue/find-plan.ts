import { foldText } from '../fold-text';
import type { Plan } from '../plan';
import { planKey } from './merge-plans';
import { isSoldTo, type Buyer } from './sold-to';

/** What a typed or pasted text names. */
export type PlanSearch =
  | { readonly kind: 'found'; readonly plan: Plan }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Plan[] }
  | { readonly kind: 'unknown' };

function among(matches: readonly Plan[], buyer: Buyer): PlanSearch | undefined {
  const [first] = matches;
  if (!first) return undefined;
  if (matches.length === 1) return { kind: 'found', plan: first };
  const sold = matches.filter((plan) => isSoldTo(plan, buyer));
  const [only] = sold;
  if (only && sold.length === 1) return { kind: 'found', plan: only };
  return { kind: 'ambiguous', candidates: sold.length > 0 ? sold : matches };
}

/**
 * The plan that a text names: by key, by label, else by another of its names. Upper and lower case and blanks do not
 * matter. Of several with one name the one that the buyer can have counts; several of those are candidates, never a
 * guess. A plan named without doubt is found although it is not sold here: then a rule says so.
 */
export function findPlan(text: string, plans: readonly Plan[], buyer: Buyer): PlanSearch {
  const wanted = foldText(text);
  if (wanted === '') return { kind: 'unknown' };
  const key = planKey(text);
  return (
    among(
      plans.filter((plan) => planKey(plan.key) === key),
      buyer,
    ) ??
    among(
      plans.filter((plan) => foldText(plan.label) === wanted),
      buyer,
    ) ??
    among(
      plans.filter((plan) => plan.aliases.some((alias) => foldText(alias) === wanted)),
      buyer,
    ) ?? { kind: 'unknown' }
  );
}
