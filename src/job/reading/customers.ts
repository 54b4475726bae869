import { idKey, Problem, type CustomerId } from '../../base';
import {
  readCustomer,
  readSkuUnits,
  readSubscription,
  type Customer,
  type SkuUnits,
  type Subscription,
} from '../../migration';
import type { Customer as ServiceCustomer } from '../../partner-center';
import type { JobWorld } from '../world';
import { eachOnce } from './each-once';
import { readAhead } from './read-ahead';
import { concernsCustomer } from './refusal-reason';

/** A customer by id and name, before anything else is asked. */
export interface NamedCustomer {
  readonly id: CustomerId;
  readonly name: string;
  readonly domain: string;
}

/** The chosen customers, or all of them as their pages arrive, each once. Throws `customer-not-found`. */
export async function* namedCustomers(
  world: JobWorld,
  chosen: readonly CustomerId[] | undefined,
): AsyncGenerator<NamedCustomer> {
  const pages = chosen === undefined ? readAhead(world.service.customers.list()) : chosenCustomers(world, chosen);
  for await (const { id, companyName, domain } of eachOnce(pages)) yield { id, name: companyName, domain };
}

async function* chosenCustomers(
  world: JobWorld,
  chosen: readonly CustomerId[],
): AsyncGenerator<readonly ServiceCustomer[]> {
  for (const id of chosen) {
    try {
      yield [await world.service.customers.get(id)];
    } catch (error) {
      if (concernsCustomer(error) && error.kind === 'refused') {
        throw new Problem('customer-not-found', { customer: id }, { cause: error });
      }
      throw error;
    }
  }
}

/** The customer's subscriptions as the rules see them; directory SKUs are not known yet. */
export async function readSubscriptions(world: JobWorld, customer: CustomerId): Promise<readonly Subscription[]> {
  const answers = await world.service.subscriptions.list(customer);
  const settings = { today: world.clock.today(), termEndWords: world.termEndWords };
  // Once each: what is listed twice would count its licenses twice.
  const once = new Map(answers.map((answer) => [idKey(answer.id), answer]));
  return [...once.values()].map((answer) => readSubscription(customer, answer, settings));
}

/** Country and names; undefined: the service does not know the customer. */
export async function readOneCustomer(world: JobWorld, id: CustomerId): Promise<Customer> {
  return readCustomer(await world.service.customers.get(id));
}

/** Units of the customer's directory; undefined where a right is missing. */
export async function readUnits(world: JobWorld, id: CustomerId): Promise<readonly SkuUnits[] | undefined> {
  try {
    return (await world.service.users.subscribedSkus(id)).map(readSkuUnits);
  } catch (error) {
    if (concernsCustomer(error)) return undefined;
    throw error;
  }
}
