import type { CustomerTruth } from '../judge/truth';
import { Seeded } from '../seeded';
import type { Service } from './service';

/** What ends, and what is bought instead. */
interface Product {
  readonly plan: string;
  readonly commerce: 'legacy' | 'modern';
  readonly target: string;
  readonly bought: string;
}

const products: readonly Product[] = [
  { plan: 'kaizala-pro', commerce: 'legacy', target: 'Microsoft 365 F3', bought: 'microsoft-365-f3' },
  { plan: 'office-365-e4', commerce: 'legacy', target: 'Office 365 E3', bought: 'office-365-e3' },
  { plan: 'office-365-e1', commerce: 'modern', target: 'Office 365 E3', bought: 'office-365-e3' },
  {
    plan: 'business-basic',
    commerce: 'modern',
    target: 'Microsoft 365 Business Standard',
    bought: 'business-standard',
  },
];
/** What a service without carts sells: legacy offers, by orders. */
const byOrder: readonly Product[] = [
  { plan: 'kaizala-pro', commerce: 'legacy', target: 'Microsoft 365 F3 (legacy)', bought: 'microsoft-365-f3' },
  { plan: 'office-365-e4', commerce: 'legacy', target: 'Office 365 E3 (legacy)', bought: 'office-365-e3' },
];
/** Every so many customers one is sold to by orders only. */
const ordersOnlyEvery = 4;

/** One row: what it is in the sheet, and what has to become of it at the service. */
export interface Wanted {
  readonly customer: string;
  readonly subscription: string;
  readonly commerce: 'legacy' | 'modern';
  /** Directory SKU that ends. */
  readonly oldSku: string;
  readonly target: string;
  /** The simulator's key of the plan that is bought. */
  readonly bought: string;
  readonly licenses: number;
  /** Where a run goes wave by wave: in the first, or after a person has looked. */
  readonly wave: 1 | 2;
  /** Users who hold what ends. */
  readonly users: readonly string[];
}

/** A customer as it was before the storm, with the rows that it has. */
export interface Before {
  readonly id: string;
  readonly truth: CustomerTruth;
  /** Carts answer 405. */
  readonly ordersOnly: boolean;
  readonly rows: readonly Wanted[];
}

const mostRowsEach = 3;
const mostHolders = 4;

/** Adds customers with so many rows in all. Users of different subscriptions are different people. */
export async function addCustomers(service: Service, seed: number, rows: number): Promise<readonly Before[]> {
  const seeded = new Seeded(seed, 1);
  const made: Before[] = [];
  for (let left = rows; left > 0;) {
    const ordersOnly = made.length % ordersOnlyEvery === 1;
    const sold = ordersOnly ? byOrder : products;
    const count = Math.min(left, seeded.between(1, mostRowsEach), sold.length);
    left -= count;
    const first = seeded.between(0, sold.length - 1);
    const chosen = Array.from({ length: count }, (_, place) => ({
      product: ofRing(sold, first + place),
      // Rows that are neighbours go in different waves, so that few of them make a run of both.
      wave: (left + place) % 2 === 0 ? (1 as const) : (2 as const),
      holders: seeded.between(1, mostHolders),
      lastDay: seeded.between(4, 85),
      off: seeded.chance() < 0.3,
    }));
    const id = await service.addCustomer({
      name: `Storm ${String(made.length + 1)}`,
      country: 'US',
      ordersOnly,
      subscriptions: chosen.map(({ product, holders, lastDay }) => ({
        plan: product.plan,
        commerce: product.commerce,
        quantity: holders + 1,
        lastDay,
        term: 'P1Y',
        billing: 'monthly',
      })),
      users: [
        ...chosen.map(({ product, holders, off }) => ({
          count: holders,
          licenses: [{ plan: product.plan, ...(off && product.plan !== 'kaizala-pro' ? { off: ['SWAY'] } : {}) }],
        })),
        // People who hold nothing of it: a colleague may give them what was bought for others.
        { count: 2 },
      ],
    });
    const truth = await service.truth(id);
    made.push({ id, truth, ordersOnly, rows: chosen.map((one) => wantedOf(id, truth, one)) });
  }
  return made;
}

function ofRing<T>(items: readonly T[], place: number): T {
  const item = items[place % items.length];
  if (item === undefined) throw new Error('Nothing to choose from');
  return item;
}

interface Chosen {
  readonly product: Product;
  readonly wave: Wanted['wave'];
  readonly holders: number;
}

function wantedOf(
  customer: string,
  truth: CustomerTruth,
  { product: { plan, commerce, target, bought }, wave, holders }: Chosen,
): Wanted {
  const old = truth.subscriptions.find((one) => one.plan === plan);
  if (old === undefined) throw new Error(`${customer} has no ${plan}`);
  const users = truth.users.filter(({ licenses }) => old.sku in licenses).map(({ id }) => id);
  if (users.length !== holders) throw new Error(`${customer} has ${String(users.length)} holders of ${plan}`);
  return {
    customer,
    subscription: old.id,
    commerce,
    oldSku: old.sku,
    target,
    bought,
    licenses: holders + 1,
    wave,
    users,
  };
}
