import {
  brandId,
  compareDays,
  dayOf,
  type CustomerId,
  type Day,
  type DirectorySkuId,
  type OrderId,
  type SubscriptionId,
} from '../../base';
import { foldWord } from '../fold-text';
import type { Subscription } from '../subscription';
import { billingOf, commerceOf, statusOf, termOf } from './commerce-words';
import type { SubscriptionFacts } from './facts';
import { lastDayOf, realInstant } from './last-day';
import { defaultTermEndWords, termEndOf, type TermEndWords } from './term-end';

/** What reading a subscription needs beside the answer of the service. */
export interface SourceSettings {
  readonly today: Day;
  readonly termEndWords?: TermEndWords;
}

const filled = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
};

function isLicenseBased(facts: SubscriptionFacts): boolean {
  const billing = foldWord(facts.billingType ?? '');
  return billing === '' ? foldWord(facts.unitType ?? '').startsWith('license') : billing === 'license';
}

/**
 * A subscription of the service with its contradictions settled. `skuId` is what `directorySkuOf` found; undefined
 * until the catalogue or the directory was asked.
 */
export function readSubscription(
  customerId: CustomerId,
  facts: SubscriptionFacts,
  settings: SourceSettings,
  skuId?: DirectorySkuId,
): Subscription {
  const commerce = commerceOf(facts);
  const status = statusOf(facts.status);
  const autoRenew = facts.autoRenewEnabled === true;
  const lastDay = lastDayOf(facts, commerce);
  const termEnd = termEndOf(facts, commerce, lastDay !== undefined, settings.termEndWords ?? defaultTermEndWords);
  const created = realInstant(facts.creationDate);
  const parent = filled(facts.parentSubscriptionId);
  const order = filled(facts.orderId);
  return {
    id: brandId<SubscriptionId>(facts.id),
    customerId,
    offerId: filled(facts.offerId) ?? '',
    productName: filled(facts.offerName) ?? filled(facts.friendlyName) ?? filled(facts.offerId) ?? '',
    friendlyName: facts.friendlyName ?? '',
    commerce,
    status,
    quantity: facts.quantity ?? 0,
    autoRenew,
    lastDay,
    createdOn: created && dayOf(created),
    term: termOf(facts.termDuration),
    billing: billingOf(facts.billingCycle),
    isTrial: facts.isTrial === true,
    isAddOn: parent !== undefined,
    isLicenseBased: isLicenseBased(facts),
    skuId,
    cancellableUntil: realInstant(facts.cancellationAllowedUntilDate)?.toISOString(),
    termEnd,
    // How the service shows an extended term is not documented (partner-center-api.md section 23, point 4): what is
    // certain is a term that is over while the subscription goes on without renewing and was not set to be cancelled.
    inExtendedTerm:
      commerce === 'new-commerce' &&
      status === 'active' &&
      !autoRenew &&
      termEnd !== 'cancels' &&
      lastDay !== undefined &&
      compareDays(lastDay, settings.today) < 0,
    resellerId: filled(facts.partnerId) ?? '',
    orderId: order === undefined ? undefined : brandId<OrderId>(order),
    parentId: parent === undefined ? undefined : brandId<SubscriptionId>(parent),
  };
}

/** The same subscription with the directory SKU that was found later. */
export function withSku(subscription: Subscription, skuId: DirectorySkuId | undefined): Subscription {
  return { ...subscription, skuId: skuId ?? subscription.skuId };
}
