import { dayOf } from '../../src/base';
import { startSandbox, type RunningSandbox, type SandboxOptions } from '../../src/sandbox';

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; nothing where it is empty or broken. */
  readonly body: Json;
}

/** A list of which tests look at the first one; where it is empty, the expectation on what they find fails. */
export type List = [Json, ...Json[]];

/**
 * What tests look at in bodies, of every kind of answer in one: a field that an answer does not have is undefined
 * there, and the expectation on it fails.
 */
export interface Json {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly code: number;
  readonly name: string;
  readonly title: string;
  readonly status: string;
  readonly quantity: number;
  readonly items: List;
  readonly links: { readonly next: { readonly headers: [{ readonly value: string }] } };
  readonly continuationToken: string;
  readonly companyProfile: Json;
  readonly billingProfile: { readonly defaultAddress: Json };
  readonly companyName: string;
  readonly domain: string;
  readonly address: Json;
  readonly lineItems: List;
  readonly error: { readonly errorCode: string } | undefined;
  readonly orderGroup: string;
  readonly orders: List;
  readonly orderId: string;
  readonly offerId: string;
  readonly offerName: string;
  readonly friendlyName: string;
  readonly catalogItemId: string;
  readonly commitmentEndDate: string;
  readonly autoRenewEnabled: boolean;
  readonly creationTimestamp: string;
  readonly expirationTimestamp: string;
  readonly attributes: { readonly etag: string };
  readonly product: { readonly id: string };
  readonly productSku: { readonly id: string; readonly name: string };
  readonly servicePlans: [ServicePlanView, ...ServicePlanView[]];
  readonly dynamicAttributes: Json;
  readonly activeUnits: number;
  readonly availableUnits: number;
  readonly usageLocation: string | undefined;
  readonly scheduledActions: List;
  readonly totals: { readonly [name: string]: number };
  readonly calls: { readonly [name: string]: number };
  readonly purchases: List;
  readonly moves: List;
  readonly changes: List;
  readonly suspensions: List;
  readonly scheduled: List;
  readonly duplicates: List;
  readonly instantsWithoutLicense: List;
  readonly gapsByFault: List;
  readonly retiredWithHolders: List;
  readonly subscriptions: List;
  readonly users: List;
  readonly licenses: { readonly [sku: string]: { readonly off: readonly string[]; readonly inherited: boolean } };
  readonly memory: { readonly rss: number };
  readonly now: string;
}

interface ServicePlanView {
  readonly id: string;
  readonly serviceName: string;
  readonly capabilityStatus: string;
}

export interface Sending {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string | undefined;
}

const nothing: Partial<Json> = {};

function parse(text: string): Json {
  try {
    // A view for expectations, not a check: see above.
    return JSON.parse(text || '{}') as Json;
  } catch {
    return nothing as Json;
  }
}

/** A plain HTTP client of a simulator. */
export class Client {
  constructor(readonly url: string) {}

  async send(method: string, path: string, sending: Sending = {}): Promise<Reply> {
    const token = 'token' in sending ? sending.token : 'x';
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(sending.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...sending.headers,
      },
      ...(sending.body === undefined ? {} : { body: JSON.stringify(sending.body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }

  get(path: string, sending?: Sending): Promise<Reply> {
    return this.send('GET', path, sending);
  }

  post(path: string, body?: unknown, sending: Sending = {}): Promise<Reply> {
    return this.send('POST', path, { ...sending, ...(body === undefined ? {} : { body }) });
  }

  patch(path: string, body: unknown, sending: Sending = {}): Promise<Reply> {
    return this.send('PATCH', path, { ...sending, body });
  }

  put(path: string, body: unknown): Promise<Reply> {
    return this.send('PUT', path, { body });
  }

  async ledger(customer?: string): Promise<Json> {
    return (await this.get(`/_sandbox/ledger${customer ? `?customer=${customer}` : ''}`)).body;
  }

  /** The simulator's own truth about a customer. */
  async truth(customer: string): Promise<Json> {
    return (await this.get(`/_sandbox/customers/${customer}`)).body;
  }

  async addCustomer(scenario: unknown): Promise<string> {
    const reply = await this.post('/_sandbox/customers', scenario);
    expect(reply.status).toBe(201);
    return reply.body.id;
  }

  async advance(time: Readonly<Record<string, number>>): Promise<void> {
    expect((await this.post('/_sandbox/advance', time)).status).toBe(200);
  }

  async tamper(action: unknown): Promise<void> {
    const reply = await this.post('/_sandbox/tamper', action);
    expect({ status: reply.status, text: reply.text }).toMatchObject({ status: 200 });
  }

  async firstCustomer(): Promise<Json> {
    return (await this.get('/v1/customers?size=1')).body.items[0];
  }

  async allCustomers(size: number): Promise<Json[]> {
    const items: Json[] = [];
    let token: string | undefined;
    for (;;) {
      const path = `/v1/customers?size=${String(size)}${token ? '&seekOperation=Next' : ''}`;
      const reply = await this.get(path, token ? { headers: { 'MS-ContinuationToken': token } } : {});
      if (reply.status === 400 && reply.body.code === 2000) return items;
      expect(reply.status).toBe(200);
      items.push(...reply.body.items);
      token = reply.body.continuationToken;
      if (!token) return items;
    }
  }

  /** The catalogue item id of a SKU as of now, for a customer. */
  async item(customer: string, product: string, sku: string): Promise<string> {
    const reply = await this.get(`/v1/customers/${customer}/products/${product}/skus/${sku}/availabilities`);
    return reply.body.items[0].catalogItemId;
  }
}

/** A simulator of this process that a test file shares, stopped afterwards. */
export function useSandbox(options: SandboxOptions): { readonly client: Client; readonly sandbox: RunningSandbox } {
  let sandbox: RunningSandbox | undefined;
  let client: Client | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox(options);
    client = new Client(sandbox.url);
  });
  afterAll(async () => {
    await sandbox?.stop();
  });
  return {
    get client() {
      if (!client) throw new Error('Not started yet');
      return client;
    },
    get sandbox() {
      if (!sandbox) throw new Error('Not started yet');
      return sandbox;
    },
  };
}

/** Nothing takes time by itself: tests move the clock. */
export const atOnce: SandboxOptions = {
  today: dayOf(new Date('2026-11-02T00:00:00Z')),
  checkoutMs: 0,
  acceptedShare: 0,
};
