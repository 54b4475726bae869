/** What the simulator's ledger says, as far as tests look at it. */
export interface SandboxLedger {
  readonly purchases: readonly LedgerPurchase[];
  readonly moves: readonly LedgerMove[];
  readonly changes: readonly LedgerChange[];
  readonly suspensions: readonly LedgerChange[];
  readonly reactivations: readonly LedgerChange[];
  readonly cancellations: readonly LedgerChange[];
  readonly instantsWithoutLicense: readonly unknown[];
  readonly gapsByFault: readonly LedgerMove[];
  readonly retiredWithHolders: readonly unknown[];
  readonly calls: Readonly<Record<string, number>>;
}

interface LedgerEntry {
  readonly at: string;
  readonly customer: string;
  readonly cause: string;
}

export interface LedgerPurchase extends LedgerEntry {
  readonly order: string;
  readonly subscription: string;
  readonly friendlyName: string;
  readonly sku: string;
  readonly quantity: number;
}

export interface LedgerMove extends LedgerEntry {
  readonly user: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface LedgerChange extends LedgerEntry {
  readonly subscription: string;
  readonly change: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** The whole truth about a customer, lags and late ids left aside. */
export interface CustomerTruth {
  readonly subscriptions: readonly {
    readonly id: string;
    readonly plan: string;
    readonly status: string;
    readonly quantity: number;
    readonly autoRenew: boolean;
    readonly friendlyName: string;
    readonly scheduledActions?: readonly { readonly actionType: string }[];
  }[];
  readonly carts: readonly { readonly id: string }[];
  readonly users: readonly TrueUser[];
}

export interface TrueUser {
  readonly id: string;
  readonly principalName: string;
  readonly usageLocation?: string;
  readonly deletedAt?: number;
  readonly licenses: Readonly<Record<string, { readonly off: readonly string[]; readonly inherited: boolean }>>;
}
