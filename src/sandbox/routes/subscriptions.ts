import type { SubscriptionJson } from '../../partner-center/wire';
import { ok, type Answer, type Call, type Operation } from '../operation';
import { Refusal, staleEtagRefusal } from '../refusal';
import { hash } from '../seed/random';
import type { Customer } from '../state/customer';
import type { Subscription } from '../state/model';
import { changeWithAddOns } from '../state/subscription-change';
import { secondInstant } from '../wire/instant';
import { collection } from '../wire/link';
import { etagOf, statusOf, subscriptionBody } from '../wire/subscription';
import { judgeChange, readSubscriptionBody } from './subscription-patch';

function wire(call: Call, customer: Customer, subscription: Subscription): SubscriptionJson {
  const { scheduledTypeField } = call.world.options;
  return subscriptionBody(customer, subscription, { now: call.now, scheduledTypeField });
}

function visible(call: Call, customer: Customer): Subscription[] {
  return [...customer.subscriptions.values()].filter((subscription) => call.now >= subscription.visibleAt);
}

function list(call: Call): Answer {
  const customer = call.customer();
  const order = call.query.get('order_id')?.toLowerCase();
  const mpn = call.query.get('mpn_id');
  const found = visible(call, customer).filter(
    (subscription) =>
      (order === undefined || subscription.orderId.toLowerCase() === order) &&
      (mpn === undefined || subscription.partnerId === mpn),
  );
  const items = found.map((subscription) => wire(call, customer, subscription));
  return ok(collection(items, `/customers/${customer.id}/subscriptions`));
}

function subscriptionOf(call: Call, customer: Customer): Subscription {
  const id = call.param('subscription');
  const subscription = customer.subscription(id);
  if (!subscription || call.now < subscription.visibleAt) {
    throw new Refusal(404, 1000, `The subscription ${id} was not found.`);
  }
  return subscription;
}

function one(call: Call): Answer {
  const customer = call.customer();
  return ok(wire(call, customer, subscriptionOf(call, customer)));
}

function addOns(call: Call): Answer {
  const customer = call.customer();
  const base = subscriptionOf(call, customer);
  const found = visible(call, customer).filter(({ parent }) => parent?.toLowerCase() === base.id.toLowerCase());
  const items = found.map((subscription) => wire(call, customer, subscription));
  return ok(collection(items, `/customers/${customer.id}/subscriptions/${base.id}/addons`));
}

function provisioningStatus(call: Call): Answer {
  const customer = call.managedCustomer();
  const subscription = subscriptionOf(call, customer);
  const { options, clock } = call.world;
  // "Refreshed every 15 minutes": the status can still be pending while the units are there (partner-center-api.md 13).
  const lag = clock.scaled(options.provisioningStatusLagMs * (hash(subscription.id, 'status') / 0x1_0000_0000));
  const seeded = subscription.activeAt === subscription.created;
  const isDone = seeded || call.now >= subscription.activeAt + lag;
  return ok({
    skuId: subscription.sku.toUpperCase(),
    status: isDone ? 'success' : 'pending',
    quantity: subscription.quantity,
    endDate: subscription.end === undefined ? '9999-12-10T00:00:00Z' : secondInstant(subscription.end),
    attributes: { objectType: 'SubscriptionProvisioningStatus' },
  });
}

function checkEtag(call: Call, subscription: Subscription): void {
  const sent = call.headers['if-match'];
  const current = etagOf(subscription, call.now);
  if (sent === undefined || current === undefined || sent === '*') return;
  if (sent.replace(/^W\//, '').replace(/^"|"$/g, '') === current) return;
  throw staleEtagRefusal(call.world.options.staleEtag);
}

/** Whether this change is one of those that take longer; the same change of the same state decides alike. */
function isSlow(call: Call, subscription: Subscription): boolean {
  const { seed, acceptedShare } = call.world.options;
  return hash(seed, subscription.id, subscription.version, 'slow') / 0x1_0000_0000 < acceptedShare;
}

function change(call: Call): Answer {
  const customer = call.customer();
  const before = subscriptionOf(call, customer);
  checkEtag(call, before);
  if (statusOf(before, call.now) === 'pending' || before.pending) {
    throw new Refusal(409, 900278, 'An operation on the subscription is pending.');
  }
  const body = readSubscriptionBody(call.body);
  const after = judgeChange(call, customer, before, body);
  const next: Subscription = { ...after, version: before.version + 1 };
  if (isSlow(call, before)) {
    const due = call.now + call.world.clock.scaled(call.world.options.changeMs);
    const pending = { due, next, requestId: call.change.origin.requestId };
    call.change.put({ type: 'subscription', customer: customer.id, value: { ...before, pending } });
    return { status: 202, headers: { Location: `/customers/${customer.id}/subscriptions/${before.id}` } };
  }
  changeWithAddOns(call.change, customer, next);
  return ok(wire(call, customer, next));
}

const base = '/v1/customers/:customer/subscriptions';

export const subscriptionOperations: readonly Operation[] = [
  { name: 'subscriptions.list', method: 'GET', path: base, handle: list },
  { name: 'subscriptions.get', method: 'GET', path: `${base}/:subscription`, handle: one },
  { name: 'subscriptions.change', method: 'PATCH', path: `${base}/:subscription`, handle: change },
  { name: 'subscriptions.addons', method: 'GET', path: `${base}/:subscription/addons`, handle: addOns },
  {
    name: 'subscriptions.provisioningStatus',
    method: 'GET',
    path: `${base}/:subscription/provisioningstatus`,
    handle: provisioningStatus,
  },
];
