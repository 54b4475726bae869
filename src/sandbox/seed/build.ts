import { catalogItemId } from '../catalogue/availability';
import { planByKey, termsOf, type Plan } from '../catalogue/plans';
import { Customer } from '../state/customer';
import type { Agreement, CustomerFacts, HeldLicense, Order, Subscription, User } from '../state/model';
import { cancellationWindow, commitmentEnd, dayMilliseconds, startOfDay, termStart } from '../state/terms';
import { personName } from './names';
import { guid, letters, orderToken, randomFrom } from './random';
import type { CustomerScenario, LicenseScenario, SubscriptionScenario, UserScenario } from './scenario';

/** Where and when a customer is built. */
export interface BuildContext {
  readonly seed: number;
  /** First instant of the world. */
  readonly begin: number;
  readonly availabilityLifeMs: number;
}

/** A scenario names something that does not exist. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

export function requirePlan(key: string): Plan {
  const plan = planByKey(key);
  if (!plan) throw new ScenarioError(`No plan "${key}"`);
  return plan;
}

/** Id of the template of the customer agreement. */
export const agreementTemplateId = '117a77b0-9360-443b-8795-c6dedc750cf9';

function agreementOf(scenario: CustomerScenario, begin: number, seed: number): Agreement[] {
  if ((scenario.agreement ?? 'partner') !== 'partner') return [];
  const { firstName, lastName } = personName(randomFrom(seed, scenario.name, 'agreement'));
  return [
    {
      type: 'MicrosoftCustomerAgreement',
      firstName,
      lastName,
      email: `agreements@${scenario.domain ?? 'customer.example'}`,
      phoneNumber: '0000000000',
      agreed: begin - 400 * dayMilliseconds,
      templateId: agreementTemplateId,
    },
  ];
}

function factsOf(scenario: CustomerScenario, context: BuildContext): CustomerFacts {
  const otherUnits: Record<string, number> = {};
  for (const { plan, units } of scenario.otherPartnerUnits ?? []) {
    const sku = requirePlan(plan).directorySku.id;
    otherUnits[sku] = (otherUnits[sku] ?? 0) + units;
  }
  return {
    name: scenario.name,
    domain: scenario.domain ?? `${scenario.name.toLowerCase().replace(/[^a-z0-9]/g, '') || 'customer'}.example`,
    country: scenario.country.toUpperCase(),
    education: scenario.education,
    directSigned: scenario.agreement === 'direct',
    agreements: agreementOf(scenario, context.begin, context.seed),
    validation: scenario.validation === 'none' ? undefined : (scenario.validation ?? 'Allowed'),
    delegatedAccess: scenario.delegatedAccess ?? true,
    ordersOnly: scenario.ordersOnly ?? false,
    resellerMpn: scenario.resellerMpn,
    otherUnits,
  };
}

function subscriptionOf(
  customer: Customer,
  scenario: SubscriptionScenario,
  place: number,
  earlier: readonly Subscription[],
  context: BuildContext,
): Subscription {
  const plan = requirePlan(scenario.plan);
  const commerce = scenario.commerce ?? (plan.modern ? 'modern' : 'legacy');
  const term =
    scenario.term ?? (commerce === 'legacy' ? 'P1Y' : (termsOf(plan)[1] ?? termsOf(plan)[0])?.duration) ?? 'P1Y';
  const lastDay = scenario.lastDay === undefined ? 30 : scenario.lastDay;
  const exclusiveEnd = lastDay === null ? undefined : startOfDay(context.begin) + (lastDay + 1) * dayMilliseconds;
  const started =
    scenario.startedDaysAgo !== undefined
      ? startOfDay(context.begin) - scenario.startedDaysAgo * dayMilliseconds
      : exclusiveEnd === undefined
        ? context.begin - 200 * dayMilliseconds
        : Math.min(termStart(exclusiveEnd, term), startOfDay(context.begin) - 8 * dayMilliseconds);
  const created = started + 9 * 3_600_000 + place * 61_007;
  const id = guid(context.seed, customer.id, 'subscription', place);
  const period = Math.floor(created / context.availabilityLifeMs);
  if (commerce === 'legacy' && !plan.offer) throw new ScenarioError(`${plan.key} is not a legacy offer`);
  const status = scenario.status ?? 'active';
  return {
    id: commerce === 'legacy' ? id.toUpperCase() : id,
    commerce,
    plan: plan.key,
    offerId: commerce === 'legacy' && plan.offer ? plan.offer : catalogItemId(plan, customer.facts.country, period),
    friendlyName: scenario.friendlyName ?? plan.title,
    sku: plan.directorySku.id,
    quantity: scenario.quantity,
    status,
    autoRenew: scenario.autoRenew ?? false,
    created,
    started,
    end: exclusiveEnd === undefined ? undefined : commitmentEnd(commerce, exclusiveEnd),
    term,
    billing: scenario.billing ?? (plan.trial ? 'none' : 'monthly'),
    trial: plan.trial,
    parent: scenario.addOnTo === undefined ? undefined : earlier[scenario.addOnTo]?.id,
    partnerId: scenario.partnerId ?? customer.facts.resellerMpn ?? '',
    orderId:
      commerce === 'legacy'
        ? guid(context.seed, customer.id, 'order', place)
        : orderToken(context.seed, customer.id, place),
    lineNumber: 0,
    version: 1,
    visibleAt: created,
    activeAt: status === 'pending' ? context.begin + dayMilliseconds : created,
    cancellableUntil: commerce === 'legacy' ? undefined : created + cancellationWindow,
    scheduledActions: undefined,
    nextTermInstructions: undefined,
    extended: scenario.extended ?? false,
    suspensionReasons: scenario.suspensionReasons ?? (status === 'expired' ? ['Expiration'] : []),
    suspendedAt: status === 'suspended' ? context.begin - 10 * dayMilliseconds : undefined,
    suspendedWithParent: false,
    pending: undefined,
  };
}

