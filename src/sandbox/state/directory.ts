import { buildCustomer, type BuildContext } from '../seed/build';
import { customerHeader } from '../seed/names';
import { guidWith, mix, unmix } from '../seed/random';
import type { CustomerScenario } from '../seed/scenario';
import { madeUpCustomer } from '../seed/world';
import type { Customer } from './customer';

/** Customers made to measure have places from here on, so that the number of made-up ones can differ between starts. */
const firstAdded = 0x4000_0000;
/** Unchanged customers that are kept; any other is built again when it is asked for. */
const keptUnchanged = 500;

/** What the list of customers shows of one. */
export interface ListedCustomer {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly resellerMpn: string | undefined;
}

/**
 * All customers of the partner. A made-up one is built when it is first asked for, from its id alone: 100,000 of them
 * cost nothing until then.
 */
export class CustomerDirectory {
  private readonly changed = new Map<string, Customer>();
  private readonly unchanged = new Map<string, Customer>();
  private readonly added: { readonly id: string; readonly scenario: CustomerScenario; readonly begin: number }[] = [];

  constructor(
    private readonly context: BuildContext,
    private readonly madeUp: number,
  ) {}

  get count(): number {
    return this.madeUp + this.added.length;
  }

  idOf(index: number): string {
    return guidWith(mix(index ^ mix(this.context.seed)), this.context.seed, 'customer');
  }

  /** Adds a customer made to measure and gives its id. */
  add(scenario: CustomerScenario, begin: number): string {
    const id = this.idOf(firstAdded + this.added.length);
    // Built at once, so that a scenario with a mistake is refused and not kept.
    const customer = buildCustomer(id, firstAdded + this.added.length, scenario, { ...this.context, begin });
    this.added.push({ id, scenario, begin });
    this.keep(customer);
    return id;
  }

  get(id: string): Customer | undefined {
    const key = id.toLowerCase();
    const known = this.changed.get(key) ?? this.unchanged.get(key);
    if (known) return known;
    const index = this.indexOf(key);
    if (index === undefined) return undefined;
    const customer = this.build(index, key);
    this.keep(customer);
    return customer;
  }

  /** Says that a customer now differs from what its scenario builds. */
  markChanged(customer: Customer): void {
    if (customer.changed) return;
    customer.changed = true;
    this.unchanged.delete(customer.id);
    this.changed.set(customer.id, customer);
  }

  /** The customer at a place of the list, without building it. */
  listed(place: number): ListedCustomer | undefined {
    if (place >= this.madeUp) {
      const added = this.added[place - this.madeUp];
      if (!added) return undefined;
      const { facts } = this.get(added.id) ?? this.build(firstAdded + place - this.madeUp, added.id);
      return { id: added.id, name: facts.name, domain: facts.domain, resellerMpn: facts.resellerMpn };
    }
    const id = this.idOf(place);
    const changed = this.changed.get(id);
    if (changed)
      return { id, name: changed.facts.name, domain: changed.facts.domain, resellerMpn: changed.facts.resellerMpn };
    const header = customerHeader(this.context.seed, place);
    return { id, name: header.name, domain: header.domain, resellerMpn: header.resellerMpn };
  }

  private indexOf(id: string): number | undefined {
    if (!/^[0-9a-f]{8}-/.test(id)) return undefined;
    const index = unmix(parseInt(id.slice(0, 8), 16)) ^ mix(this.context.seed);
    const place = index >>> 0;
    const exists = place < this.madeUp || (place >= firstAdded && place < firstAdded + this.added.length);
    return exists && this.idOf(place) === id ? place : undefined;
  }

  private build(index: number, id: string): Customer {
    if (index < firstAdded) {
      return buildCustomer(id, index, madeUpCustomer(this.context.seed, index), this.context);
    }
    const added = this.added[index - firstAdded];
    if (!added) throw new Error(`No customer at ${String(index)}`);
    return buildCustomer(id, index, added.scenario, { ...this.context, begin: added.begin });
  }

  private keep(customer: Customer): void {
    this.unchanged.set(customer.id, customer);
    if (this.unchanged.size <= keptUnchanged) return;
    const [oldest] = this.unchanged.keys();
    if (oldest !== undefined) this.unchanged.delete(oldest);
  }
}
