import { chooseTerms } from './catalogue/plan-terms';
import type { PlanNameKey } from './catalogue/plan-names';
import { recognisePlan } from './catalogue/recognise-plan';
import { isSoldTo } from './catalogue/sold-to';
import type { Plan, RowPlan } from './plan';
import { retiredProductOf } from './presets/preset';
import type { RetiredProduct } from './presets/retired-product';
import { retiredProducts } from './presets/retired-products';
import { businessSeatCap } from './catalogue/business-seats';
import { defaultRetire } from './retire-table';
import type { Customer, Subscription } from './subscription';
import { sameId } from '../base';

/** What a suggestion for a row is made of. */
export interface SuggestionInput {
  readonly source: Subscription;
  readonly customer: Pick<Customer, 'country' | 'segment'>;
  readonly plans: readonly Plan[];
  /** Holders that fall to the row; undefined: not known, then the old quantity decides about the plan only. */
  readonly users: number | undefined;
  /** Licenses of the plan that the customer has or is about to get, by plan. */
  readonly seatsOf?: (plan: Plan) => number;
  readonly skuPartNumber?: string | undefined;
}

const emptyPlan: RowPlan = {
  include: undefined,
  targetPlan: undefined,
  unknownPlan: undefined,
  licenses: undefined,
  term: undefined,
  billing: undefined,
  newPlans: undefined,
  retire: undefined,
  retireAfterDays: undefined,
  wave: undefined,
  runAt: undefined,
  reference: '',
  note: '',
};

/** The one plan of a name that this customer can buy today for users; undefined where none or several are left. */
function onlyPlanOf(name: PlanNameKey, input: SuggestionInput): Plan | undefined {
  const buyer = { country: input.customer.country, segment: 'commercial' as const };
  const fitting = (suggestable(input.plans).get(name) ?? []).filter(
    (plan) => isSoldTo(plan, buyer) && (input.source.skuId === undefined || !sameId(plan.skuId, input.source.skuId)),
  );
  // Of the same plan in both commerce systems the new one is meant: legacy offers are no longer sold (section 2).
  const modern = fitting.filter((plan) => plan.commerce === 'new-commerce');
  const rest = modern.length > 0 ? modern : fitting;
  return rest.length === 1 ? rest[0] : undefined;
}

/** Plans for users by name, as they are sold to everybody: with Teams, which the retired products had. */
type Suggestable = ReadonlyMap<PlanNameKey, readonly Plan[]>;

/** One table a catalogue: thousands of rows get their suggestion from the same list. It lives as long as the list. */
const tables = new WeakMap<readonly Plan[], Suggestable>();

function suggestable(plans: readonly Plan[]): Suggestable {
  const known = tables.get(plans);
  if (known) return known;
  const made = new Map<PlanNameKey, Plan[]>();
  for (const plan of plans) {
    const { key, variant } = recognisePlan(titleOf(plan));
    const isSpecial = !variant.withTeams || variant.nonprofit || variant.government || plan.segment !== 'commercial';
    if (key === undefined || isSpecial || !plan.assignable || plan.isTrial || plan.isAddOn) continue;
    made.set(key, [...(made.get(key) ?? []), plan]);
  }
  tables.set(plans, made);
  return made;
}

/** The title of a labelled plan: where the label says more, the title is the first of its other names. */
function titleOf(plan: Plan): string {
  return recognisePlan(plan.label).key === undefined ? (plan.aliases[0] ?? plan.label) : plan.label;
}

function hasRoom(plan: Plan, seats: number, input: SuggestionInput): boolean {
  if (plan.maximum !== undefined && seats > plan.maximum) return false;
  return plan.family !== 'business' || (input.seatsOf?.(plan) ?? 0) + seats <= businessSeatCap;
}

function suggestedPlan(input: SuggestionInput): Plan | undefined {
  const key = retiredProductOf({ ...input.source, skuPartNumber: input.skuPartNumber });
  // Faculty or students, staff or volunteers: nobody can tell from the subscription.
  if (key === undefined || (input.customer.segment !== undefined && input.customer.segment !== 'commercial')) {
    return undefined;
  }
  // Where qualifications were not asked, the old subscription's own audience counts.
  const named = recognisePlan(input.source.productName).variant;
  if (named.audience !== undefined || named.nonprofit || named.government) return undefined;
  const product: RetiredProduct = retiredProducts[key];
  const seats = input.users ?? input.source.quantity;
  return product.replacements
    .map((name) => onlyPlanOf(name, input))
    .find((plan) => plan !== undefined && hasRoom(plan, Math.max(seats, plan.minimum), input));
}

/**
 * What a pull suggests for a row (design.md section 2, defaults): Include empty, a target plan only where the preset's
 * rule leaves one, licenses for the users in scope and not the old quantity, term and billing as before where offered
 * and never longer, the old subscription by the retire table.
 */
export function suggestPlan(input: SuggestionInput): RowPlan {
  const plan = suggestedPlan(input);
  const terms = plan && chooseTerms(plan, { term: undefined, billing: undefined }, input.source);
  return {
    ...emptyPlan,
    targetPlan: plan?.key,
    licenses: input.users === undefined ? undefined : Math.max(input.users, plan?.minimum ?? 1),
    term: terms?.term,
    billing: terms?.billing,
    newPlans: 'off',
    retire: defaultRetire(input.source.commerce),
    retireAfterDays: 0,
  };
}
