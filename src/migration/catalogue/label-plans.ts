import { compareTexts, foldText } from '../fold-text';
import type { Plan } from '../plan';

/** What can tell plans of one title apart, in the order in which it is tried. */
const qualifiers: readonly ((plan: Plan) => string)[] = [
  (plan) => (plan.commerce === 'legacy' ? 'legacy' : ''),
  (plan) => (plan.segment === 'commercial' ? '' : plan.segment),
  (plan) => (plan.isTrial ? 'trial' : ''),
  (plan) => (plan.isAddOn ? 'add-on' : ''),
  (plan) => (plan.assignable ? '' : 'no user licenses'),
];

function withQualifiers(title: string, words: readonly string[]): string {
  const said = words.filter((word) => word !== '');
  return said.length === 0 ? title : `${title} (${said.join(', ')})`;
}

/** Labels of plans that share a title: what differs is said; where nothing is left to say, the key is. */
function labelsOf(title: string, plans: readonly Plan[]): readonly (readonly [Plan, string])[] {
  const telling = qualifiers.filter((qualifier) => new Set(plans.map(qualifier)).size > 1);
  const labelled = plans.map((plan) => {
    const words = telling.map((qualifier) => qualifier(plan));
    return { plan, words, label: withQualifiers(title, words) };
  });
  return labelled.map(({ plan, words, label }) => {
    const twins = labelled.filter((other) => other.label === label).length > 1;
    return [plan, twins ? withQualifiers(title, [...words, plan.key]) : label] as const;
  });
}

/**
 * Gives every plan a label of its own: its title, and with several plans of one title what tells them apart. A plan of
 * new commerce for commercial customers keeps the bare title, so that it does not change when a legacy twin is read
 * later. The result does not depend on the order; it is in the order of labels.
 */
export function labelPlans(plans: readonly Plan[]): readonly Plan[] {
  const byTitle = new Map<string, Plan[]>();
  for (const plan of [...plans].sort((a, b) => compareTexts(a.key, b.key))) {
    const title = foldText(plan.label);
    byTitle.set(title, [...(byTitle.get(title) ?? []), plan]);
  }
  const taken = new Set<string>();
  const labelled: Plan[] = [];
  // Short titles first: a title that looks like somebody else's label with its qualifier gives way.
  for (const [, group] of [...byTitle].sort(([a], [b]) => a.length - b.length || compareTexts(a, b))) {
    const title = group[0]?.label ?? '';
    for (const [plan, label] of group.length === 1
      ? group.map((plan) => [plan, title] as const)
      : labelsOf(title, group)) {
      const free = taken.has(foldText(label)) ? `${label} [${plan.key}]` : label;
      taken.add(foldText(free));
      const aliases = foldText(free) === foldText(plan.label) ? plan.aliases : [plan.label, ...plan.aliases];
      labelled.push({ ...plan, label: free, aliases });
    }
  }
  return labelled.sort((a, b) => compareTexts(foldText(a.label), foldText(b.label)) || compareTexts(a.key, b.key));
}
