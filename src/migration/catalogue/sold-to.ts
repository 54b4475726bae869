import type { Plan } from '../plan';
import type { Customer, Segment } from '../subscription';
import { segmentOf } from '../source/commerce-words';

/** For whom a plan is looked for; undefined: not known, which rules nothing out. */
export interface Buyer {
  readonly country: string | undefined;
  readonly segment: Segment | undefined;
}

export function isSoldIn(plan: Pick<Plan, 'markets'>, country: string | undefined): boolean {
  return country === undefined ? plan.markets.length > 0 : plan.markets.includes(country.toUpperCase());
}

/** Commercial plans are for everybody; the others for customers of their segment. */
export function isForSegment(plan: Pick<Plan, 'segment'>, segment: Segment | undefined): boolean {
  return plan.segment === 'commercial' || segment === undefined || plan.segment === segment;
}

export function isSoldTo(plan: Pick<Plan, 'markets' | 'segment'>, buyer: Buyer): boolean {
  return isSoldIn(plan, buyer.country) && isForSegment(plan, buyer.segment);
}

/** The qualification that a plan asks for and the customer does not hold; undefined: none. */
export function missingQualification(
  plan: Pick<Plan, 'segment' | 'family'>,
  customer: Pick<Customer, 'segment' | 'qualifications'>,
): string | undefined {
  const needed = plan.family === 'education' ? 'education' : plan.segment;
  if (needed === 'commercial' || customer.segment === undefined) return undefined;
  const held = customer.qualifications.some((name) => segmentOf(name) === needed);
  return held ? undefined : qualificationNames[needed];
}

/** Names of the qualifications as the service writes them. */
const qualificationNames: Readonly<Record<Exclude<Segment, 'commercial'>, string>> = {
  education: 'Education',
  government: 'GovernmentCommunityCloud',
  nonprofit: 'Nonprofit',
};
