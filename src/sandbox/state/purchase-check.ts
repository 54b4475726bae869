import { badRequest, Refusal } from '../refusal';
import type { Plan } from '../catalogue/plans';
import type { Customer } from './customer';
import { liveSeats } from './purchase';

/** What must be true of a customer before anything is bought (partner-center-api.md 7). */
export function checkCustomerCanBuy(customer: Customer): void {
  const { agreements, directSigned, validation } = customer.facts;
  const isAgreed = directSigned || agreements.some(({ type }) => type === 'MicrosoftCustomerAgreement');
  if (!isAgreed) throw new Refusal(403, 13605, 'The customer has not accepted the Microsoft Customer Agreement.');
  if (validation === 'UnderReview') throw new Refusal(403, 800073, 'The account of the customer is under review.');
  if (validation === 'NotAllowed') throw new Refusal(403, 800074, 'The account of the customer is not allowed to buy.');
}

/** Education plans need the customer's qualification. */
export function checkQualified(customer: Customer, plan: Plan): void {
  if (plan.segment === 'education' && customer.facts.education !== 'Approved') {
    throw badRequest(`The customer does not have the qualification that ${plan.title} needs.`, 800086);
  }
}

/** Problem of a line that is otherwise sold: quantity, seats of a business plan, a base for an add-on. */
export function lineProblem(
  customer: Customer,
  plan: Plan,
  quantity: number,
  parent: string | undefined,
): { readonly code: string; readonly description: string } | undefined {
  if (quantity > plan.maximum) {
    return {
      code: '10002',
      description: `Quantity ${String(quantity)} is above the maximum of ${String(plan.maximum)}.`,
    };
  }
  if (liveSeats(customer, plan) + quantity > plan.maximum) {
    return {
      code: '10015',
      description: `The customer would hold more than ${String(plan.maximum)} seats of ${plan.title}.`,
    };
  }
  if (plan.addOnTo.length === 0) return undefined;
  const base = parent === undefined ? undefined : customer.subscription(parent);
  if (!base || base.status !== 'active' || !plan.addOnTo.includes(base.plan)) {
    return { code: '10007', description: `${plan.title} needs an active base subscription.` };
  }
  return undefined;
}
