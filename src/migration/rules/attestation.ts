import { found, none, type Rule } from './row-context';
import { targetParts } from './target-parts';

/**
 * A plan whose conditions have to be confirmed with the purchase (partner-center-api.md section 7) is bought only where
 * the administrator has said that they are: else the service is expected to refuse.
 */
export const attestationRule: Rule = (context) => {
  if (context.planAttested !== false) return none;
  const asking = targetParts(context).filter(({ plan }) => plan.mustAttest === true);
  return asking.map(({ plan }) => found('plan-needs-attestation', { plan: plan.label }));
};
