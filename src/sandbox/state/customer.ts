import type { Cart, CustomerFacts, Order, Subscription, User } from './model';

/** One customer with everything that belongs to it. Changed only by `apply` of a record. */
export class Customer {
  readonly subscriptions = new Map<string, Subscription>();
  readonly orders = new Map<string, Order>();
  readonly carts = new Map<string, Cart>();
  readonly users = new Map<string, User>();
  /** Holders of each directory SKU, kept as users change: counting them on every call would be slow. */
  private readonly holders = new Map<string, number>();
  /** SKUs that were assigned or bought since the world began: what users are moved to. */
  readonly targets = new Set<string>();
  /** Whether anything differs from the made-up world; such a customer is never forgotten. */
  changed = false;
  /** The soonest instant at which something becomes due by itself. */
  private nextDue: number | undefined;
  private dueKnown = false;

  constructor(
    readonly id: string,
    readonly index: number,
    public facts: CustomerFacts,
  ) {}

  putSubscription(subscription: Subscription): void {
    this.subscriptions.set(subscription.id.toLowerCase(), subscription);
    this.dueKnown = false;
  }

  putOrder(order: Order): void {
    this.orders.set(order.id.toLowerCase(), order);
  }

  putCart(cart: Cart): void {
    this.carts.set(cart.id.toLowerCase(), cart);
  }

  putUser(user: User): void {
    const key = user.id.toLowerCase();
    const before = this.users.get(key);
    if (before && before.deletedAt === undefined) this.count(before, -1);
    if (user.deletedAt === undefined) this.count(user, 1);
    this.users.set(key, user);
  }

  subscription(id: string): Subscription | undefined {
    return this.subscriptions.get(id.toLowerCase());
  }

  user(id: string): User | undefined {
    const user = this.users.get(id.toLowerCase());
    return user?.deletedAt === undefined ? user : undefined;
  }

  holdersOf(sku: string): number {
    return this.holders.get(sku) ?? 0;
  }

  /** Every directory SKU that someone holds, or ever held. */
  heldSkus(): Iterable<string> {
    return this.holders.keys();
  }

  /** The soonest instant at which `dueOf` says that a subscription changes by itself. */
  soonest(dueOf: (subscription: Subscription) => number | undefined): number | undefined {
    if (!this.dueKnown) {
      this.nextDue = undefined;
      for (const subscription of this.subscriptions.values()) {
        const due = dueOf(subscription);
        if (due !== undefined && (this.nextDue === undefined || due < this.nextDue)) this.nextDue = due;
      }
      this.dueKnown = true;
    }
    return this.nextDue;
  }

  private count(user: User, step: 1 | -1): void {
    for (const sku of Object.keys(user.licenses)) this.holders.set(sku, (this.holders.get(sku) ?? 0) + step);
  }
}
