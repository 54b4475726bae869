/** A subscription of a customer, as it is when the world begins. */
export interface SubscriptionScenario {
  /** Key of the plan (catalogue/plan-rows.ts). */
  readonly plan: string;
  readonly quantity: number;
  /** Default: new commerce where the plan is sold there. */
  readonly commerce?: 'legacy' | 'modern';
  /** Days from the world's first day to the last day of service; negative: past; null: no end. Default 30. */
  readonly lastDay?: number | null;
  /** Days since the start of the term. Default: a whole term before the last day. */
  readonly startedDaysAgo?: number;
  /** Default false. */
  readonly autoRenew?: boolean;
  /** Default active. */
  readonly status?: 'active' | 'suspended' | 'expired' | 'disabled' | 'deleted' | 'pending';
  readonly term?: 'P1M' | 'P1Y' | 'P3Y';
  readonly billing?: 'monthly' | 'annual' | 'triennial' | 'none';
  /** Place in the customer's list of the subscription that this one is an add-on to. */
  readonly addOnTo?: number;
  /** In a paid extended service term. */
  readonly extended?: boolean;
  readonly friendlyName?: string;
  /** MPN id of the reseller on record. */
  readonly partnerId?: string;
  /** Set by the service: such a subscription cannot be reactivated. */
  readonly suspensionReasons?: readonly string[];
}

/** A license that a user holds when the world begins. */
export interface LicenseScenario {
  readonly plan: string;
  /** Names of service plans that are switched off. */
  readonly off?: readonly string[];
  /** Comes from a group: cannot be removed from the user directly. */
  readonly inherited?: boolean;
}

/** One user, or `count` alike ones. */
export interface UserScenario {
  readonly count?: number;
  readonly displayName?: string;
  readonly licenses?: readonly LicenseScenario[];
  /** Default active. */
  readonly state?: 'active' | 'inactive';
  /** null: none set. Default: the customer's country. */
  readonly usageLocation?: string | null;
  /** Looks like a shared mailbox. */
  readonly mailbox?: boolean;
}

/** A customer made to measure: everything that the simulator needs to build one. */
export interface CustomerScenario {
  readonly name: string;
  readonly country: string;
  readonly domain?: string;
  /** Vetting of the Education qualification; undefined: none. */
  readonly education?: 'Approved' | 'InReview' | 'Denied';
  /** Who accepted the customer agreement. Default partner. */
  readonly agreement?: 'partner' | 'direct' | 'none';
  /** Account validation; none: the service holds no status. Default Allowed. */
  readonly validation?: 'Allowed' | 'UnderReview' | 'NotAllowed' | 'none';
  /** Without it users and licenses are refused. Default true. */
  readonly delegatedAccess?: boolean;
  /** Its carts answer 405: only orders buy for it. Default false. */
  readonly ordersOnly?: boolean;
  /** MPN id of an indirect reseller. */
  readonly resellerMpn?: string;
  readonly subscriptions?: readonly SubscriptionScenario[];
  readonly users?: readonly UserScenario[];
  /** Units of a plan that another partner sold to this customer. */
  readonly otherPartnerUnits?: readonly { readonly plan: string; readonly units: number }[];
}
