/** What the simulator knows, in the shapes in which it says it. Nothing of the product's is in here. */

interface Entry {
  readonly at: string;
  readonly customer: string;
  /** `call`: somebody asked for it; `fault`: the simulator was told to; `colleague`: the storm's own hand. */
  readonly cause: 'call' | 'fault' | 'time' | 'colleague';
}

export interface Purchase extends Entry {
  readonly order: string;
  readonly subscription: string;
  readonly friendlyName: string;
  readonly sku: string;
  readonly quantity: number;
}

export interface Move extends Entry {
  readonly user: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface Change extends Entry {
  readonly subscription: string;
  readonly sku: string;
  readonly change: string;
  /** Holders of the SKU and its usable units directly afterwards, by the simulator's own count. */
  readonly holders: number;
  readonly units: number;
}

export interface LedgerTruth {
  readonly purchases: readonly Purchase[];
  readonly moves: readonly Move[];
  readonly changes: readonly Change[];
  readonly instantsWithoutLicense: readonly unknown[];
  readonly gapsByFault: readonly unknown[];
  readonly retiredWithHolders: readonly unknown[];
  readonly duplicates: readonly unknown[];
  readonly calls: Readonly<Record<string, number>>;
}

export interface TrueSubscription {
  readonly id: string;
  readonly plan: string;
  readonly sku: string;
  readonly status: string;
  readonly quantity: number;
  readonly commerce: 'legacy' | 'modern';
  readonly autoRenew: boolean;
  readonly friendlyName: string;
  readonly scheduledActions?: readonly { readonly actionType: string }[];
  /** A change that was accepted and is still to happen. */
  readonly pending?: object;
}

export interface TrueUser {
  readonly id: string;
  readonly deletedAt?: number;
  /** By directory SKU, with the service plans that are off. */
  readonly licenses: Readonly<Record<string, { readonly off?: readonly string[] }>>;
}

export interface CustomerTruth {
  readonly id: string;
  readonly subscriptions: readonly TrueSubscription[];
  readonly users: readonly TrueUser[];
}
