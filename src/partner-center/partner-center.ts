import type { CartId, CustomerId, Day, OrderId, RequestId, SubscriptionId, UserId } from '../base';
import type {
  Agreement,
  AuditRecord,
  Availability,
  Cart,
  CartRequest,
  CheckoutResult,
  CompanyCustomer,
  Customer,
  LicenseUpdate,
  LicenseUpdateResult,
  Offer,
  Order,
  OrderProvisioningStatus,
  OrderRequest,
  PartnerProfile,
  Product,
  ProvisioningStatus,
  Qualification,
  Sku,
  SubscribedSku,
  Subscription,
  SubscriptionChange,
  User,
  UserLicense,
  ValidationStatus,
} from './wire';

/** One try of a write, directly before it is sent. */
export interface Sending {
  /** Its MS-CorrelationId: what the service's support, and its audit records, know it by. */
  readonly correlationId: string;
}

/**
 * What a write is sent under. `requestId` is durable before the call and the same over repeats of an unanswered one
 * (partner-center-api.md 5.2). A write is sent once: whether to send it again is the engine's decision.
 */
export interface WriteContext {
  readonly requestId: RequestId;
  /**
   * Awaited each time after the call has its slot and its share of the budget, directly before it is sent: here the
   * engine makes the intent durable, so that "sent at" is true to the millisecond and a takeover can count the write's
   * deadline from it. When it throws, nothing is sent and its error is thrown unchanged. Undefined: nothing to record.
   */
  readonly onSending: ((sending: Sending) => Promise<void>) | undefined;
  readonly signal?: AbortSignal;
}

export interface ReadContext {
  readonly signal?: AbortSignal;
  /**
   * Milliseconds, all waits together, that this read waits when the service throttles; beyond that it fails as
   * `throttled`. Undefined: the client's default.
   */
  readonly waitLimit?: number;
}

/** Answer of a change that may still be under way (202 with `Location`): then only a read tells. */
export type ChangeAnswer = { readonly accepted: true; readonly done: boolean };

export interface CustomerFilter {
  readonly field: 'CompanyName' | 'Domain' | 'IndirectReseller' | 'IndirectCloudSolutionProvider';
  readonly startsWith: string;
}

/**
 * The remote service, one method an operation. Every method fails with a `CallFailure` only, which says whether the
 * service answered, whether an effect is possible, and until when to wait.
 */
export interface PartnerCenter {
  readonly profile: {
    /** Which partner is connected; `tenantId` where the token or the profile says it. */
    get(context?: ReadContext): Promise<PartnerProfile>;
  };
  readonly customers: {
    /** All customers, page by page as they arrive. Ends on an empty token or on 400/2000 of a later page. */
    list(filter?: CustomerFilter, context?: ReadContext): AsyncIterable<readonly CompanyCustomer[]>;
    get(customer: CustomerId, context?: ReadContext): Promise<Customer>;
    agreements(customer: CustomerId, context?: ReadContext): Promise<readonly Agreement[]>;
    directSigned(customer: CustomerId, context?: ReadContext): Promise<boolean>;
    qualifications(customer: CustomerId, context?: ReadContext): Promise<readonly Qualification[]>;
    /** undefined: the service holds no status, which lets purchases through (404/600074). */
    validationStatus(customer: CustomerId, context?: ReadContext): Promise<ValidationStatus | undefined>;
  };
  readonly subscriptions: {
    list(customer: CustomerId, context?: ReadContext): Promise<readonly Subscription[]>;
    byOrder(customer: CustomerId, order: OrderId, context?: ReadContext): Promise<readonly Subscription[]>;
    addons(customer: CustomerId, subscription: SubscriptionId, context?: ReadContext): Promise<readonly Subscription[]>;
    /** undefined: 404. */
    get(customer: CustomerId, subscription: SubscriptionId, context?: ReadContext): Promise<Subscription | undefined>;
    /**
     * PATCH with the whole resource as `read` brought it (unknown fields included), `change` applied, If-Match where
     * `read` has an etag.
     */
    change(
      customer: CustomerId,
      read: Subscription,
      change: SubscriptionChange,
      context: WriteContext,
    ): Promise<ChangeAnswer>;
    provisioningStatus(
      customer: CustomerId,
      subscription: SubscriptionId,
      context?: ReadContext,
    ): Promise<ProvisioningStatus | undefined>;
  };
  readonly catalogue: {
    offers(country: string, context?: ReadContext): Promise<readonly Offer[]>;
    offer(offerId: string, country: string, context?: ReadContext): Promise<Offer | undefined>;
    products(country: string, segment: string | undefined, context?: ReadContext): Promise<readonly Product[]>;
    skus(product: string, country: string, segment: string | undefined, context?: ReadContext): Promise<readonly Sku[]>;
    sku(product: string, sku: string, country: string, context?: ReadContext): Promise<Sku | undefined>;
    availabilities(
      product: string,
      sku: string,
      country: string,
      segment: string | undefined,
      context?: ReadContext,
    ): Promise<readonly Availability[]>;
    /** The customer's own catalogue: what this customer may buy now (section 11). */
    customerAvailabilities(
      customer: CustomerId,
      product: string,
      sku: string,
      context?: ReadContext,
    ): Promise<readonly Availability[]>;
    customerSku(customer: CustomerId, product: string, sku: string, context?: ReadContext): Promise<Sku | undefined>;
  };
  readonly carts: {
    create(customer: CustomerId, cart: CartRequest, context: WriteContext): Promise<Cart>;
    /** undefined: 404, the cart is gone. */
    get(customer: CustomerId, cart: CartId, context?: ReadContext): Promise<Cart | undefined>;
    checkout(customer: CustomerId, cart: CartId, context: WriteContext): Promise<CheckoutResult>;
  };
  readonly orders: {
    list(customer: CustomerId, context?: ReadContext): Promise<readonly Order[]>;
    get(customer: CustomerId, order: OrderId, context?: ReadContext): Promise<Order | undefined>;
    create(customer: CustomerId, order: OrderRequest, context: WriteContext): Promise<Order>;
    provisioningStatus(
      customer: CustomerId,
      order: OrderId,
      context?: ReadContext,
    ): Promise<readonly OrderProvisioningStatus[]>;
  };
  readonly users: {
    list(customer: CustomerId, context?: ReadContext): AsyncIterable<readonly User[]>;
    get(customer: CustomerId, user: UserId, context?: ReadContext): Promise<User | undefined>;
    /** undefined: 404/60002, the user is gone. */
    licenses(customer: CustomerId, user: UserId, context?: ReadContext): Promise<readonly UserLicense[] | undefined>;
    updateLicenses(
      customer: CustomerId,
      user: UserId,
      update: LicenseUpdate,
      context: WriteContext,
    ): Promise<LicenseUpdateResult>;
    setLocation(customer: CustomerId, user: UserId, country: string, context: WriteContext): Promise<void>;
    subscribedSkus(customer: CustomerId, context?: ReadContext): Promise<readonly SubscribedSku[]>;
  };
  readonly auditRecords: {
    /** What was done for a customer since a day, 90 days back at most; hours late at times (section 19). */
    list(customer: CustomerId, since: Day, context?: ReadContext): Promise<readonly AuditRecord[]>;
  };
}