function orderOf(subscription: Subscription): Order {
  return {
    id: subscription.orderId,
    alternateId: subscription.commerce === 'legacy' ? subscription.orderId : letters(33, subscription.id),
    commerce: subscription.commerce,
    billing: subscription.billing,
    lines: [
      {
        number: 0,
        offerId: subscription.offerId,
        plan: subscription.plan,
        friendlyName: subscription.friendlyName,
        quantity: subscription.quantity,
        term: subscription.term,
        subscription: subscription.id,
        parent: subscription.parent,
        partnerId: subscription.partnerId || undefined,
      },
    ],
    created: subscription.created,
    idsAt: subscription.created,
    completedAt: subscription.created,
    listedAt: subscription.created,
    version: 1,
  };
}

/** The service plans of a list of names, as ids. */
export function planIds(plan: Plan, names: readonly string[]): string[] {
  return names.map((name) => {
    const found = plan.directorySku.plans.find((part) => part.serviceName === name || part.id === name.toLowerCase());
    if (!found) throw new ScenarioError(`${plan.title} has no service plan ${name}`);
    return found.id;
  });
}

export function licensesOf(scenarios: readonly LicenseScenario[]): Record<string, HeldLicense> {
  return Object.fromEntries(
    scenarios.map((license) => {
      const plan = requirePlan(license.plan);
      return [plan.directorySku.id, { off: planIds(plan, license.off ?? []), inherited: license.inherited ?? false }];
    }),
  );
}

function userOf(customer: Customer, scenario: UserScenario, place: number, context: BuildContext): User {
  const id = guid(context.seed, customer.id, 'user', place);
  const mailbox = scenario.mailbox ?? false;
  const person = mailbox
    ? { firstName: 'Shared', lastName: `Mailbox ${String(place)}` }
    : personName(randomFrom(context.seed, id));
  const local = mailbox ? `info${String(place)}` : `user${String(place)}`;
  return {
    id,
    principalName: `${local}@${customer.facts.domain}`,
    ...person,
    displayName: scenario.displayName ?? `${person.firstName} ${person.lastName}`,
    usageLocation: scenario.usageLocation === null ? undefined : (scenario.usageLocation ?? customer.facts.country),
    state: scenario.state ?? 'active',
    deletedAt: undefined,
    licenses: licensesOf(scenario.licenses ?? []),
  };
}

/** A customer as a scenario describes it. The same scenario, id and context give the same customer every time. */
export function buildCustomer(id: string, index: number, scenario: CustomerScenario, context: BuildContext): Customer {
  const customer = new Customer(id, index, factsOf(scenario, context));
  const subscriptions: Subscription[] = [];
  for (const [place, entry] of (scenario.subscriptions ?? []).entries()) {
    const subscription = subscriptionOf(customer, entry, place, subscriptions, context);
    subscriptions.push(subscription);
    customer.putSubscription(subscription);
    customer.putOrder(orderOf(subscription));
  }
  let place = 0;
  for (const entry of scenario.users ?? []) {
    for (let copy = 0; copy < (entry.count ?? 1); copy += 1) {
      customer.putUser(userOf(customer, entry, place, context));
      place += 1;
    }
  }
  return customer;
}
