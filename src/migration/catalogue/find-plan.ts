import { foldText } from '../fold-text';
import type { Plan } from '../plan';
import { planKey } from './merge-plans';
import { isSoldTo, type Buyer } from './sold-to';

/** What a typed or pasted text names. */
export type PlanSearch =
  | { readonly kind: 'found'; readonly plan: Plan }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Plan[] }
  | { readonly kind: 'unknown' };

function among(matches: readonly Plan[] | undefined, buyer: Buyer): PlanSearch | undefined {
  const first = matches?.[0];
  if (!first) return undefined;
  if (matches.length === 1) return { kind: 'found', plan: first };
  const sold = matches.filter((plan) => isSoldTo(plan, buyer));
  const [only] = sold;
  if (only && sold.length === 1) return { kind: 'found', plan: only };
  return { kind: 'ambiguous', candidates: sold.length > 0 ? sold : matches };
}

/** The names of a catalogue in the form in which they are compared. */
interface PlanIndex {
  readonly byKey: ReadonlyMap<string, readonly Plan[]>;
  readonly byLabel: ReadonlyMap<string, readonly Plan[]>;
  readonly byAlias: ReadonlyMap<string, readonly Plan[]>;
}

function indexBy(
  plans: readonly Plan[],
  namesOf: (plan: Plan) => readonly string[],
): ReadonlyMap<string, readonly Plan[]> {
  const index = new Map<string, Plan[]>();
  for (const plan of plans) {
    for (const name of new Set(namesOf(plan))) index.set(name, [...(index.get(name) ?? []), plan]);
  }
  return index;
}

/** One index a catalogue: ten thousand rows look in the same list. It lives as long as the list. */
const indexes = new WeakMap<readonly Plan[], PlanIndex>();

function indexOf(plans: readonly Plan[]): PlanIndex {
  const known = indexes.get(plans);
  if (known) return known;
  const made: PlanIndex = {
    byKey: indexBy(plans, (plan) => [planKey(plan.key)]),
    byLabel: indexBy(plans, (plan) => [foldText(plan.label)]),
    byAlias: indexBy(plans, (plan) => plan.aliases.map(foldText)),
  };
  indexes.set(plans, made);
  return made;
}

/**
 * The plan that a text names: by key, by label, else by another of its names. Upper and lower case and blanks do not
 * matter. Of several with one name the one that the buyer can have counts; several of those are candidates, never a
 * guess. A plan named without doubt is found although it is not sold here: then a rule says so.
 */
export function findPlan(text: string, plans: readonly Plan[], buyer: Buyer): PlanSearch {
  const wanted = foldText(text);
  if (wanted === '') return { kind: 'unknown' };
  const index = indexOf(plans);
  return (
    among(index.byKey.get(planKey(text)), buyer) ??
    among(index.byLabel.get(wanted), buyer) ??
    among(index.byAlias.get(wanted), buyer) ?? { kind: 'unknown' }
  );
}
