import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buy, e3 } from './buying';
import { Client, type Json } from './client';
import { optionsOf } from '../../src/sandbox/main';
import { runTypeScript } from '../support/run-typescript';
import { spawnTied } from '../support/spawn-tied';

/** The simulator as a process of its own, to be killed like one. */
class SandboxProcess {
  private readonly ended: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    readonly client: Client,
  ) {
    this.ended = exitOf(child);
  }

  /** Rejects with what the process says instead where it does not listen. */
  static async start(flags: readonly string[]): Promise<SandboxProcess> {
    const file = join(__dirname, '../../src/sandbox/main.ts');
    const child = spawnTied(['--require', runTypeScript, file, ...flags], { stdin: 'pipe' });
    let errors = '';
    child.stderr?.on('data', (part: Buffer) => (errors += part.toString()));
    const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text));
    const said = await Promise.race([line, once(child, 'close').then(() => errors)]);
    const { listening } = said.startsWith('{') ? (JSON.parse(said) as { listening?: string }) : {};
    if (listening === undefined) throw new Error(said);
    return new SandboxProcess(child, new Client(listening));
  }

  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }

  endStdin(): Promise<number | null> {
    this.child.stdin?.end();
    return this.ended;
  }
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

let directory: string;
let current: SandboxProcess | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'crossgrade-sandbox-'));
});
afterEach(async () => {
  await current?.end('SIGKILL');
  current = undefined;
  rmSync(directory, { recursive: true });
});

const flags = (): string[] => [
  '--data-dir',
  directory,
  '--customers',
  '5',
  '--today',
  '2026-11-02',
  '--checkout-ms',
  '0',
  '--accepted-share',
  '0',
];

async function start(more: readonly string[] = []): Promise<Client> {
  current = await SandboxProcess.start([...flags(), ...more]);
  return current.client;
}

async function killAndRestart(): Promise<Client> {
  await current?.end('SIGKILL');
  return start();
}

const scenario = {
  name: 'Durable',
  country: 'US',
  subscriptions: [{ plan: 'office-365-e4', quantity: 3 }],
  users: [{ count: 2, licenses: [{ plan: 'office-365-e4' }] }],
};

