import { idKey, type CustomerId } from '../base';
import { cluesWith, compareTexts, isExpiring, takes, windowOf, type ExpiringQuery, type PresetKey } from '../migration';
import {
  mergePulled,
  renderModel,
  sheetTexts,
  type MergedPull,
  type Saved,
  type WorkbookContent,
  type WorkbookMeta,
  type WorkbookPort,
} from '../workbook';
import { openCatalogue, type CatalogueReader } from './reading/catalogue-reader';
import { namedCustomers, readOneCustomer, readSubscriptions, readUnits, type NamedCustomer } from './reading/customers';
import { inLanes } from './reading/lanes';
import { concernsCustomer, refusalReason } from './reading/refusal-reason';
import { suggestedRow, type PulledSubscription } from './suggested-row';
import type { JobWorld } from './world';

/** What a pull is asked for. */
export interface PullRequest {
  /** Days from today in which the last day lies. */
  readonly within: number | 'any';
  readonly late: boolean;
  readonly preset: PresetKey;
  /** Undefined: all customers. */
  readonly customers: readonly CustomerId[] | undefined;
  /** Language of the workbook; undefined: the workbook's own, `en-US` for a new one. */
  readonly locale: WorkbookMeta['locale'] | undefined;
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

export interface PullReport {
  readonly rows: number;
  readonly customersAnswered: number;
  readonly customersNotAnswered: readonly UnansweredCustomer[];
  readonly merged: Pick<MergedPull, 'added' | 'gone' | 'changed'>;
  readonly saved: Saved;
}

interface Collected {
  readonly found: PulledSubscription[];
  readonly unanswered: UnansweredCustomer[];
  readonly answered: Set<string>;
}

/**
 * Lists the expiring subscriptions of the customers and writes or merges the workbook. Every customer answered, or is
 * named with the reason (design.md section 1, Pull). `existing`: the workbook as it is; undefined: there is none yet.
 */
export async function pull(
  world: JobWorld,
  request: PullRequest,
  workbook: WorkbookPort,
  existing: WorkbookContent | undefined,
  progress: (made: PullProgress) => void,
): Promise<PullReport> {
  const catalogue = openCatalogue(world);
  const collected: Collected = { found: [], unanswered: [], answered: new Set() };
  await inLanes(namedCustomers(world, request.customers), world.customersAtOnce, async (customer) => {
    await pullCustomer(world, request, catalogue, customer, collected);
    progress({ customers: collected.answered.size + collected.unanswered.length, rows: collected.found.length });
  });
  const found = collected.found.sort(
    (a, b) =>
      compareTexts(a.customer.name, b.customer.name) ||
      compareTexts(a.source.lastDay ?? '', b.source.lastDay ?? '') ||
      compareTexts(idKey(a.source.id), idKey(b.source.id)),
  );
  const countries = found.map(({ customer }) => customer.country).filter((country) => country !== undefined);
  const plans = await catalogue.plansOf(countries);

  const texts = sheetTexts(request.locale ?? existing?.locale ?? 'en-US');
  const today = world.clock.today();
  const merged = mergePulled(
    existing,
    {
      rows: found.map((one) => suggestedRow(one, plans)),
      plans,
      meta: {
        connection: world.connection.name,
        sandbox: world.connection.sandbox,
        locale: texts.locale,
        pulledOn: today,
        runIds: [],
      },
      covers: (row) => collected.answered.has(idKey(row.customerId)),
    },
    texts,
  );
  const saved = await workbook.render(
    renderModel(merged.rows, existing?.users ?? [], merged.plans, merged.meta, texts),
  );
  return {
    rows: found.length,
    customersAnswered: collected.answered.size,
    customersNotAnswered: collected.unanswered,
    merged,
    saved,
  };
}

async function pullCustomer(
  world: JobWorld,
  request: PullRequest,
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
    collected.answered.add(idKey(named.id));
  } catch (error) {
    if (!concernsCustomer(error)) throw error;
    collected.unanswered.push({ id: named.id, name: named.name, reason: refusalReason(error) });
  }
}
