import { SandboxClock, systemClock, type ClockStart } from '../clock';
import { Journal } from '../journal';
import { Ledger } from '../ledger';
import type { ResolvedOptions } from '../options';
import { join } from 'node:path';
import { Change, type ChangeOrigin } from './change';
import type { Customer } from './customer';
import { CustomerDirectory } from './directory';
import type { EffectRecord, StoredAnswer } from './record';
import { settle } from './settle';

/** First line of a journal: which world it belongs to. */
interface JournalHeader {
  readonly sandbox: 1;
  readonly seed: number;
  readonly start: ClockStart;
}

/** The journal in the data directory belongs to another world. */
export class OtherWorldError extends Error {
  override readonly name = 'OtherWorldError';
}

function freshStart(options: ResolvedOptions): ClockStart {
  const real = (options.clock ?? systemClock).now().getTime();
  // A wished first day begins in the morning, so that a test of some hours stays on it.
  return { real, simulated: options.today ? Date.parse(`${options.today}T08:00:00Z`) : real };
}

/** Everything that the simulator holds: customers, ledger, remembered answers, time, and the journal under them. */
export class World {
  readonly ledger = new Ledger();
  readonly clock: SandboxClock;
  readonly customers: CustomerDirectory;
  private readonly answers = new Map<string, StoredAnswer>();
  private journal: Journal | undefined;
  private countedCalls = '';

  private constructor(
    readonly options: ResolvedOptions,
    start: ClockStart,
  ) {
    this.clock = new SandboxClock(options.clock ?? systemClock, start, options.timeScale);
    this.customers = new CustomerDirectory(
      { seed: options.seed, begin: start.simulated, availabilityLifeMs: options.availabilityLifeMs },
      options.customers,
    );
  }

  /** Opens the world of the options: a fresh one, or the one that the journal remembers. */
  static open(options: ResolvedOptions): World {
    if (!options.dataDirectory) return World.withScenarios(new World(options, freshStart(options)));
    let remembered: World | undefined;
    const journal = Journal.open(join(options.dataDirectory, 'journal.jsonl'), (line) => {
      // Lines are what `commit` below wrote; a torn one never gets here.
      if (remembered) for (const record of line as EffectRecord[]) remembered.apply(record);
      else remembered = World.ofHeader(options, line as JournalHeader);
    });
    if (remembered) {
      remembered.journal = journal;
      return remembered;
    }
    const start = freshStart(options);
    const header: JournalHeader = { sandbox: 1, seed: options.seed, start };
    journal.append(header);
    const world = new World(options, start);
    world.journal = journal;
    return World.withScenarios(world);
  }

  private static ofHeader(options: ResolvedOptions, header: JournalHeader): World {
    if (header.seed !== options.seed) {
      throw new OtherWorldError(
        `${options.dataDirectory ?? ''} holds the world of seed ${String(header.seed)}, not ${String(options.seed)}`,
      );
    }
    return new World(options, header.start);
  }

  /** The scenarios of the options belong to a fresh world only: a remembered one has them already. */
  private static withScenarios(world: World): World {
    const change = world.begin({ requestId: '', correlationId: '', cause: 'colleague' });
    for (const scenario of world.options.scenarios) world.addCustomer(change, scenario);
    world.commit(change);
    return world;
  }

  begin(origin: ChangeOrigin): Change {
    return new Change(origin, this.clock.now(), (record) => {
      this.apply(record);
    });
  }

  /** A customer as it is now: whatever became due in the meantime has happened. */
  customer(id: string, change: Change): Customer | undefined {
    const customer = this.customers.get(id);
    if (customer) settle(customer, change, this.options);
    return customer;
  }

  /** Adds a customer made to measure and gives its id. */
  addCustomer(change: Change, scenario: ResolvedOptions['scenarios'][number]): string {
    const index = this.customers.count;
    change.put({ type: 'customer', index, scenario, begin: change.now });
    const added = this.customers.listed(index);
    if (!added) throw new Error('The customer was not added');
    return added.id;
  }

  /** Writes what a change did into the journal. `durable` tells when it is on the disk. */
  commit(change: Change): void {
    const records = change.take();
    if (records.length > 0) this.journal?.append(records);
  }

  durable(): Promise<void> {
    return this.journal?.durable() ?? Promise.resolve();
  }

  answerTo(key: string): StoredAnswer | undefined {
    return this.answers.get(key);
  }

  /** Writes the counts of calls, if they changed. Not after every call: reads would cost a write each. */
  saveCounts(): void {
    const counts = this.ledger.calls();
    const text = JSON.stringify(counts);
    if (text === this.countedCalls) return;
    this.countedCalls = text;
    const records: EffectRecord[] = [{ type: 'calls', counts }];
    this.journal?.append(records);
  }

  async close(): Promise<void> {
    this.saveCounts();
    await this.journal?.close();
  }

  private apply(record: EffectRecord): void {
    switch (record.type) {
      case 'customer':
        this.customers.add(record.scenario, record.begin);
        return;
      case 'ledger':
        this.ledger.add(record.entry);
        return;
      case 'answer':
        this.answers.set(record.key, record.value);
        return;
      case 'calls':
        this.ledger.restoreCalls(record.counts);
        return;
      case 'advance':
        this.clock.advance(record.milliseconds);
        return;
      case 'facts':
      case 'subscription':
      case 'order':
      case 'cart':
      case 'user':
      case 'target':
        this.applyToCustomer(record);
    }
  }

  private applyToCustomer(record: Extract<EffectRecord, { customer: string }>): void {
    const customer = this.customers.get(record.customer);
    // A restart with fewer made-up customers than before: what happened to the others stays in the journal only.
    if (!customer) return;
    this.customers.markChanged(customer);
    switch (record.type) {
      case 'facts':
        customer.facts = record.value;
        return;
      case 'subscription':
        customer.putSubscription(record.value);
        return;
      case 'order':
        customer.putOrder(record.value);
        return;
      case 'cart':
        customer.putCart(record.value);
        return;
      case 'user':
        customer.putUser(record.value);
        return;
      case 'target':
        customer.targets.add(record.sku);
    }
  }
}
