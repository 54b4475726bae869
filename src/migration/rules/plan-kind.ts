import type { Finding } from '../finding';
import { found, isSku, type Rule } from './row-context';
import { targetParts } from './target-parts';

/** The plan is a base plan for users, not a trial, and another product than the old one. */
export const planKindRule: Rule = (context) =>
  targetParts(context).flatMap(({ plan }) => {
    const named = { plan: plan.label };
    const findings: Finding[] = [];
    if (plan.isAddOn) findings.push(found('plan-is-addon', named));
    if (plan.isTrial) findings.push(found('plan-is-trial', named));
    if (!plan.assignable) findings.push(found('plan-not-for-users', named));
    // The same directory SKU under another offer leaves the users with the same license: nothing could be moved.
    if (isSku(plan.skuId, context.source?.skuId)) findings.push(found('plan-same-product', named));
    if (plan.family === 'frontline') findings.push(found('plan-frontline', named));
    return findings;
  });
