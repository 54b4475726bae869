import { idKey, type CustomerId } from '../../base';
import {
  readCustomer,
  letsBuy,
  readSkuUnits,
  withSku,
  type Customer,
  type CustomerStanding,
  type LicensedUser,
  type SkuUnits,
  type Subscription,
} from '../../migration';
import type { KeptReadings } from '../../engine';
import { CallFailure } from '../../partner-center';
import { readSubscriptions } from '../reading/customers';
import type { CatalogueReader } from '../reading/catalogue-reader';
import { concernsCustomer, refusalReason } from '../reading/refusal-reason';
import type { ReadingMemory } from '../reading/memory';
import { scanUsers } from '../reading/user-scan';
import type { RunWorld } from '../world';

/** A customer as the service shows it now: everything that its rows are judged by. */
export interface CustomerReading {
  readonly standing: CustomerStanding;
  /** With directory SKUs, as far as known. */
  readonly subscriptions: readonly Subscription[];
  readonly units: readonly SkuUnits[];
  readonly users: readonly LicensedUser[] | undefined;
  readonly usersReadAt: Date;
}

/** What the rows of the customer need to know beyond the customer itself. */
export interface ReadingWish {
  /** Keys of the old subscriptions that rows are about. */
  readonly sources: ReadonlySet<string>;
  /** Some row wants a plan that only qualified customers can buy. */
  readonly qualifications: boolean;
  /** Whether users are read: not for rows that nobody will run. */
  readonly users: boolean;
}

type Agreement = CustomerStanding['agreement'];

/** The service answers with the agreement of another kind too (partner-center-api.md section 7). */
function isCustomerAgreement({ type }: { readonly type: string }): boolean {
  return type === '' || type.toLowerCase() === 'microsoftcustomeragreement';
}

async function readAgreement(world: RunWorld, id: CustomerId): Promise<Agreement> {
  try {
    const agreements = await world.service.customers.agreements(id);
    if (agreements.some(isCustomerAgreement)) return 'accepted';
    return (await world.service.customers.directSigned(id)) ? 'accepted' : 'missing';
  } catch (error) {
    if (concernsCustomer(error)) return { unknown: refusalReason(error) };
    throw error;
  }
}

async function orUndefined<T>(ask: Promise<T>): Promise<T | undefined> {
  try {
    return await ask;
  } catch (error) {
    if (concernsCustomer(error)) return undefined;
    throw error;
  }
}

type Standing = Pick<CustomerStanding, 'agreement' | 'validation'> & { readonly customer: Customer };

/** Finds out with one call whether the customer is ours to read; what it gives reads whether the service lets it buy. */
async function findCustomer(world: RunWorld, id: CustomerId, wish: ReadingWish): Promise<() => Promise<Standing>> {
  const facts = await world.service.customers.get(id);
  return async () => {
    const [agreement, validation, qualifications] = await Promise.all([
      readAgreement(world, id),
      orUndefined(world.service.customers.validationStatus(id)),
      wish.qualifications ? orUndefined(world.service.customers.qualifications(id)) : undefined,
    ]);
    return { customer: readCustomer(facts, qualifications), agreement, validation: validation?.status };
  };
}

type KeptCustomer = KeptReadings['customer'];

/** The standing that a check kept, if it says all that is asked for. */
function recalledStanding(kept: KeptCustomer | undefined, wish: ReadingWish): Standing | undefined {
  if (kept === undefined || (wish.qualifications && kept.customer.segment === undefined)) return undefined;
  return { customer: kept.customer, agreement: 'accepted', validation: kept.validation };
}

/** What the run after a check need not ask again: undefined where something stands in the way of a purchase. */
function toKeep(
  { customer, agreement, validation }: Standing,
  known: readonly Subscription[],
): KeptCustomer | undefined {
  if (agreement !== 'accepted' || !letsBuy(validation)) return undefined;
  const skus = known.flatMap(({ offerId, skuId }) => (skuId === undefined ? [] : [[idKey(offerId), skuId] as const]));
  return { customer, validation, skus: Object.fromEntries(skus) };
}

export interface ReadingMeans {
  readonly catalogue: CatalogueReader;
  readonly memory: ReadingMemory;
}

/** Reads what Check needs of one customer; what the service refuses becomes part of the standing, not an error. */
export async function readCustomerNow(
  world: RunWorld,
  { catalogue, memory }: ReadingMeans,
  id: CustomerId,
  wish: ReadingWish,
): Promise<CustomerReading> {
  const nothing = { subscriptions: [], units: [], users: undefined, usersReadAt: world.clock.now() };
  try {
    const kept = await memory.recall('customer', idKey(id));
    const recalled = recalledStanding(kept, wish);
    const readStanding = recalled === undefined ? await findCustomer(world, id, wish) : () => recalled;
    const [standing, listed, units] = await Promise.all([
      readStanding(),
      readSubscriptions(world, id),
      readUnits(world, id),
    ]);
    const known = { customerId: id, country: standing.customer.country, units: units.units };
    const subscriptions = await Promise.all(
      listed
        .map((one) => withSku(one, one.skuId ?? kept?.skus[idKey(one.offerId)]))
        .map((one) => catalogue.identify(one, known, wish.sources.has(idKey(one.id)))),
    );
    if (recalled === undefined) await memory.remember('customer', idKey(id), toKeep(standing, subscriptions));
    const scan = wish.users && units.reason === undefined ? await scanOrReason(world, id) : undefined;
    return {
      standing: {
        ...standing,
        notAnswered: undefined,
        usersNotReadable: units.reason ?? scan?.reason,
      },
      subscriptions,
      units: units.units ?? [],
      users: scan?.users,
      usersReadAt: scan?.readAt ?? world.clock.now(),
    };
  } catch (error) {
    if (!concernsCustomer(error)) throw error;
    const gone = error.kind === 'refused' && error.facts.status === 404;
    return {
      ...nothing,
      standing: {
        customer: undefined,
        notAnswered: gone ? undefined : refusalReason(error),
        agreement: { unknown: '' },
        validation: undefined,
        usersNotReadable: undefined,
      },
    };
  }
}

async function readUnits(
  world: RunWorld,
  id: CustomerId,
): Promise<{ readonly units: readonly SkuUnits[] | undefined; readonly reason: string | undefined }> {
  try {
    return { units: (await world.service.users.subscribedSkus(id)).map(readSkuUnits), reason: undefined };
  } catch (error) {
    if (error instanceof CallFailure && concernsCustomer(error))
      return { units: undefined, reason: refusalReason(error) };
    throw error;
  }
}

async function scanOrReason(
  world: RunWorld,
  id: CustomerId,
): Promise<{
  readonly users: readonly LicensedUser[] | undefined;
  readonly readAt: Date;
  readonly reason: string | undefined;
}> {
  try {
    const scan = await scanUsers(world, id);
    return { users: scan.users, readAt: scan.readAt, reason: undefined };
  } catch (error) {
    if (concernsCustomer(error)) return { users: undefined, readAt: world.clock.now(), reason: refusalReason(error) };
    throw error;
  }
}
