/** Who made something happen: a call, a fault that the simulator was told to have, time, or a test's tampering. */
export type Cause = 'call' | 'fault' | 'time' | 'colleague';

interface Entry {
  readonly at: string;
  readonly customer: string;
  readonly requestId: string;
  readonly correlationId: string;
  readonly cause: Cause;
}

export interface Purchase extends Entry {
  readonly kind: 'purchase';
  readonly order: string;
  readonly cart: string | undefined;
  readonly subscription: string;
  readonly friendlyName: string;
  /** Whether the caller gave the friendly name, so that it can tell purchases apart. */
  readonly named: boolean;
  readonly offer: string;
  readonly sku: string;
  readonly quantity: number;
}

export interface Move extends Entry {
  readonly kind: 'move';
  readonly user: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface SubscriptionChange extends Entry {
  readonly kind: 'change';
  readonly subscription: string;
  readonly sku: string;
  readonly change:
    | 'suspended'
    | 'reactivated'
    | 'cancelled'
    | 'expired'
    | 'renewed'
    | 'extended'
    | 'quantity'
    | 'auto-renew'
    | 'renamed'
    | 'scheduled'
    | 'unscheduled';
  readonly from: string | number | boolean;
  readonly to: string | number | boolean;
  /** Holders of the SKU, and its usable units, directly afterwards. */
  readonly holders: number;
  readonly units: number;
}

/** A user who held a license that was taken, and was left with neither it nor one of those that users move to. */
export interface Gap extends Entry {
  readonly kind: 'gap';
  readonly user: string;
  readonly lost: readonly string[];
}

/** A subscription was retired or reduced while what remained of its SKU did not cover the SKU's holders. */
export interface Uncovered extends Entry {
  readonly kind: 'uncovered';
  readonly subscription: string;
  readonly sku: string;
  readonly holders: number;
  readonly units: number;
}

export type LedgerEntry = Purchase | Move | SubscriptionChange | Gap | Uncovered;

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What the simulator itself saw happen, for tests to judge by. */
export class Ledger {
  private readonly entries: LedgerEntry[] = [];
  private readonly counts = new Map<string, number>();
  /** Writes that came again under a request id that had been answered. */
  repeatedRequests = 0;

  add(entry: LedgerEntry): void {
    this.entries.push(entry);
  }

  all(): readonly LedgerEntry[] {
    return this.entries;
  }

  count(operation: string): void {
    this.counts.set(operation, (this.counts.get(operation) ?? 0) + 1);
  }

  calls(): Record<string, number> {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  restoreCalls(counts: Readonly<Record<string, number>>): void {
    for (const [operation, count] of Object.entries(counts)) this.counts.set(operation, count);
  }

  /** The whole ledger, or that of one customer, as `GET /_sandbox/ledger` answers it. */
  report(customer?: string): Record<string, unknown> {
    const entries = customer ? this.entries.filter((entry) => sameText(entry.customer, customer)) : this.entries;
    const ofKind = <K extends LedgerEntry['kind']>(kind: K) =>
      entries.filter((entry): entry is Extract<LedgerEntry, { kind: K }> => entry.kind === kind);
    const purchases = ofKind('purchase');
    const changes = ofKind('change');
    const gaps = ofKind('gap');
    const uncovered = ofKind('uncovered');
    const byCall = (entry: LedgerEntry): boolean => entry.cause === 'call';
    const scheduled = changes.filter(({ change }) => change === 'scheduled' || change === 'unscheduled');
    const duplicates = repeatedNames(purchases);
    const calls = this.calls();
    return {
      purchases,
      moves: ofKind('move'),
      changes,
      suspensions: changes.filter(({ change }) => change === 'suspended'),
      reactivations: changes.filter(({ change }) => change === 'reactivated'),
      cancellations: changes.filter(({ change }) => change === 'cancelled'),
      scheduled,
      instantsWithoutLicense: gaps.filter(byCall),
      gapsByFault: gaps.filter((entry) => !byCall(entry)),
      retiredWithHolders: uncovered.filter(byCall),
      uncoveredByOthers: uncovered.filter((entry) => !byCall(entry)),
      duplicates,
      totals: {
        purchases: purchases.length,
        quantity: purchases.reduce((sum, { quantity }) => sum + quantity, 0),
        moves: ofKind('move').length,
        duplicatePurchases: duplicates.reduce((sum, { count }) => sum + count - 1, 0),
        instantsWithoutLicense: gaps.filter(byCall).length,
        retiredWithHolders: uncovered.filter(byCall).length,
        repeatedRequests: this.repeatedRequests,
        calls: Object.values(calls).reduce((sum, count) => sum + count, 0),
      },
      calls,
    };
  }
}

interface Duplicate {
  readonly customer: string;
  readonly friendlyName: string;
  readonly count: number;
  readonly orders: readonly string[];
}

/** Names that the caller gave to more than one purchase of a customer: the same thing, bought more than once. */
function repeatedNames(purchases: readonly Purchase[]): Duplicate[] {
  const groups = new Map<string, Purchase[]>();
  for (const purchase of purchases) {
    if (!purchase.named) continue;
    const key = `${purchase.customer.toLowerCase()} ${purchase.friendlyName}`;
    const group = groups.get(key);
    if (group) group.push(purchase);
    else groups.set(key, [purchase]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first && group.length > 1
      ? [
          {
            customer: first.customer,
            friendlyName: first.friendlyName,
            count: group.length,
            orders: group.map(({ order }) => order),
          },
        ]
      : [];
  });
}
