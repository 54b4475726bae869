import type { Plan, PlanTerms } from '../plan';
import { billingCycles, terms, type BillingCycle, type Term } from '../subscription';

const noTerm = 'none';

/** A pair as one code, such as `P1Y/monthly`; `none/monthly` where the plan has no term. */
export function termsCode(pair: PlanTerms): string {
  return `${pair.term ?? noTerm}/${pair.billing}`;
}

/** Reads `termsCode` back; undefined where the text is none. */
export function readTermsCode(code: string): PlanTerms | undefined {
  const [term, billing] = code.split('/');
  const cycle = billingCycles.find((known) => known === billing);
  const length = terms.find((known) => known === term);
  if (cycle === undefined || (length === undefined && term !== noTerm)) return undefined;
  return { term: length, billing: cycle };
}

/** Length in months, for "never longer". A legacy subscription without a term runs for a year. */
const months: Readonly<Record<Term, number>> = { P1M: 1, P1Y: 12, P3Y: 36 };
const lengthOf = (term: Term | undefined): number => (term === undefined ? months.P1Y : months[term]);

/** Billing cycles from the one that binds least. */
const billingOrder: readonly BillingCycle[] = ['monthly', 'annual', 'triennial', 'none', 'one-time', 'other'];

/** A wish for term and billing cycle; undefined: no wish. */
export interface TermsWish {
  readonly term: Term | undefined;
  readonly billing: BillingCycle | undefined;
}

function fits(pair: PlanTerms, wish: TermsWish): boolean {
  // A pair without a term is a legacy one, which runs for a year.
  const termFits =
    wish.term === undefined || pair.term === wish.term || (pair.term === undefined && wish.term === 'P1Y');
  return termFits && (wish.billing === undefined || pair.billing === wish.billing);
}

/** Pairs of a plan that a wish leaves open. */
export function offeredTerms(plan: Pick<Plan, 'terms'>, wish: TermsWish): readonly PlanTerms[] {
  return plan.terms.filter((pair) => fits(pair, wish));
}

/**
 * Term and billing cycle for a purchase: what the agent said, and where it says nothing, as before where offered and
 * never longer (design.md section 2, defaults). Undefined: no such pair is offered.
 */
export function chooseTerms(
  plan: Pick<Plan, 'terms'>,
  wish: TermsWish,
  before: { readonly term: Term | undefined; readonly billing: BillingCycle },
): PlanTerms | undefined {
  const longest = wish.term === undefined ? lengthOf(before.term) : Number.POSITIVE_INFINITY;
  const candidates = offeredTerms(plan, wish).filter((pair) => lengthOf(pair.term) <= longest);
  const billing = before.billing === 'none' || before.billing === 'other' ? 'monthly' : before.billing;
  const rank = (pair: PlanTerms): readonly number[] => [
    -lengthOf(pair.term), // the nearest to the old term, from below
    pair.billing === billing ? 0 : 1,
    billingOrder.indexOf(pair.billing),
  ];
  return [...candidates].sort((a, b) => compareRanks(rank(a), rank(b)))[0];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
