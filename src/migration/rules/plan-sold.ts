import { isForSegment, isSoldIn, missingQualification } from '../catalogue/sold-to';
import { found, none, type Rule } from './row-context';
import { targetParts } from './target-parts';

/** The customer can buy the plan: country, segment, qualification (partner-center-api.md section 7). */
export const planSoldRule: Rule = (context) => {
  const { customer } = context.standing;
  if (!customer) return none;
  return targetParts(context).flatMap(({ plan }) => {
    const soldHere = isSoldIn(plan, customer.country)
      ? []
      : [found('plan-not-sold-here', { plan: plan.label, country: customer.country ?? '' })];
    const special = customer.segment !== undefined && customer.segment !== 'commercial';
    // Who qualifies for another segment is told of the segment; who qualifies for none is told what to apply for.
    if (special && !isForSegment(plan, customer.segment)) {
      return [...soldHere, found('plan-other-segment', { plan: plan.label, segment: plan.segment })];
    }
    const qualification = missingQualification(plan, customer);
    return qualification === undefined
      ? soldHere
      : [...soldHere, found('plan-needs-qualification', { plan: plan.label, qualification })];
  });
};
