import { collection } from '../bodies/collection';
import { etagOf, hasEtag, subscriptionBody } from '../bodies/subscription';
import { sameText } from '../ids';
import { Refusal } from '../refusal';
import type { Customer, Subscription } from '../state/model';
import { changedBy } from '../state/subscription-change';
import { noteChange } from '../state/note-change';
import { findCustomer, settled, subscriptionsOf, unitsOf } from '../state/world';
import { ok, type Answer, type Call, type Route } from './route';

const customerOf = (call: Call): Customer => findCustomer(call.world, call.path['customer'] ?? '');

function subscriptionOf(call: Call, customer: Customer): Subscription {
  const found = settled(call.world, customer, call.path['subscription'] ?? '');
  if (!found) throw new Refusal(404, 2070, 'The subscription could not be found.');
  return found;
}

function list(call: Call, fits: (one: Subscription) => boolean): Answer {
  const customer = customerOf(call);
  const { dialect } = call.world;
  const shown = subscriptionsOf(call.world, customer).filter(fits);
  const self = `/customers/${customer.id}/subscriptions`;
  return ok(
    collection(
      shown.map((one) => subscriptionBody(customer, one, dialect)),
      self,
      dialect,
    ),
  );
}

function listAll(call: Call): Answer {
  const order = call.query.get('order_id');
  return list(call, (one) => order === null || sameText(one.order, order));
}

function listAddOns(call: Call): Answer {
  const { id, commerce } = subscriptionOf(call, customerOf(call));
  if (commerce === 'modern' && call.world.dialect.addOnsOf === 'legacy') {
    throw new Refusal(404, 2070, 'The subscription could not be found.');
  }
  return list(call, (one) => one.parent === id);
}

function provisioning(call: Call): Answer {
  const customer = customerOf(call);
  const found = subscriptionOf(call, customer);
  if (call.world.dialect.provisioningStatus !== 'answered' || found.product === undefined) {
    throw new Refusal(403, 900329, 'This operation wants a signed-in user.');
  }
  const ready = found.unitsAt <= call.world.now();
  const { active } = unitsOf(call.world, customer, found.product);
  return ok({
    skuId: found.product.directorySku,
    status: ready ? 'success' : 'pending',
    quantity: Math.min(active, found.quantity),
    endDate: found.commitmentEnd,
    attributes: { objectType: 'SubscriptionProvisioningStatus' },
  });
}

function checkEtag(call: Call, before: Subscription): void {
  const sent = call.header('If-Match');
  if (sent === undefined || !hasEtag(before, call.world.dialect) || sent === `"${etagOf(before)}"`) return;
  if (call.world.dialect.staleEtag === 'status-412') throw new Refusal(412, undefined, 'Precondition failed');
  throw new Refusal(400, 2055, 'The resource was changed meanwhile.');
}

/** PATCH of the whole resource (section 9). */
function change(call: Call): Answer {
  const { world } = call;
  const customer = customerOf(call);
  const before = subscriptionOf(call, customer);
  if (before.pending !== undefined) throw new Refusal(409, 900278, 'An operation is pending.');
  checkEtag(call, before);
  const after = changedBy(world, before, call.body);
  noteChange(world, customer, before, after);
  if (world.dialect.changes === 'at-once') {
    customer.subscriptions.set(before.id, after);
    return ok(subscriptionBody(customer, after, world.dialect));
  }
  const at = world.now() + world.dialect.changeAfter;
  customer.subscriptions.set(before.id, { ...before, pending: { at, becomes: after } });
  return { status: 202, headers: { Location: `/customers/${customer.id}/subscriptions/${before.id}` } };
}

const one = 'customers/:customer/subscriptions/:subscription';

/** Subscriptions (sections 8, 9 and 13). */
export const subscriptionRoutes: readonly Route[] = [
  { operation: 'subscriptions.list', method: 'GET', pattern: 'customers/:customer/subscriptions', answer: listAll },
  {
    operation: 'subscriptions.get',
    method: 'GET',
    pattern: one,
    answer: (call) => {
      const customer = customerOf(call);
      return ok(subscriptionBody(customer, subscriptionOf(call, customer), call.world.dialect));
    },
  },
  { operation: 'subscriptions.addons', method: 'GET', pattern: `${one}/addons`, answer: listAddOns },
  {
    operation: 'subscriptions.provisioning',
    method: 'GET',
    pattern: `${one}/provisioningstatus`,
    answer: provisioning,
  },
  { operation: 'subscriptions.change', method: 'PATCH', pattern: one, answer: change },
];
