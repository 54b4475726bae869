import { brandId, idKey, type CustomerId, type DirectorySkuId } from '../../base';
import {
  directorySkuOf,
  labelPlans,
  mergePlans,
  planFromOffer,
  planFromSku,
  recognisePlan,
  withSku,
  type Plan,
  type SkuUnits,
  type Subscription,
} from '../../migration';
import type { Offer, Sku } from '../../partner-center';
import type { JobWorld } from '../world';
import { inLanes } from './lanes';
import { concernsCustomer } from './refusal-reason';

/** What was read of the customer whose subscription is identified. */
export interface KnownOfCustomer {
  readonly customerId: CustomerId;
  readonly country: string | undefined;
  readonly units: readonly SkuUnits[] | undefined;
}

/** The catalogues of the countries in play, each asked once a command. */
export interface CatalogueReader {
  /** The plans on sale in these countries, labelled. A country whose catalogue is refused has none. */
  plansOf(countries: readonly string[]): Promise<readonly Plan[]>;
  /**
   * The subscription with its directory SKU, as far as the catalogue and the directory tell it; `thorough`: the
   * provisioning status is asked as well, one more call where the others say nothing.
   */
  identify(subscription: Subscription, known: KnownOfCustomer, thorough: boolean): Promise<Subscription>;
}

const skuLanes = 8;

/** Opens a reader whose answers are kept for as long as it lives: one command. */
export function openCatalogue(world: JobWorld): CatalogueReader {
  const { catalogue, subscriptions } = world.service;
  const offersBy = new Map<string, Promise<readonly Offer[]>>();
  const plansBy = new Map<string, Promise<readonly Plan[]>>();
  const offerBy = new Map<string, Promise<Offer | undefined>>();
  const skuBy = new Map<string, Promise<Sku | undefined>>();

  function once<T>(kept: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
    const known = kept.get(key) ?? ask();
    kept.set(key, known);
    return known;
  }

  async function orNothing<T>(ask: Promise<T>, nothing: T): Promise<T> {
    try {
      return await ask;
    } catch (error) {
      if (concernsCustomer(error)) return nothing;
      throw error;
    }
  }

  /** A list of the catalogue. Where it does not answer at all there is no saying that it is empty: the command ends. */
  async function orEmpty<T>(ask: Promise<readonly T[]>): Promise<readonly T[]> {
    try {
      return await ask;
    } catch (error) {
      if (concernsCustomer(error) && error.kind === 'refused') return [];
      throw error;
    }
  }

  const offersOf = (country: string): Promise<readonly Offer[]> =>
    once(offersBy, country, () => orEmpty(catalogue.offers(country)));

  async function legacyPlans(country: string): Promise<readonly Plan[]> {
    return (await offersOf(country)).map((offer) => planFromOffer(offer, country)).filter(isTarget);
  }

  async function modernPlans(country: string): Promise<readonly Plan[]> {
    const products = await orEmpty(catalogue.products(country, undefined));
    const plans: Plan[] = [];
    // Only products that the replacement plans know are opened: each costs a call, and each of its SKUs another.
    const known = products.filter((product) => recognisePlan(product.title).key !== undefined);
    await inLanes(known, skuLanes, async (product) => {
      const skus = await orNothing(catalogue.skus(product.id, country, undefined), []);
      for (const sku of skus) {
        const availabilities = await orNothing(catalogue.availabilities(product.id, sku.id, country, undefined), []);
        plans.push(planFromSku(product, sku, availabilities, country));
      }
    });
    return plans.filter(isTarget);
  }

  const countryPlans = (country: string): Promise<readonly Plan[]> =>
    once(plansBy, country, async () => [...(await legacyPlans(country)), ...(await modernPlans(country))]);

  /** An offer that is retired may be answered by its id alone. */
  async function offerOf(country: string | undefined, { offerId }: Subscription): Promise<Offer | undefined> {
    if (country === undefined) return undefined;
    const listed = (await offersOf(country)).find((offer) => idKey(offer.id) === idKey(offerId));
    if (listed !== undefined) return listed;
    return once(offerBy, `${idKey(offerId)}:${country}`, () => orNothing(catalogue.offer(offerId, country), undefined));
  }

  function catalogueSku(
    customer: CustomerId,
    country: string | undefined,
    subscription: Subscription,
  ): Promise<Sku | undefined> {
    const [product, sku] = subscription.offerId.split(':');
    if (product === undefined || sku === undefined) return Promise.resolve(undefined);
    return once(skuBy, `${product}:${sku}:${country ?? ''}`, () =>
      orNothing(
        country === undefined ? catalogue.customerSku(customer, product, sku) : catalogue.sku(product, sku, country),
        undefined,
      ),
    );
  }

  return {
    plansOf: async (countries) => {
      const unique = [...new Set(countries)].sort();
      const lists = await Promise.all(unique.map(countryPlans));
      return labelPlans(mergePlans(lists.flat()));
    },
    identify: async (subscription, { customerId: customer, country, units: subscribed }, thorough) => {
      if (subscription.skuId !== undefined) return subscription;
      const legacy = subscription.commerce === 'legacy';
      const found = directorySkuOf(subscription, {
        offer: legacy ? await offerOf(country, subscription) : undefined,
        catalogueSku: legacy ? undefined : await catalogueSku(customer, country, subscription),
        subscribed,
      });
      if (found !== undefined || !thorough) return withSku(subscription, found);
      const provisioning = await orNothing(subscriptions.provisioningStatus(customer, subscription.id), undefined);
      const skuId = provisioning?.skuId;
      return withSku(subscription, skuId === undefined || skuId === '' ? undefined : brandId<DirectorySkuId>(skuId));
    },
  };
}

/** What the drop-down offers: licenses for users, on their own. */
function isTarget(plan: Plan): boolean {
  return plan.assignable && !plan.isAddOn && !plan.isTrial && plan.markets.length > 0;
}
