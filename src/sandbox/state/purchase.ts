import { countryOf } from '../catalogue/countries';
import { planByOffer, planBySku, termsOf, isSoldIn, type Plan } from '../catalogue/plans';
import { availabilityId } from '../catalogue/availability';
import type { AppliedFault } from '../faults';
import type { ResolvedOptions } from '../options';
import { guid, hash, letters, orderToken } from '../seed/random';
import type { SandboxClock } from '../clock';
import type { Change } from './change';
import type { Customer } from './customer';
import type { Order, Subscription } from './model';
import { cancellationWindow, commitmentEnd, termEnd } from './terms';

/** One line of what is to be bought, already judged. */
export interface PurchaseLine {
  readonly plan: Plan;
  readonly offerId: string;
  readonly quantity: number;
  readonly billing: string;
  readonly term: string;
  readonly friendlyName: string | undefined;
  readonly parent: string | undefined;
  readonly partnerId: string | undefined;
}

/** What a catalogue item id names, or why it cannot be bought. */
export type ItemJudgement =
  | { readonly plan: Plan; readonly legacy: boolean }
  | { readonly error: { readonly code: string; readonly description: string } };

const error = (code: string, description: string): ItemJudgement => ({ error: { code, description } });

/** Resolves a catalogue item id for a customer as of now; the third part of a new-commerce id has to be today's. */
export function judgeItem(item: string, customer: Customer, options: ResolvedOptions, now: number): ItemJudgement {
  const { country } = customer.facts;
  const [product, sku, availability] = item.split(':');
  if (sku === undefined) {
    const plan = planByOffer(item);
    if (!plan) return error('10001', `Catalog item ${item} is not valid.`);
    if (plan.retired || options.legacySales !== 'open') {
      return error('500600', `LegacyOfferNotEligibleForPurchase: offer ${item} is no longer sold.`);
    }
    return { plan, legacy: true };
  }
  const plan = planBySku(product ?? '', sku);
  if (!plan || plan.retired || !isSoldIn(plan, country)) return error('10001', `Catalog item ${item} is not valid.`);
  const current = availabilityId(plan, country, Math.floor(now / options.availabilityLifeMs));
  if (availability !== current) return error('10001', `Catalog item ${item} is not available any more.`);
  return { plan, legacy: false };
}

/** Whether a pair of term and billing is sold; legacy offers have a year, billed monthly or annually. */
export function isTermSold(plan: Plan, legacy: boolean, term: string, billing: string): boolean {
  if (legacy) return term === 'P1Y' && (billing === 'monthly' || billing === 'annual');
  return termsOf(plan).some((offered) => offered.duration === term && offered.billingCycle === billing);
}

/** Seats of a plan that the customer holds already in live subscriptions of ours. */
export function liveSeats(customer: Customer, plan: Plan): number {
  let seats = 0;
  for (const subscription of customer.subscriptions.values()) {
    const live = subscription.status === 'active' || subscription.status === 'suspended';
    if (subscription.plan === plan.key && live) seats += subscription.quantity;
  }
  return seats;
}

interface PurchaseContext {
  readonly change: Change;
  readonly customer: Customer;
  readonly options: ResolvedOptions;
  readonly clock: SandboxClock;
  readonly cart: string | undefined;
  /** What the service takes longer for this order than it would. */
  readonly lateness: Lateness;
}

/** Simulated milliseconds by which an order's ids, its listing and its units come later. */
export interface Lateness {
  readonly ids: number;
  readonly list: number;
  readonly units: number;
}

/** Longer than any world lasts. */
const never = 100 * 365 * 86_400_000;

const inTime: Lateness = { ids: 0, list: 0, units: 0 };

/** What a fault of a purchase makes come late. */
export function latenessOf(fault: AppliedFault | undefined): Lateness {
  if (fault?.kind === 'late-ids') return { ...inTime, ids: fault.value };
  if (fault?.kind === 'late-list') return { ...inTime, list: fault.value };
  if (fault?.kind === 'late-units') return { ...inTime, units: fault.value };
  return fault?.kind === 'no-provisioning' ? { ...inTime, units: never } : inTime;
}

