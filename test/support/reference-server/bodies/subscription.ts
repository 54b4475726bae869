import { Buffer } from 'node:buffer';
import { noDate } from '../dates';
import type { Dialect } from '../dialect';
import type { BodyObject } from '../json';
import type { Customer, Subscription } from '../state/model';
import { link } from './collection';

/** The etag of a version, as the samples of legacy subscriptions show it. */
export const etagOf = (subscription: Subscription): string =>
  Buffer.from(JSON.stringify({ id: subscription.id, version: subscription.version })).toString('base64');

export function hasEtag({ commerce }: Subscription, { etags }: Dialect): boolean {
  return etags === 'all' || (etags === 'legacy' && commerce === 'legacy');
}

function scheduled(subscription: Subscription, dialect: Dialect): BodyObject {
  const { scheduledActions, autoRenew } = subscription;
  const byDefault = [{ type: 'TermEnd', action: autoRenew ? 'RenewToNewTerm' : 'MoveToExtendedServiceTerm' }];
  const actions = scheduledActions ?? (dialect.scheduledActions === 'always' ? byDefault : undefined);
  if (subscription.commerce === 'legacy' || actions === undefined || dialect.scheduledActions === 'unknown') return {};
  return {
    scheduledActions: actions.map(({ type, action }) => ({ [dialect.scheduledTypeField]: type, actionType: action })),
  };
}

function links(customer: Customer, subscription: Subscription): BodyObject {
  const self = link(`/customers/${customer.id}/subscriptions/${subscription.id}`);
  const country = customer.fixture.country;
  if (subscription.commerce === 'legacy') {
    return { offer: link(`/v1/offers/${subscription.offerId}?country=${country}`), self };
  }
  const [product = '', sku = ''] = subscription.offerId.split(':');
  return {
    product: link(`/products/${product}?country=${country}`),
    sku: link(`/products/${product}/skus/${sku}?country=${country}`),
    self,
  };
}

function modernFields(subscription: Subscription): BodyObject {
  const { commitmentEnd } = subscription;
  const endOfDay = new Date(commitmentEnd.getTime() + 24 * 60 * 60 * 1000 - 1);
  return {
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    hasPurchasableAddons: false,
    ...(commitmentEnd === noDate ? {} : { commitmentEndDateTime: endOfDay }),
    cancellationAllowedUntilDate: subscription.cancellableUntil ?? null,
    renewalTermDuration: '',
    refundOptions: [{ type: 'Full', expiresAfter: subscription.cancellableUntil ?? noDate }],
    isMicrosoftProduct: true,
    attentionNeeded: false,
    actionTaken: false,
    publisherName: 'Microsoft Corporation',
  };
}

/** A subscription as list and GET one show it (section 8). */
export function subscriptionBody(customer: Customer, subscription: Subscription, dialect: Dialect): BodyObject {
  const azure = subscription.product === undefined;
  return {
    id: subscription.id,
    offerId: subscription.offerId,
    ...(dialect.offerNames ? { offerName: subscription.offerName } : {}),
    friendlyName: subscription.friendlyName,
    ...(subscription.commerce === 'modern' ? modernFields(subscription) : {}),
    quantity: subscription.quantity,
    unitType: azure ? 'Usage-based' : 'License(s)',
    ...(subscription.parent === undefined ? {} : { parentSubscriptionId: subscription.parent }),
    creationDate: subscription.created,
    effectiveStartDate: subscription.started,
    commitmentEndDate: subscription.commitmentEnd,
    status: subscription.status,
    autoRenewEnabled: subscription.autoRenew,
    isTrial: subscription.trial,
    billingType: azure ? 'usage' : 'license',
    billingCycle: subscription.billing,
    termDuration: subscription.term,
    partnerId: '',
    contractType: 'subscription',
    suspensionReasons: [],
    actions: ['Edit', 'Cancel'],
    ...scheduled(subscription, dialect),
    links: links(customer, subscription),
    orderId: subscription.order,
    attributes: {
      ...(hasEtag(subscription, dialect) ? { etag: etagOf(subscription) } : {}),
      objectType: 'Subscription',
    },
  };
}
