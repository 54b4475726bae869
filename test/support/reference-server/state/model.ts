import type { Product, Term } from '../catalogue';
import type { CustomerFixture } from '../fixtures/fixture';

export interface ScheduledAction {
  readonly type: string;
  readonly action: string;
}

export interface Subscription {
  readonly id: string;
  readonly commerce: 'legacy' | 'modern';
  /** undefined: Azure, which holds no licenses. */
  readonly product: Product | undefined;
  readonly offerId: string;
  readonly offerName: string;
  readonly friendlyName: string;
  readonly quantity: number;
  readonly status: string;
  readonly autoRenew: boolean;
  readonly trial: boolean;
  readonly parent: string | undefined;
  readonly created: Date;
  readonly started: Date;
  /** As the resource carries it: exclusive in legacy commerce, inclusive in the new one (section 2). */
  readonly commitmentEnd: Date;
  readonly cancellableUntil: Date | undefined;
  readonly term: string;
  readonly billing: string;
  readonly order: string;
  readonly scheduledActions: readonly ScheduledAction[] | undefined;
  readonly version: number;
  readonly shownAt: number;
  /** When its units can be assigned. */
  readonly unitsAt: number;
  /** A change that was accepted and does not show yet. */
  readonly pending: { readonly at: number; readonly becomes: Subscription } | undefined;
}

export interface User {
  readonly id: string;
  readonly principalName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly active: boolean;
  readonly location: string | undefined;
  /** Directory SKU to the service plans that are off; both in lower case. */
  readonly licenses: ReadonlyMap<string, readonly string[]>;
}

export interface OrderLine {
  readonly number: number;
  readonly offerId: string;
  readonly offerName: string;
  readonly subscription: string;
  readonly friendlyName: string;
  readonly quantity: number;
  readonly term: string;
}

export interface Order {
  readonly id: string;
  readonly created: Date;
  readonly billing: string;
  readonly lines: readonly OrderLine[];
  readonly listedAt: number;
  readonly subscriptionIdAt: number;
  readonly completedAt: number;
}

export interface CartLine {
  readonly id: number;
  readonly catalogItemId: string;
  readonly product: Product;
  readonly term: Term;
  readonly friendlyName: string;
  readonly quantity: number;
  readonly billing: string;
}

export interface Cart {
  readonly id: string;
  readonly created: Date;
  readonly expires: Date;
  readonly lines: readonly CartLine[];
  readonly error: { readonly line: number; readonly code: number; readonly description: string } | undefined;
  /** Of its checkout; undefined: not checked out. */
  readonly order: string | undefined;
}

/** A customer with everything that can change. */
export interface Customer {
  readonly id: string;
  readonly fixture: CustomerFixture;
  readonly subscriptions: Map<string, Subscription>;
  readonly users: Map<string, User>;
  readonly orders: Map<string, Order>;
  readonly carts: Map<string, Cart>;
}
