import type { Finding } from '../finding';
import { holds } from '../holders/holders-of';
import { found, none, type Rule } from './row-context';
import { targetParts } from './target-parts';

/** Names of users that a sentence lists at most; the count says how many there are. */
const listedUsers = 10;

/** The users of a row can be moved. */
export const usersRule: Rule = (context) => {
  const { users } = context;
  if (!users) return none;
  const { inScope, excluded } = users.scope;
  const findings: Finding[] = [];
  if (inScope.length === 0 && excluded.length === 0) findings.push(found('users-none', {}));
  if (excluded.length > 0) findings.push(found('users-excluded', { count: excluded.length }));
  const parts = targetParts(context);
  const holding = new Set(parts.flatMap(({ plan, users: own }) => own.filter(({ user }) => holds(user, plan.skuId))));
  if (holding.size > 0) findings.push(found('users-hold-target', { count: holding.size }));
  // Only assigning needs a location; who holds the new license already has one, or does not need it.
  const withoutLocation = inScope.filter(
    (scoped) => scoped.user.usageLocation === undefined && scoped.setLocation === undefined && !holding.has(scoped),
  );
  if (withoutLocation.length > 0) {
    findings.push(
      found('user-location-missing', {
        count: withoutLocation.length,
        users: withoutLocation.slice(0, listedUsers).map(({ user }) => user.userPrincipalName),
      }),
    );
  }
  return findings;
};
