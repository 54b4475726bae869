import { brandId, idKey, isGuid, Problem, type CustomerId } from '../base';
import { namedCustomers, type NamedCustomer } from './reading/customers';
import type { JobWorld } from './world';

export interface CustomersFound {
  readonly customers: readonly NamedCustomer[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

/** Customers by the beginning of their name or domain, or by id; without a text the first ones of all. */
export async function findCustomers(world: JobWorld, search: string, limit: number): Promise<CustomersFound> {
  const text = search.trim();
  if (isGuid(text)) return { customers: await byId(world, brandId<CustomerId>(text)), more: false };
  const found = new Map<string, NamedCustomer>();
  for (const pages of listings(world, text)) {
    for await (const page of pages) {
      for (const { id, companyName, domain } of page) found.set(idKey(id), { id, name: companyName, domain });
      if (found.size > limit) break;
    }
  }
  const customers = [...found.values()];
  return { customers: customers.slice(0, limit), more: customers.length > limit };
}

function listings(world: JobWorld, text: string) {
  const { customers } = world.service;
  if (text === '') return [customers.list()];
  const fields = ['CompanyName', 'Domain'] as const;
  return fields.map((field) => customers.list({ field, startsWith: text }));
}

async function byId(world: JobWorld, id: CustomerId): Promise<readonly NamedCustomer[]> {
  try {
    const found: NamedCustomer[] = [];
    for await (const customer of namedCustomers(world, [id])) found.push(customer);
    return found;
  } catch (error) {
    if (error instanceof Problem && error.code === 'customer-not-found') return [];
    throw error;
  }
}
