import type { Finding } from '../finding';
import { foldWord } from '../fold-text';
import { found, type Rule } from './row-context';

/** Whether an account validation lets the customer buy; undefined: there is none, which does. */
export function letsBuy(validation: string | undefined): boolean {
  return validation === undefined || foldWord(validation) === 'allowed';
}

/** What must be true of a customer before a purchase (partner-center-api.md section 7). */
export const customerRule: Rule = ({ standing }) => {
  if (standing.notAnswered !== undefined) return [found('customer-not-answered', { reason: standing.notAnswered })];
  const { customer, agreement, validation } = standing;
  if (!customer) return [found('customer-not-found', {})];
  const findings: Finding[] = [];
  if (agreement === 'missing') findings.push(found('customer-no-agreement', {}));
  else if (agreement !== 'accepted') {
    findings.push(found('customer-agreement-unknown', { reason: agreement.unknown }));
  }
  if (validation !== undefined && !letsBuy(validation)) {
    findings.push(found('customer-not-validated', { status: validation }));
  }
  if (customer.country === undefined) findings.push(found('customer-country-unknown', {}));
  if (standing.usersNotReadable !== undefined) {
    findings.push(found('customer-users-not-readable', { reason: standing.usersNotReadable }));
  }
  return findings;
};
