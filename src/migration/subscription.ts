import type { CustomerId, Day, DirectorySkuId, OrderId, SubscriptionId } from '../base';

/** The two commerce systems (partner-center-api.md section 2). */
export const commerceKinds = ['legacy', 'new-commerce'] as const;
export type Commerce = (typeof commerceKinds)[number];

/** Status of a subscription; `other` for a word that the reference does not list. */
export const subscriptionStatuses = [
  'active',
  'suspended',
  'pending',
  'expired',
  'deleted',
  'disabled',
  'none',
  'other',
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** Length of a term as an ISO 8601 duration; undefined where the service says none. */
export const terms = ['P1M', 'P1Y', 'P3Y'] as const;
export type Term = (typeof terms)[number];

export const billingCycles = ['monthly', 'annual', 'triennial', 'one-time', 'none', 'other'] as const;
export type BillingCycle = (typeof billingCycles)[number];

/** What the service does at the end of the term if nobody acts. */
export const termEndOutcomes = ['ends', 'renews', 'cancels', 'may-extend', 'scheduled-change', 'none'] as const;
export type TermEndOutcome = (typeof termEndOutcomes)[number];

export const segments = ['commercial', 'education', 'government', 'nonprofit'] as const;
export type Segment = (typeof segments)[number];

/** A customer as the rules need it. */
export interface Customer {
  readonly id: CustomerId;
  readonly name: string;
  readonly domain: string;
  /** Catalogue country, two letters upper case; undefined where the service does not say. */
  readonly country: string | undefined;
  readonly segment: Segment | undefined;
  /** Qualifications whose vetting is approved. */
  readonly qualifications: readonly string[];
}

/** A subscription as the rules need it: the service's answer with its contradictions settled. */
export interface Subscription {
  readonly id: SubscriptionId;
  readonly customerId: CustomerId;
  readonly offerId: string;
  readonly productName: string;
  readonly friendlyName: string;
  readonly commerce: Commerce;
  readonly status: SubscriptionStatus;
  readonly quantity: number;
  readonly autoRenew: boolean;
  /** Last day of service, inclusive, in both commerce systems; undefined: no end. */
  readonly lastDay: Day | undefined;
  readonly createdOn: Day | undefined;
  readonly term: Term | undefined;
  readonly billing: BillingCycle;
  readonly isTrial: boolean;
  readonly isAddOn: boolean;
  readonly isLicenseBased: boolean;
  /** Directory SKU its licenses belong to; undefined until the catalogue or the directory says it. */
  readonly skuId: DirectorySkuId | undefined;
  /** Until when it can be cancelled, ISO instant; undefined: it cannot. */
  readonly cancellableUntil: string | undefined;
  readonly termEnd: TermEndOutcome;
  /** It runs on in a paid extended term. */
  readonly inExtendedTerm: boolean;
  /** Partner of record (MPN id) carried over to the new order; empty: none. */
  readonly resellerId: string;
  readonly orderId: OrderId | undefined;
  readonly parentId: SubscriptionId | undefined;
}
