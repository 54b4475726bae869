import { startSandbox, type RunningSandbox, type SandboxOptions } from '../../src/sandbox';

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is empty or broken. */
  readonly body: Json;
}

/** A body that a test looks into: wrong guesses show as undefined and fail the expectation. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read answers of many shapes and assert what they find
export type Json = any;

export interface Sending {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string | undefined;
}

function parse(text: string): Json {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
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
    return String(reply.body.id);
  }

  async advance(time: Readonly<Record<string, number>>): Promise<void> {
    expect((await this.post('/_sandbox/advance', time)).status).toBe(200);
  }

  async tamper(action: unknown): Promise<void> {
    const reply = await this.post('/_sandbox/tamper', action);
    expect({ status: reply.status, text: reply.text }).toEqual({ status: 200, text: expect.any(String) });
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
    return String(reply.body.items[0].catalogItemId);
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
export const atOnce: SandboxOptions = { today: '2026-11-02' as never, checkoutMs: 0, acceptedShare: 0 };
