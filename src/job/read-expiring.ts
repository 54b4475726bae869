import { idKey, type CustomerId } from '../base';
import {
  cluesWith,
  compareTexts,
  isExpiring,
  takes,
  windowOf,
  type ExpiringQuery,
  type Plan,
  type PresetKey,
} from '../migration';
import type { MigrationRow } from '../workbook';
import { openCatalogue, type CatalogueReader } from './reading/catalogue-reader';
import { namedCustomers, readOneCustomer, readSubscriptions, readUnits, type NamedCustomer } from './reading/customers';
import { inLanes } from './reading/lanes';
import { concernsCustomer, refusalReason } from './reading/refusal-reason';
import { suggestedRow, type PulledSubscription } from './suggested-row';
import type { JobWorld } from './world';

/** Which subscriptions are looked for, and where. */
export interface ExpiringRequest {
  /** Days from today in which the last day lies. */
  readonly within: number | 'any';
  readonly late: boolean;
  readonly preset: PresetKey;
  /** Undefined: all customers. */
  readonly customers: readonly CustomerId[] | undefined;
}

/** A customer that did not answer, with the reason: its rows are not known. */
export interface UnansweredCustomer {
  readonly id: CustomerId;
  readonly name: string;
  readonly reason: string;
}

export interface PullProgress {
  /** Customers that were asked so far. */
  readonly customers: number;
  /** Rows found so far. */
  readonly rows: number;
}

/** What the service says is about to end, with suggestions. */
export interface Expiring {
  readonly rows: readonly MigrationRow[];
  readonly plans: readonly Plan[];
  /** Customers that were asked and answered. */
  readonly answered: readonly CustomerId[];
  readonly unanswered: readonly UnansweredCustomer[];
}

interface Collected {
  readonly found: PulledSubscription[];
  readonly unanswered: UnansweredCustomer[];
  readonly answered: CustomerId[];
}

/**
 * Lists the expiring subscriptions of the customers. Every customer answered, or is named with the reason (design.md
 * section 1, Pull). Only reads: whoever does not want the answer any more aborts it between two customers.
 */
export async function readExpiring(
  world: JobWorld,
  request: ExpiringRequest,
  progress: (made: PullProgress) => void,
  signal?: AbortSignal,
): Promise<Expiring> {
  const catalogue = openCatalogue(world);
  const collected: Collected = { found: [], unanswered: [], answered: [] };
  await inLanes(namedCustomers(world, request.customers), world.customersAtOnce, async (customer) => {
    signal?.throwIfAborted();
    await readCustomer(world, request, catalogue, customer, collected);
    progress({ customers: collected.answered.length + collected.unanswered.length, rows: collected.found.length });
  });
  signal?.throwIfAborted();
  const found = collected.found.sort(
    (a, b) =>
      compareTexts(a.customer.name, b.customer.name) ||
      compareTexts(a.source.lastDay ?? '', b.source.lastDay ?? '') ||
      compareTexts(idKey(a.source.id), idKey(b.source.id)),
  );
  const countries = found.map(({ customer }) => customer.country).filter((country) => country !== undefined);
  const plans = await catalogue.plansOf(countries);
  return {
    rows: found.map((one) => suggestedRow(one, plans)),
    plans,
    answered: collected.answered,
    unanswered: collected.unanswered,
  };
}

async function readCustomer(
  world: JobWorld,
  request: ExpiringRequest,
  catalogue: CatalogueReader,
  named: NamedCustomer,
  collected: Collected,
): Promise<void> {
  const query: ExpiringQuery = {
    today: world.clock.today(),
    within: windowOf(request.preset, request.within),
    late: request.late,
  };
  try {
    const subscriptions = await readSubscriptions(world, named.id);
    const candidates = subscriptions.filter((subscription) => isExpiring(subscription, query));
    if (candidates.length > 0) {
      const [customer, units] = await Promise.all([readOneCustomer(world, named.id), readUnits(world, named.id)]);
      const identified = await Promise.all(
        subscriptions.map((subscription) =>
          catalogue.identify(
            subscription,
            { customerId: named.id, country: customer.country, units },
            candidates.includes(subscription),
          ),
        ),
      );
      const rows = identified.filter(
        (source) => isExpiring(source, query) && takes(request.preset, cluesWith(source, units ?? [])),
      );
      const full = { ...customer, name: customer.name || named.name, domain: customer.domain || named.domain };
      for (const source of rows) {
        collected.found.push({ customer: full, source, subscriptions: identified, units });
      }
    }
    collected.answered.push(named.id);
  } catch (error) {
    if (!concernsCustomer(error)) throw error;
    collected.unanswered.push({ id: named.id, name: named.name, reason: refusalReason(error) });
  }
}
