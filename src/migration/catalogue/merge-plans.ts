import { idKey } from '../../base';
import { compareTexts } from '../fold-text';
import type { Plan, PlanTerms } from '../plan';
import { termsCode } from './plan-terms';

/** The form in which keys of plans are compared: ids of both catalogues arrive in either case. */
export function planKey(key: string): string {
  return idKey(key).toLowerCase();
}

function mergedTerms(a: readonly PlanTerms[], b: readonly PlanTerms[]): readonly PlanTerms[] {
  return [...new Map([...a, ...b].map((pair) => [termsCode(pair), pair])).entries()]
    .sort(([one], [other]) => compareTexts(one, other))
    .map(([, pair]) => pair);
}

function lower(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}

/** One plan read twice, in two countries or segments. Where they differ the narrower bound counts. */
function mergeTwo(a: Plan, b: Plan): Plan {
  const samePrice = a.price === b.price && a.currency === b.currency;
  return {
    ...a,
    aliases: [...new Set([...a.aliases, ...b.aliases])],
    minimum: Math.max(a.minimum, b.minimum),
    maximum: lower(a.maximum, b.maximum),
    terms: mergedTerms(a.terms, b.terms),
    segment: a.segment === 'commercial' || b.segment === 'commercial' ? 'commercial' : a.segment,
    markets: [...new Set([...a.markets, ...b.markets])].sort(compareTexts),
    price: samePrice ? a.price : undefined,
    currency: samePrice ? a.currency : undefined,
  };
}

/** The plans of several catalogues, each once, in the order of their keys whatever order they came in. */
export function mergePlans(plans: readonly Plan[]): readonly Plan[] {
  const byKey = new Map<string, Plan>();
  const ordered = [...plans].sort(
    (a, b) =>
      compareTexts(planKey(a.key), planKey(b.key)) ||
      compareTexts(a.markets.join(), b.markets.join()) ||
      compareTexts(a.segment, b.segment) ||
      compareTexts(a.label, b.label),
  );
  for (const plan of ordered) {
    const key = planKey(plan.key);
    const known = byKey.get(key);
    byKey.set(key, known ? mergeTwo(known, plan) : plan);
  }
  return [...byKey.values()];
}
