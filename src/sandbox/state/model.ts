/** What the simulator knows of things; `wire/` turns it into answers. Instants are milliseconds since 1970. */

export type SubscriptionStatus = 'pending' | 'active' | 'suspended' | 'expired' | 'disabled' | 'deleted';
export type Commerce = 'legacy' | 'modern';

export interface ScheduledAction {
  readonly actionType: string;
  readonly instructions: unknown;
}

/** A change that was answered with 202 and happens later. */
export interface PendingChange {
  readonly due: number;
  readonly next: Subscription;
  readonly requestId: string;
}

export interface Subscription {
  readonly id: string;
  readonly commerce: Commerce;
  /** Key of the plan. */
  readonly plan: string;
  /** GUID of the legacy offer, or `product:sku:availability` as it was when bought. */
  readonly offerId: string;
  readonly friendlyName: string;
  /** Directory SKU id. */
  readonly sku: string;
  readonly quantity: number;
  readonly status: SubscriptionStatus;
  readonly autoRenew: boolean;
  readonly created: number;
  readonly started: number;
  /** Start of the day on which the term ends: exclusive in legacy, inclusive in new commerce; undefined: no end. */
  readonly end: number | undefined;
  readonly term: string;
  readonly billing: string;
  readonly trial: boolean;
  readonly parent: string | undefined;
  readonly partnerId: string;
  readonly orderId: string;
  readonly lineNumber: number;
  readonly version: number;
  /** When its id appears in orders and it appears in lists. */
  readonly visibleAt: number;
  /** When its units become usable. */
  readonly activeAt: number;
  /** Until when it may be cancelled or reduced; undefined: not. */
  readonly cancellableUntil: number | undefined;
  readonly scheduledActions: readonly ScheduledAction[] | undefined;
  readonly nextTermInstructions: unknown;
  readonly extended: boolean;
  readonly suspensionReasons: readonly string[];
  readonly suspendedAt: number | undefined;
  /** Suspended together with its base. */
  readonly suspendedWithParent: boolean;
  readonly pending: PendingChange | undefined;
}

export interface OrderLine {
  readonly number: number;
  readonly offerId: string;
  readonly plan: string;
  readonly friendlyName: string;
  readonly quantity: number;
  readonly term: string;
  readonly subscription: string;
  readonly parent: string | undefined;
  readonly partnerId: string | undefined;
}

export interface Order {
  readonly id: string;
  readonly alternateId: string;
  readonly commerce: Commerce;
  readonly billing: string;
  readonly lines: readonly OrderLine[];
  readonly created: number;
  /** When subscription ids appear in it. */
  readonly idsAt: number;
  readonly completedAt: number;
  /** When the list of orders shows it. */
  readonly listedAt: number;
  readonly version: number;
}

export interface CartLine {
  readonly id: number;
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly billing: string;
  readonly term: string;
  readonly friendlyName: string | undefined;
  readonly parent: string | undefined;
  readonly participants: readonly { readonly key: string; readonly value: string }[];
  readonly group: string;
  readonly error: { readonly code: string; readonly description: string } | undefined;
}

export interface OrderError {
  readonly group: string;
  readonly code: string;
  readonly description: string;
}

export interface Cart {
  readonly id: string;
  readonly created: number;
  readonly modified: number;
  readonly expires: number;
  readonly lines: readonly CartLine[];
  /** Set by a checkout that bought something. */
  readonly ordered:
    | { readonly orders: readonly string[]; readonly errors: readonly OrderError[]; readonly processedAt: number }
    | undefined;
}

export interface HeldLicense {
  /** Ids of service plans that are switched off. */
  readonly off: readonly string[];
  readonly inherited: boolean;
}

export interface User {
  readonly id: string;
  readonly principalName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly usageLocation: string | undefined;
  readonly state: 'active' | 'inactive';
  readonly deletedAt: number | undefined;
  /** By directory SKU id. A plain object, so that it goes into the journal as it is. */
  readonly licenses: Readonly<Record<string, HeldLicense>>;
}

export interface Agreement {
  readonly type: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
  readonly agreed: number;
  readonly templateId: string;
}

/** What is true of a customer beside what was bought. */
export interface CustomerFacts {
  readonly name: string;
  readonly domain: string;
  readonly country: string;
  readonly education: 'Approved' | 'InReview' | 'Denied' | undefined;
  readonly directSigned: boolean;
  readonly agreements: readonly Agreement[];
  readonly validation: 'Allowed' | 'UnderReview' | 'NotAllowed' | undefined;
  readonly delegatedAccess: boolean;
  /** Its carts answer 405. */
  readonly ordersOnly: boolean;
  readonly resellerMpn: string | undefined;
  /** Units that another partner sold, by directory SKU id. */
  readonly otherUnits: Readonly<Record<string, number>>;
}
