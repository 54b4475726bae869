import { productNamed, products, servicePlanId, type Product } from '../catalogue';
import { daysAfter, farDate, noDate } from '../dates';
import type { Dialect } from '../dialect';
import type { CustomerFixture, SubscriptionFixture, UserFixture } from '../fixtures/fixture';
import { guidOf, orderNumberOf } from '../ids';
import type { Ledger } from '../ledger';
import { Refusal } from '../refusal';
import type { Customer, Subscription, User } from './model';

/** Everything that the routes work with. */
export interface World {
  readonly dialect: Dialect;
  /** Beginning of the day that fixtures count from. */
  readonly today: Date;
  readonly now: () => number;
  readonly customers: ReadonlyMap<string, Customer>;
  readonly ledger: Ledger;
}

const azureOffer = 'MS-AZR-0145P';

export const customerIdOf = (customer: string): string => guidOf('customer', customer);
export const subscriptionIdOf = (customer: string, subscription: string): string =>
  guidOf('subscription', customer, subscription);
export const userIdOf = (customer: string, user: string): string => guidOf('user', customer, user);

/** The last day as the resource carries it. */
function commitmentEnd(fixture: SubscriptionFixture, today: Date): Date {
  if (fixture.lastDay === 'endless') return farDate;
  if (fixture.lastDay === 'none') return noDate;
  return daysAfter(today, fixture.commerce === 'legacy' ? fixture.lastDay + 1 : fixture.lastDay);
}

function subscriptionOf(customer: CustomerFixture, fixture: SubscriptionFixture, today: Date): Subscription {
  const product = fixture.product === 'azure' ? undefined : productNamed(fixture.product);
  const offerName = product?.title ?? 'Microsoft Azure';
  const started = daysAfter(today, (typeof fixture.lastDay === 'number' ? fixture.lastDay : 0) - 364);
  const modern = `${product?.modern?.product ?? ''}:${product?.modern?.sku ?? ''}:CFQ7TTC0OLD1`;
  return {
    id: subscriptionIdOf(customer.key, fixture.key),
    commerce: fixture.commerce,
    product,
    offerId: fixture.commerce === 'modern' ? modern : (product?.offer ?? azureOffer),
    offerName,
    friendlyName: `${offerName} (${fixture.key})`,
    quantity: fixture.quantity,
    status: fixture.status ?? 'active',
    autoRenew: fixture.autoRenew,
    trial: fixture.trial ?? false,
    parent: fixture.parent === undefined ? undefined : subscriptionIdOf(customer.key, fixture.parent),
    created: started,
    started,
    commitmentEnd: commitmentEnd(fixture, today),
    cancellableUntil: fixture.commerce === 'modern' ? daysAfter(started, 7) : undefined,
    term: fixture.term ?? 'P1Y',
    billing: fixture.billing ?? 'monthly',
    order:
      fixture.commerce === 'modern'
        ? orderNumberOf(customer.key, fixture.key)
        : guidOf('order', customer.key, fixture.key),
    scheduledActions: fixture.atTermEnd === undefined ? undefined : [{ type: 'TermEnd', action: fixture.atTermEnd }],
    version: 1,
    shownAt: 0,
    unitsAt: 0,
    pending: undefined,
  };
}

function userOf(customer: CustomerFixture, fixture: UserFixture): User {
  return {
    id: userIdOf(customer.key, fixture.key),
    principalName: `${fixture.key}@${customer.domain}`,
    firstName: fixture.key,
    lastName: customer.name,
    active: !(fixture.inactive ?? false),
    location: fixture.location === null ? undefined : (fixture.location ?? customer.country),
    licenses: new Map(
      (fixture.licenses ?? []).map(({ product, off }) => [
        productNamed(product).directorySku,
        (off ?? []).map(servicePlanId),
      ]),
    ),
  };
}

export function customerOf(fixture: CustomerFixture, today: Date): Customer {
  const byId = <T extends { readonly id: string }>(things: readonly T[]): Map<string, T> =>
    new Map(things.map((thing) => [thing.id, thing]));
  return {
    id: customerIdOf(fixture.key),
    fixture,
    subscriptions: byId(fixture.subscriptions.map((one) => subscriptionOf(fixture, one, today))),
    users: byId(fixture.users.map((one) => userOf(fixture, one))),
    orders: new Map(),
    carts: new Map(),
  };
}

/** The subscription as it is now: what was bought, and a change that was accepted, show when their time has come. */
export function settled(world: World, customer: Customer, id: string): Subscription | undefined {
  const key = id.toLowerCase();
  const found = customer.subscriptions.get(key);
  if (found !== undefined && found.shownAt > world.now()) return undefined;
  if (found?.pending === undefined || found.pending.at > world.now()) return found;
  customer.subscriptions.set(key, found.pending.becomes);
  return found.pending.becomes;
}

export const subscriptionsOf = (world: World, customer: Customer): Subscription[] =>
  [...customer.subscriptions.keys()].flatMap((id) => settled(world, customer, id) ?? []);

export const holdersOf = (customer: Customer, directorySku: string): User[] =>
  [...customer.users.values()].filter((user) => user.licenses.has(directorySku));

export interface Units {
  readonly active: number;
  readonly suspended: number;
  readonly consumed: number;
}

/** Units of a product in the customer's directory: all subscriptions and all partners add up. */
export function unitsOf(world: World, customer: Customer, product: Product): Units {
  const own = subscriptionsOf(world, customer).filter(
    (one) => one.product?.directorySku === product.directorySku && one.unitsAt <= world.now(),
  );
  const sum = (status: string): number =>
    own.filter((one) => one.status === status).reduce((total, { quantity }) => total + quantity, 0);
  return {
    active: sum('active') + (customer.fixture.otherPartnerUnits?.[product.key] ?? 0),
    suspended: sum('suspended'),
    consumed: holdersOf(customer, product.directorySku).length,
  };
}

/** Whether licenses hold a product that people work with; add-ons and the like are none. */
export const works = (licenses: ReadonlyMap<string, unknown>): boolean =>
  products.some((product) => !product.addOn && product.key !== 'widgets' && licenses.has(product.directorySku));

/** The customer of a path, or the documented refusals. */
export function findCustomer(world: World, id: string): Customer {
  const customer = world.customers.get(id.toLowerCase());
  if (!customer) throw new Refusal(404, 1000, 'The customer could not be found.');
  if (customer.fixture.lost) {
    throw new Refusal(403, 20002, 'We&#39;re sorry: there is no relationship between the partner and the customer.');
  }
  return customer;
}
