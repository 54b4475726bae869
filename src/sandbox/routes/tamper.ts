import * as z from 'zod/mini';
import { readBody } from '../body';
import type { Dispatcher } from '../dispatch';
import { badRequest } from '../refusal';
import { licensesOf, requirePlan } from '../seed/build';
import { guid } from '../seed/random';
import type { Change } from '../state/change';
import type { Customer } from '../state/customer';
import { moveLicenses } from '../state/licensing';
import type { Subscription, User } from '../state/model';
import { changeWithAddOns } from '../state/subscription-change';
import type { World } from '../state/world';

const target = { customer: z.string() };
const aboutSubscription = { ...target, subscription: z.string() };
const aboutUser = { ...target, user: z.string() };

/** What a colleague could do in the portal, or the service by itself, behind the caller's back. */
const actionSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('change-subscription'),
    ...aboutSubscription,
    quantity: z.optional(z.number()),
    friendlyName: z.optional(z.string()),
    status: z.optional(z.enum(['active', 'suspended', 'expired', 'disabled', 'deleted'])),
    autoRenew: z.optional(z.boolean()),
  }),
  z.object({ action: z.literal('touch-subscription'), ...aboutSubscription }),
  z.object({ action: z.literal('add-addon'), ...aboutSubscription, plan: z.string(), quantity: z.number() }),
  z.object({ action: z.literal('delete-user'), ...aboutUser }),
  z.object({
    action: z.literal('change-user'),
    ...aboutUser,
    usageLocation: z.optional(z.nullable(z.string())),
    state: z.optional(z.enum(['active', 'inactive'])),
    displayName: z.optional(z.string()),
  }),
  z.object({
    action: z.literal('give-license'),
    ...aboutUser,
    plan: z.string(),
    off: z.optional(z.array(z.string())),
    inherited: z.optional(z.boolean()),
  }),
  z.object({ action: z.literal('take-license'), ...aboutUser, plan: z.string() }),
  z.object({ action: z.literal('other-partner-units'), ...target, plan: z.string(), units: z.number() }),
  z.object({
    action: z.literal('change-customer'),
    ...target,
    name: z.optional(z.string()),
    agreement: z.optional(z.boolean()),
    validation: z.optional(z.enum(['Allowed', 'UnderReview', 'NotAllowed'])),
    delegatedAccess: z.optional(z.boolean()),
  }),
  z.object({ action: z.literal('lose-cart'), ...target, cart: z.string() }),
  z.object({ action: z.literal('expire-token'), token: z.string() }),
  z.object({ action: z.literal('renew-token'), token: z.string() }),
]);

type Action = z.output<typeof actionSchema>;
type OptionalOf<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

function subscriptionOf(customer: Customer, id: string): Subscription {
  const subscription = customer.subscription(id);
  if (!subscription) throw badRequest(`No subscription ${id}`, 2000);
  return subscription;
}

function userOf(customer: Customer, id: string): User {
  const user = customer.user(id);
  if (!user) throw badRequest(`No user ${id}`, 2000);
  return user;
}

function addOn(change: Change, customer: Customer, base: Subscription, planKey: string, quantity: number): void {
  const plan = requirePlan(planKey);
  const legacy = base.commerce === 'legacy';
  if (legacy && !plan.offer) throw badRequest(`${planKey} is not a legacy offer`, 2000);
  const id = guid(customer.id, 'add-on', customer.subscriptions.size);
  const value: Subscription = {
    ...base,
    id: legacy ? id.toUpperCase() : id,
    plan: plan.key,
    offerId: plan.offer && legacy ? plan.offer : `${plan.modern?.product ?? ''}:${plan.modern?.sku ?? ''}:CFQ7TTC0ADDN`,
    friendlyName: plan.title,
    sku: plan.directorySku.id,
    quantity,
    parent: base.id,
    created: change.now,
    started: change.now,
    visibleAt: change.now,
    activeAt: change.now,
    version: 1,
    pending: undefined,
  };
  change.put({ type: 'subscription', customer: customer.id, value });
}

function changeUser(
  change: Change,
  customer: Customer,
  user: User,
  action: Extract<Action, { action: 'change-user' }>,
): void {
  const { usageLocation, state, displayName } = action;
  const value: User = {
    ...user,
    usageLocation: usageLocation === undefined ? user.usageLocation : (usageLocation ?? undefined),
    state: state ?? user.state,
    displayName: displayName ?? user.displayName,
  };
  change.put({ type: 'user', customer: customer.id, value });
}

