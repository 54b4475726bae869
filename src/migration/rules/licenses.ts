import type { Finding } from '../finding';
import { licensesNeeded, type PartUsers } from '../plan-parts';
import { found, none, planOf, type Rule } from './row-context';
import { targetParts } from './target-parts';

/** Of a plan that was chosen for single users so many are bought as there are of them. */
function tooManyUsers(part: PartUsers): readonly Finding[] {
  const { label, maximum } = part.plan;
  const licenses = licensesNeeded(part);
  return maximum !== undefined && licenses > maximum
    ? [found('users-above-maximum', { plan: label, licenses, maximum })]
    : none;
}

/** The number of licenses fits the plan's bounds and the row's users. */
export const licensesRule: Rule = (context) => {
  const { licenses } = context.row;
  const plan = planOf(context);
  if (licenses === undefined) return [found('licenses-missing', {})];
  if (!plan) return none;
  const findings: Finding[] = [];
  if (licenses < plan.minimum) findings.push(found('licenses-below-minimum', { licenses, minimum: plan.minimum }));
  if (plan.maximum !== undefined && licenses > plan.maximum) {
    findings.push(found('licenses-above-maximum', { licenses, maximum: plan.maximum }));
  }
  const parts = targetParts(context);
  findings.push(...parts.flatMap((part) => (part.part === 1 ? none : tooManyUsers(part))));
  const own = parts.find(({ part }) => part === 1);
  if (!own || !context.users) return findings;
  const users = licensesNeeded(own);
  if (licenses < users) findings.push(found('licenses-below-users', { licenses, users }));
  if (licenses > Math.max(own.users.length, plan.minimum)) {
    findings.push(found('licenses-above-users', { licenses, users: own.users.length }));
  }
  return findings;
};
