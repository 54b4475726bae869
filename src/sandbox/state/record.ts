import type { CustomerScenario } from '../seed/scenario';
import type { LedgerEntry } from '../ledger';
import type { Cart, CustomerFacts, Order, Subscription, User } from './model';

/** An answer that is given again when the same write comes again under the same MS-RequestId. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Until then the first call is still being processed. */
  readonly notBefore: number;
}

/**
 * One effect. The journal holds nothing else, and nothing changes except through one: a restart that applies them
 * again in order arrives at the same world.
 */
export type EffectRecord =
  | { readonly type: 'customer'; readonly index: number; readonly scenario: CustomerScenario; readonly begin: number }
  | { readonly type: 'facts'; readonly customer: string; readonly value: CustomerFacts }
  | { readonly type: 'subscription'; readonly customer: string; readonly value: Subscription }
  | { readonly type: 'order'; readonly customer: string; readonly value: Order }
  | { readonly type: 'cart'; readonly customer: string; readonly value: Cart }
  | { readonly type: 'user'; readonly customer: string; readonly value: User }
  | { readonly type: 'target'; readonly customer: string; readonly sku: string }
  | { readonly type: 'ledger'; readonly entry: LedgerEntry }
  | { readonly type: 'answer'; readonly key: string; readonly value: StoredAnswer }
  | { readonly type: 'calls'; readonly counts: Readonly<Record<string, number>> }
  | { readonly type: 'advance'; readonly milliseconds: number };
