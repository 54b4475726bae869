import type { CustomerId, SubscriptionId } from '../base';
import type { Exchange, ReadSpec } from './exchange';
import { provesAbsence } from './judge-answer';
import type { PartnerCenter } from './partner-center';
import { findOne, getAll } from './reading';
import {
  provisioningStatusSchema,
  subscriptionSchema,
  withProperty,
  type JsonValue,
  type Subscription,
  type SubscriptionChange,
} from './wire';

/** The etag in double quotes exactly once, however it came: bare, quoted or weak (partner-center-api.md 5.6). */
export function ifMatchOf(etag: string): string {
  const bare = etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"+|"+$/g, '');
  return `"${bare}"`;
}

/**
 * The whole resource as it was read, the changes put in under the names that it uses itself: a field left out could be
 * reset without a word (partner-center-api.md section 1, point 4).
 */
export function changedResource(read: Subscription, change: SubscriptionChange): Readonly<Record<string, JsonValue>> {
  let body: Readonly<Record<string, JsonValue>> = read.raw;
  for (const [name, value] of Object.entries(change)) {
    // What a change holds is JSON by its type; `Object.entries` only loses that.
    if (value !== undefined) body = withProperty(body, name, value as JsonValue);
  }
  return body;
}

/** Subscriptions of a customer: read them, change one. */
export function createSubscriptions(exchange: Exchange): PartnerCenter['subscriptions'] {
  const all = (operation: string, customer: CustomerId): ReadSpec => ({
    operation: `subscriptions.${operation}`,
    path: ['customers', customer, 'subscriptions'],
  });
  const one = (operation: string, customer: CustomerId, subscription: SubscriptionId, ...rest: string[]): ReadSpec => ({
    operation: `subscriptions.${operation}`,
    path: ['customers', customer, 'subscriptions', subscription, ...rest],
  });
  return {
    list: (customer, context) => getAll(exchange, all('list', customer), subscriptionSchema, context),
    byOrder: (customer, order, context) =>
      getAll(exchange, { ...all('byOrder', customer), query: { order_id: order } }, subscriptionSchema, context),
    addons: (customer, subscription, context) =>
      getAll(exchange, one('addons', customer, subscription, 'addons'), subscriptionSchema, context),
    get: (customer, subscription, context) =>
      findOne(
        exchange,
        one('get', customer, subscription),
        subscriptionSchema,
        context,
        provesAbsence,
        // Documented inside the resource; HTTP's own place for it counts where it is not there.
        (read, answer) => ({ ...read, etag: read.etag ?? answer.header('ETag') }),
      ),
    async change(customer, read, change, context) {
      const answer = await exchange.write(
        {
          ...one('change', customer, read.id),
          method: 'PATCH',
          body: changedResource(read, change),
          ...(read.etag === undefined ? {} : { headers: { 'If-Match': ifMatchOf(read.etag) } }),
        },
        context,
      );
      const { judgement, status } = answer;
      if (judgement.outcome === 'failure') throw answer.fail(judgement.kind, judgement.error);
      // 202 with `Location`: accepted, and the change shows later (partner-center-api.md section 9).
      return { accepted: true, done: status !== 202 };
    },
    provisioningStatus: (customer, subscription, context) =>
      findOne(
        exchange,
        one('provisioningStatus', customer, subscription, 'provisioningstatus'),
        provisioningStatusSchema,
        context,
      ),
  };
}
