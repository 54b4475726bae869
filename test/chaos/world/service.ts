import { ServerProcess } from '../../e2e/support/processes';
import type { CustomerTruth, LedgerTruth } from '../judge/truth';
import type { Pace } from '../pace';

/** The simulator in a process of its own, and the hand that makes it misbehave. */
export class Service {
  private constructor(private readonly server: ServerProcess) {}

  static async start(seed: number, pace: Pace): Promise<Service> {
    const numbers = {
      'customers': 0,
      'seed': seed,
      'latency-ms': pace.latency,
      'provisioning-ms': pace.provisioning,
      'subscription-id-ms': pace.subscriptionId,
      'checkout-ms': pace.checkout,
      'change-ms': pace.change,
      'order-list-lag-ms': pace.listingLag,
      'provisioning-status-lag-ms': pace.listingLag,
    };
    // What is sold to customers without carts are legacy offers.
    const settings = { ...numbers, 'legacy-sales': 'open' };
    const parameters = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    return new Service(await ServerProcess.start('src/sandbox/main.ts', parameters));
  }

  get url(): string {
    return this.server.url;
  }

  async addCustomer(scenario: object): Promise<string> {
    const { id } = (await this.#send('POST', 'customers', scenario)) as { readonly id: string }; // its own answer
    return id;
  }

  async misbehave(faults: readonly string[]): Promise<void> {
    await this.#send('POST', 'faults', faults);
  }

  async behave(): Promise<void> {
    await this.#send('DELETE', 'faults');
  }

  /** What a colleague does in the portal. */
  async tamper(action: object): Promise<void> {
    await this.#send('POST', 'tamper', action);
  }

  ledger(): Promise<LedgerTruth> {
    return this.server.get<LedgerTruth>('/_sandbox/ledger');
  }

  truth(customer: string): Promise<CustomerTruth> {
    return this.server.get<CustomerTruth>(`/_sandbox/customers/${customer}`);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/_sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(said)}`);
    return said;
  }
}