function changeFacts(change: Change, customer: Customer, action: Extract<Action, { action: 'change-customer' }>): void {
  const { facts } = customer;
  const value = {
    ...facts,
    name: action.name ?? facts.name,
    directSigned: action.agreement ?? facts.directSigned,
    agreements: action.agreement === false ? [] : facts.agreements,
    validation: action.validation ?? facts.validation,
    delegatedAccess: action.delegatedAccess ?? facts.delegatedAccess,
  };
  change.put({ type: 'facts', customer: customer.id, value });
}

type Wanted = Partial<Pick<Subscription, 'quantity' | 'friendlyName' | 'status' | 'autoRenew'>>;

/** Changes a subscription; a change that is under way keeps what it does not itself change. */
function changeByColleague(change: Change, customer: Customer, before: Subscription, wanted: OptionalOf<Wanted>): void {
  const { pending } = before;
  const apply = (subscription: Subscription): Subscription => {
    const status = wanted.status ?? subscription.status;
    return {
      ...subscription,
      quantity: wanted.quantity ?? subscription.quantity,
      friendlyName: wanted.friendlyName ?? subscription.friendlyName,
      autoRenew: wanted.autoRenew ?? subscription.autoRenew,
      status,
      suspendedAt: status === 'suspended' ? (subscription.suspendedAt ?? change.now) : undefined,
      version: subscription.version + 1,
    };
  };
  changeWithAddOns(change, customer, {
    ...apply(before),
    pending: pending && { ...pending, next: apply(pending.next) },
  });
}

function tamperWithCustomer(change: Change, customer: Customer, action: Extract<Action, { customer: string }>): void {
  switch (action.action) {
    case 'change-subscription':
      changeByColleague(change, customer, subscriptionOf(customer, action.subscription), action);
      return;
    case 'touch-subscription':
      changeByColleague(change, customer, subscriptionOf(customer, action.subscription), {});
      return;
    case 'add-addon':
      addOn(change, customer, subscriptionOf(customer, action.subscription), action.plan, action.quantity);
      return;
    case 'delete-user':
      change.put({
        type: 'user',
        customer: customer.id,
        value: { ...userOf(customer, action.user), deletedAt: change.now },
      });
      return;
    case 'change-user':
      changeUser(change, customer, userOf(customer, action.user), action);
      return;
    case 'give-license': {
      const user = userOf(customer, action.user);
      const given = licensesOf([{ plan: action.plan, off: action.off ?? [], inherited: action.inherited ?? false }]);
      change.put({ type: 'user', customer: customer.id, value: { ...user, licenses: { ...user.licenses, ...given } } });
      return;
    }
    case 'take-license': {
      const user = userOf(customer, action.user);
      const sku = requirePlan(action.plan).directorySku.id;
      const licenses = Object.fromEntries(Object.entries(user.licenses).filter(([id]) => id !== sku));
      moveLicenses(change, customer, { ...user, licenses });
      return;
    }
    case 'other-partner-units': {
      const sku = requirePlan(action.plan).directorySku.id;
      const otherUnits = { ...customer.facts.otherUnits, [sku]: action.units };
      change.put({ type: 'facts', customer: customer.id, value: { ...customer.facts, otherUnits } });
      return;
    }
    case 'change-customer':
      changeFacts(change, customer, action);
      return;
    case 'lose-cart': {
      const cart = customer.carts.get(action.cart.toLowerCase());
      if (!cart) throw badRequest(`No cart ${action.cart}`, 2000);
      change.put({ type: 'cart', customer: customer.id, value: { ...cart, expires: change.now } });
    }
  }
}

/** Does one of the actions above, as someone other than the caller. */
export function tamper(world: World, dispatcher: Dispatcher, change: Change, body: unknown): { readonly done: string } {
  const action = readBody(actionSchema, body);
  if (action.action === 'expire-token') dispatcher.expiredTokens.add(action.token);
  else if (action.action === 'renew-token') dispatcher.expiredTokens.delete(action.token);
  else {
    const customer = world.customer(action.customer, change);
    if (!customer) throw badRequest(`No customer ${action.customer}`, 2000);
    tamperWithCustomer(change, customer, action);
  }
  return { done: action.action };
}