describe('a killed simulator', () => {
  it('forgets nothing: purchases, licenses, changes, carts, answers, time and ledger', async () => {
    let client = await start();
    const customer = await client.addCustomer(scenario);
    const headers = { 'MS-RequestId': 'f0000000-0000-4000-8000-000000000001' };
    const order = {
      billingCycle: 'monthly',
      lineItems: [
        {
          lineItemNumber: 0,
          offerId: await client.item(customer, e3.product, e3.sku),
          quantity: 3,
          friendlyName: 'marker',
        },
      ],
    };
    const first = await client.post(`/v1/customers/${customer}/orders`, order, { headers });
    const open = await client.post(`/v1/customers/${customer}/carts`, {
      lineItems: [{ catalogItemId: order.lineItems[0]?.offerId, quantity: 1 }],
    });
    await client.advance({ minutes: 30 });
    const { users, subscriptions } = await client.truth(customer);
    const update = {
      licensesToAssign: [{ skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900' }],
      licensesToRemove: ['1392051d-0cb9-4b7a-88d5-621fee5e8711'],
    };
    expect((await client.post(`/v1/customers/${customer}/users/${users[0].id}/licenseupdates`, update)).status).toBe(
      201,
    );
    const path = `/v1/customers/${customer}/subscriptions/${subscriptions[0].id}`;
    const held = (await client.get(path)).body;
    expect((await client.patch(path, { ...held, quantity: 2 })).status).toBe(200);
    const truth = await client.truth(customer);
    const ledger = await client.ledger(customer);
    const time = Date.parse((await client.get('/_sandbox/state')).body.now);

    client = await killAndRestart();
    expect(await client.truth(customer)).toEqual(truth);
    // How often it was called so far is saved once a second, not at every call.
    const { purchases, moves, changes, duplicates } = ledger;
    expect(await client.ledger(customer)).toMatchObject({ purchases, moves, changes, duplicates });
    const later = Date.parse((await client.get('/_sandbox/state')).body.now);
    expect(later).toBeGreaterThanOrEqual(time);
    expect(later - time).toBeLessThan(60_000);
    const repeat = await client.post(`/v1/customers/${customer}/orders`, order, { headers });
    expect(repeat.body.id).toBe(first.body.id);
    expect((await client.post(`/v1/customers/${customer}/carts/${open.body.id}/checkout`)).status).toBe(201);
    expect((await client.ledger(customer)).totals['purchases']).toBe(2);
  });

  it('drops a torn last line and goes on', async () => {
    let client = await start();
    const customer = await client.addCustomer(scenario);
    await current?.end('SIGKILL');
    appendFileSync(join(directory, 'journal.jsonl'), '[{"type":"facts","customer":"');
    client = await start();
    await buy(client, customer, e3);
    client = await killAndRestart();
    expect((await client.ledger(customer)).totals['purchases']).toBe(1);
  });

  it('keeps every answered purchase when it is killed among many calls', async () => {
    let client = await start();
    const customer = await client.addCustomer(scenario);
    const offerId = await client.item(customer, e3.product, e3.sku);
    const answered: string[] = [];
    const buyer = async (name: string): Promise<void> => {
      for (let count = 0; ; count += 1) {
        const friendlyName = `${name}-${count}`;
        const lineItems = [{ lineItemNumber: 0, offerId, quantity: 1, friendlyName }];
        const reply = await client.post(`/v1/customers/${customer}/orders`, { lineItems });
        if (reply.status === 201) answered.push(friendlyName);
      }
    };
    const buyers = ['a', 'b', 'c', 'd'].map((name) => buyer(name).catch(() => undefined));
    while (answered.length < 25) await client.get('/_sandbox/state');
    await current?.end('SIGKILL');
    await Promise.all(buyers);
    client = await start();
    const { purchases } = await client.ledger(customer);
    const names = purchases.map(({ friendlyName }) => friendlyName);
    expect(names).toEqual(expect.arrayContaining(answered));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the process', () => {
  it('ends on SIGTERM with 0, and when its parent closes stdin', async () => {
    await start();
    expect(await current?.end('SIGTERM')).toBe(0);
    current = await SandboxProcess.start([...flags(), '--exit-with-stdin']);
    expect(await current.endStdin()).toBe(0);
  });

  it('keeps the counts of calls over an orderly end', async () => {
    let client = await start();
    await client.firstCustomer();
    await current?.end('SIGTERM');
    client = await start();
    expect((await client.ledger()).calls['customers.list']).toBe(1);
  });

  it('serves a data directory only once, and says who does', async () => {
    const client = await start();
    await expect(SandboxProcess.start(flags())).rejects.toThrow(JSON.stringify({ running: client.url }));
  });

  it('refuses a journal of another seed, and one that is damaged in the middle', async () => {
    await start();
    await current?.end('SIGTERM');
    await expect(SandboxProcess.start([...flags(), '--seed', '2'])).rejects.toThrow('seed 1, not 2');
    const file = join(directory, 'journal.jsonl');
    const [header] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${header ?? ''}\n[{"type"\n[]\n`);
    await expect(SandboxProcess.start(flags())).rejects.toThrow('line 2 cannot be read');
  });

  it('refuses flags that it does not know', async () => {
    await expect(SandboxProcess.start(['--nonsense'])).rejects.toThrow('--nonsense');
    expect(() => optionsOf(['--customers', 'many'])).toThrow('--customers wants');
    expect(() => optionsOf(['--today', '2026-02-30'])).toThrow('--today wants');
    expect(() => optionsOf(['--stale-etag', 'maybe'])).toThrow('--stale-etag wants');
  });

  it('reads its flags', () => {
    const flagged = ['--fault', 'carts.*=429', '--fault', '*=reset-after,chance=0.1', '--requests-per-minute', '90'];
    const { options } = optionsOf([
      ...flagged,
      '--ignore-request-id',
      '--cancel-action',
      'Stop',
      '--time-scale',
      '0.5',
    ]);
    expect(options).toMatchObject({
      faults: ['carts.*=429', '*=reset-after,chance=0.1'],
      requestsPerMinute: 90,
      ignoreRequestId: true,
      termEndActions: ['Stop', 'RenewToNewTerm', 'MoveToExtendedServiceTerm'],
      timeScale: 0.5,
    });
  });

  it('serves 100,000 customers from the start, in little memory', async () => {
    const client = await start(['--customers', '100000']);
    expect(new URL(client.url).hostname).toBe('127.0.0.1');
    const before = await memory(client);
    const items = await client.allCustomers(500);
    expect(items).toHaveLength(100_000);
    // Every page was listed, and customers from all over the list are asked for their subscriptions.
    for (let place = 0; place < items.length; place += 500) {
      expect((await client.get(`/v1/customers/${items[place]?.id ?? ''}/subscriptions`)).status).toBe(200);
    }
    expect((await memory(client)) - before).toBeLessThan(150);
  });
});

async function memory(client: Client): Promise<number> {
  const state: Json = (await client.get('/_sandbox/state')).body;
  return state.memory.rss / 1024 / 1024;
}
