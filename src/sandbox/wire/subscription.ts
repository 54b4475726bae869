import { planByKey } from '../catalogue/plans';
import type { NextTermInstructionsJson, SubscriptionJson } from '../../partner-center/wire';
import type { Customer } from '../state/customer';
import type { Subscription, SubscriptionStatus } from '../state/model';
import { serviceEnd } from '../state/terms';
import { instant, preciseInstant, secondInstant } from './instant';
import { link } from './link';

/** Printed where a term has no end (partner-center-api.md 8). */
const never = '9999-12-10T00:00:00Z';

/** Etag of a legacy subscription; new commerce has none (partner-center-api.md 2). */
export function etagOf(subscription: Subscription, now: number): string | undefined {
  if (subscription.commerce !== 'legacy') return undefined;
  // Provisioning touches the subscription too: an etag read before it is stale after it.
  const version = subscription.version + (now >= subscription.activeAt ? 1 : 0);
  return Buffer.from(JSON.stringify({ id: subscription.id.toLowerCase(), version })).toString('base64');
}

export function statusOf(subscription: Subscription, now: number): SubscriptionStatus {
  return subscription.status === 'active' && now < subscription.activeAt ? 'pending' : subscription.status;
}

function actionsOf(subscription: Subscription, now: number): string[] {
  if (subscription.status !== 'active' && subscription.status !== 'suspended') return [];
  const cancellable = subscription.cancellableUntil !== undefined && now <= subscription.cancellableUntil;
  return subscription.commerce === 'modern' && cancellable ? ['Edit', 'Cancel'] : ['Edit'];
}

interface Context {
  readonly now: number;
  readonly scheduledTypeField: string;
}

/** A subscription as GET and PATCH answer it. */
export function subscriptionBody(customer: Customer, subscription: Subscription, context: Context): SubscriptionJson {
  const body =
    subscription.commerce === 'legacy'
      ? legacyBody(customer, subscription, context)
      : modernBody(customer, subscription, context);
  return {
    ...body,
    ...(subscription.parent ? { parentSubscriptionId: subscription.parent } : {}),
    ...(subscription.suspensionReasons.length > 0 ? { suspensionReasons: subscription.suspensionReasons } : {}),
  };
}

function legacyBody(customer: Customer, subscription: Subscription, { now }: Context): SubscriptionJson {
  const base = `/customers/${customer.id}/subscriptions`;
  return {
    id: subscription.id,
    offerId: subscription.offerId,
    offerName: planByKey(subscription.plan)?.title ?? subscription.plan,
    friendlyName: subscription.friendlyName,
    quantity: subscription.quantity,
    unitType: subscription.parent ? 'Add-On Licenses' : 'Licenses',
    hasPurchasableAddons: false,
    creationDate: instant(subscription.created),
    effectiveStartDate: secondInstant(subscription.started),
    commitmentEndDate: subscription.end === undefined ? never : secondInstant(subscription.end),
    status: statusOf(subscription, now),
    autoRenewEnabled: subscription.autoRenew,
    isTrial: subscription.trial,
    billingType: 'license',
    billingCycle: subscription.billing,
    termDuration: subscription.term,
    isMicrosoftProduct: true,
    partnerId: subscription.partnerId,
    attentionNeeded: false,
    actionTaken: false,
    contractType: 'subscription',
    actions: actionsOf(subscription, now),
    links: {
      offer: link(`/offers/${subscription.offerId}?country=${customer.facts.country}`),
      ...(subscription.parent ? { parentSubscription: link(`${base}/${subscription.parent}`) } : {}),
      self: link(`${base}/${subscription.id}`),
    },
    publisherName: 'Microsoft Corporation',
    orderId: subscription.orderId,
    attributes: { etag: etagOf(subscription, now) ?? '', objectType: 'Subscription' },
  };
}

function modernBody(customer: Customer, subscription: Subscription, context: Context): SubscriptionJson {
  const { now } = context;
  const [product = '', sku = '', availability = ''] = subscription.offerId.split(':');
  const country = `country=${customer.facts.country}`;
  const end = serviceEnd(subscription);
  const window = subscription.cancellableUntil;
  const refundable = window !== undefined && now <= window && subscription.status === 'active';
  return {
    id: subscription.id,
    offerId: subscription.offerId,
    offerName: planByKey(subscription.plan)?.title ?? subscription.plan,
    friendlyName: subscription.friendlyName,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    quantity: subscription.quantity,
    unitType: 'Licenses',
    hasPurchasableAddons: false,
    creationDate: preciseInstant(subscription.created),
    effectiveStartDate: preciseInstant(subscription.started),
    commitmentEndDate: subscription.end === undefined ? never : secondInstant(subscription.end),
    ...(end === undefined ? {} : { commitmentEndDateTime: secondInstant(end - 1000) }),
    cancellationAllowedUntilDate: window === undefined ? null : secondInstant(window),
    status: statusOf(subscription, now),
    autoRenewEnabled: subscription.autoRenew,
    isTrial: subscription.trial,
    billingType: 'license',
    billingCycle: subscription.billing,
    termDuration: subscription.term,
    renewalTermDuration: '',
    ...(window === undefined ? {} : { refundOptions: [{ type: 'Partial', expiresAt: secondInstant(window) }] }),
    refundableQuantity: refundable
      ? {
          totalQuantity: subscription.quantity,
          details: [{ quantity: subscription.quantity, allowedUntilDateTime: secondInstant(window) }],
        }
      : null,
    isMicrosoftProduct: true,
    partnerId: subscription.partnerId,
    attentionNeeded: false,
    actionTaken: false,
    contractType: 'subscription',
    actions: actionsOf(subscription, now),
    ...(subscription.nextTermInstructions === undefined
      ? {}
      : { scheduledNextTermInstructions: subscription.nextTermInstructions }),
    ...(subscription.scheduledActions === undefined
      ? {}
      : {
          scheduledActions: subscription.scheduledActions.map(({ actionType, instructions }) => ({
            [context.scheduledTypeField]: 'TermEnd',
            actionType,
            ...(end === undefined ? {} : { effectiveDate: secondInstant(end) }),
            // Given back as the caller wrote it.
            ...(typeof instructions === 'object' ? { instructions: instructions as NextTermInstructionsJson } : {}),
          })),
        }),
    links: {
      product: link(`/products/${product}?${country}`),
      sku: link(`/products/${product}/skus/${sku}?${country}`),
      availability: link(`/products/${product}/skus/${sku}/availabilities/${availability}?${country}`),
      self: link(`/customers/${customer.id}/subscriptions/${subscription.id}`),
    },
    publisherName: 'Microsoft Corporation',
    orderId: subscription.orderId,
    attributes: { objectType: 'Subscription' },
  };
}