/** Buys lines as one order: the order, its subscriptions, and what the ledger says of them. */
export function buy(context: PurchaseContext, lines: readonly PurchaseLine[], billing: string): Order {
  const { change, customer, options, clock, lateness: late } = context;
  const { now } = change;
  const number = customer.orders.size;
  const legacy = lines.every(({ offerId }) => !offerId.includes(':'));
  const id = legacy ? guid(options.seed, customer.id, 'order', number) : orderToken(options.seed, customer.id, number);
  // Each order takes its own time, between half and one and a half of the setting.
  const pace = 0.5 + hash(options.seed, id, 'pace') / 0x1_0000_0000;
  const ordinaryIdsAt = Math.min(
    now + clock.scaled(options.subscriptionIdMs * pace),
    now + clock.scaled(options.provisioningMs * pace),
  );
  const idsAt = ordinaryIdsAt + late.ids;
  // Units of a subscription that does not show yet are of no use to anybody.
  const activeAt = Math.max(idsAt, now + clock.scaled(options.provisioningMs * pace) + late.units);
  const listLag = options.orderListLagMs * (0.5 + hash(options.seed, id, 'lag') / 0x2_0000_0000);
  const subscriptions = lines.map((line, lineNumber) =>
    subscriptionOf(context, line, { id, lineNumber, activeAt, visibleAt: idsAt }),
  );
  const order: Order = {
    id,
    alternateId: legacy ? id : letters(33, options.seed, id),
    commerce: legacy ? 'legacy' : 'modern',
    billing,
    lines: lines.map((line, lineNumber) => ({
      number: lineNumber,
      offerId: line.offerId,
      plan: line.plan.key,
      friendlyName: line.friendlyName ?? line.plan.title,
      quantity: line.quantity,
      term: line.term,
      subscription: subscriptions[lineNumber]?.id ?? '',
      parent: line.parent,
      partnerId: line.partnerId,
    })),
    created: now,
    idsAt,
    completedAt: activeAt,
    listedAt: now + clock.scaled(listLag) + late.list,
    version: 1,
  };
  change.put({ type: 'order', customer: customer.id, value: order });
  for (const [lineNumber, subscription] of subscriptions.entries()) {
    const named = lines[lineNumber]?.friendlyName !== undefined;
    change.put({ type: 'subscription', customer: customer.id, value: subscription });
    change.put({ type: 'target', customer: customer.id, sku: subscription.sku });
    change.note({
      kind: 'purchase',
      customer: customer.id,
      order: id,
      cart: context.cart,
      subscription: subscription.id,
      friendlyName: subscription.friendlyName,
      named,
      offer: subscription.offerId,
      sku: subscription.sku,
      quantity: subscription.quantity,
    });
  }
  return order;
}

interface Place {
  readonly id: string;
  readonly lineNumber: number;
  readonly activeAt: number;
  readonly visibleAt: number;
}

function subscriptionOf(context: PurchaseContext, line: PurchaseLine, place: Place): Subscription {
  const { change, customer, options } = context;
  const { now } = change;
  const legacy = !line.offerId.includes(':');
  const id = guid(options.seed, customer.id, 'bought', place.id, place.lineNumber);
  const commerce = legacy ? 'legacy' : 'modern';
  return {
    id: legacy ? id.toUpperCase() : id,
    commerce,
    plan: line.plan.key,
    offerId: line.offerId,
    friendlyName: line.friendlyName ?? line.plan.title,
    sku: line.plan.directorySku.id,
    quantity: line.quantity,
    status: 'active',
    autoRenew: !line.plan.trial,
    created: now,
    started: now,
    end: commitmentEnd(commerce, termEnd(now, line.term)),
    term: line.term,
    billing: line.billing,
    trial: line.plan.trial,
    parent: line.parent,
    partnerId: line.partnerId ?? '',
    orderId: place.id,
    lineNumber: place.lineNumber,
    version: 1,
    visibleAt: place.visibleAt,
    activeAt: place.activeAt,
    cancellableUntil: legacy ? undefined : now + cancellationWindow,
    scheduledActions: undefined,
    nextTermInstructions: undefined,
    extended: false,
    suspensionReasons: [],
    suspendedAt: undefined,
    suspendedWithParent: false,
    pending: undefined,
  };
}

/** Currency that a customer is billed in. */
export function currencyOf(customer: Customer): { readonly code: string; readonly symbol: string } {
  const country = countryOf(customer.facts.country);
  return { code: country.currency, symbol: country.symbol };
}
