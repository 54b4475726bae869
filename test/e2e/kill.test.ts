import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newFolder } from './support/folder';
import { runUnderKills } from './support/killed-run';
import { compileOnce } from '../support/compiled';
import { crossgrade, ServerProcess } from './support/processes';
import { rowsOf, typeIn } from './support/workbook-by-hand';

beforeAll(compileOnce);

const customers = 50;
const holdersEach = 3;
const today = '2026-09-01';
const yammer = '7547a3fe-08ee-4ccb-b430-5077c5041653';
const teams = '57ff2da0-773e-42df-b2af-ffb7a2317929';

/** What ends at each customer, and what a person chooses instead. Their users are different ones. */
const products = {
  'kaizala-pro': { title: 'Kaizala Pro', target: 'Microsoft 365 F3', off: [] },
  'office-365-e4': { title: 'Office 365 E4', target: 'Office 365 E3', off: ['YAMMER_ENTERPRISE'] },
  'office-365-e1': { title: 'Office 365 E1', target: 'Office 365 E3', off: ['YAMMER_ENTERPRISE'] },
  'business-basic': { title: 'Microsoft 365 Business Basic', target: 'Microsoft 365 Business Standard', off: [] },
} as const;

const targetOf = new Map<unknown, string>(Object.values(products).map(({ title, target }) => [title, target]));

async function addCustomer(server: ServerProcess, place: number): Promise<string> {
  const response = await fetch(`${server.url}/_sandbox/customers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: `Contoso ${String(place)}`,
      country: 'US',
      subscriptions: Object.keys(products).map((plan, index) => ({
        plan,
        quantity: holdersEach + 1,
        lastDay: 5 + ((place * 7 + index * 13) % 80),
        term: 'P1Y',
        billing: 'monthly',
      })),
      users: Object.entries(products).map(([plan, { off }]) => ({ count: holdersEach, licenses: [{ plan, off }] })),
    }),
  });
  if (response.status !== 201) throw new Error(await response.text());
  return ((await response.json()) as { readonly id: string }).id; // the simulator's own answer
}

/** What the simulator saw, in its own process. */
interface Ledger {
  readonly purchases: readonly {
    readonly customer: string;
    readonly friendlyName: string;
    readonly quantity: number;
  }[];
  readonly moves: readonly {
    readonly at: string;
    readonly customer: string;
    readonly user: string;
    readonly added: readonly string[];
    readonly removed: readonly string[];
  }[];
  readonly changes: readonly {
    readonly at: string;
    readonly customer: string;
    readonly subscription: string;
    readonly sku: string;
    readonly change: string;
    readonly holders: number;
  }[];
  readonly instantsWithoutLicense: readonly unknown[];
  readonly retiredWithHolders: readonly unknown[];
  readonly duplicates: readonly unknown[];
  readonly totals: { readonly repeatedRequests: number };
}

interface CustomerTruth {
  readonly users: readonly { readonly licenses: Readonly<Record<string, { readonly off: readonly string[] }>> }[];
}

const variants = [
  ['honours request ids', 11, []],
  [
    'ignores request ids and answers a repeated checkout with an error',
    12,
    ['--ignore-request-id', '--checkout-repeat', 'code-800065'],
  ],
] as const;

test.each(variants)(
  'a run of 200 rows, killed 20 times, does each row once at a service that %s',
  async (_name, seed, parameters) => {
    const folder = await newFolder();
    const server = await ServerProcess.start('src/sandbox/main.ts', [
      ...['--customers', '0', '--today', today, '--latency-ms', '40', '--checkout-ms', '50', '--change-ms', '300'],
      ...['--provisioning-ms', '1500', '--subscription-id-ms', '300', '--order-list-lag-ms', '3000', ...parameters],
    ]);
    const ids: string[] = [];
    for (let place = 1; place <= customers; place += 1) ids.push(await addCustomer(server, place));
    const environment = {
      CROSSGRADE_PARTNER_CENTER_URL: server.url,
      CROSSGRADE_ACCESS_TOKEN: 'x',
      CROSSGRADE_DATA_DIR: join(folder, 'data'),
      CROSSGRADE_TODAY: today,
      CROSSGRADE_WAIT_SCALE: '0.01',
      CROSSGRADE_WRITE_DEADLINE_SECONDS: '1',
      CROSSGRADE_REQUESTS_PER_MINUTE: '0',
    };
    const file = join(folder, 'plan.xlsx');
    try {
      expect((await crossgrade(['pull', file, '--within', '90'], environment)).code).toBe(0);
      await typeIn(file, (row) => ({
        'Include': 'Yes',
        'Target plan': targetOf.get(row['Current product']) ?? '',
        'Target licenses': Number(row['Licenses']),
      }));
      expect((await crossgrade(['check', file], environment)).code).toBe(0);

      const run = await runUnderKills(['run', file, '--yes'], environment, {
        kills: 20,
        seed,
        fromStart: 2_500,
        fromWork: 1_500,
      });
      const ledger = await server.get<Ledger>('/_sandbox/ledger');

      // The rows first: where one did not end as it should, what it says is what there is to know.
      const rows = await rowsOf(file);
      expect(rows.filter((row) => row['State'] !== 'Done' || row['B Reassign'] !== '3 of 3')).toEqual([]);
      expect({ rows: rows.length, kills: run.kills, code: run.last.code }).toEqual({ rows: 200, kills: 20, code: 0 });
      expect(run.inWork).toBeGreaterThanOrEqual(10);

      // Bought once each, by the service's own count.
      expect(ledger.purchases).toHaveLength(200);
      expect(new Set(ledger.purchases.map((one) => `${one.customer} ${one.friendlyName}`)).size).toBe(200);
      expect(ledger.duplicates).toEqual([]);

      // Every user went from the old license to the new one in one step, and only once.
      expect(ledger.moves).toHaveLength(600);
      expect(new Set(ledger.moves.map(({ user }) => user)).size).toBe(600);
      expect(ledger.moves.filter(({ added, removed }) => added.length !== 1 || removed.length !== 1)).toEqual([]);
      expect(ledger.instantsWithoutLicense).toEqual([]);

      // Retired after the last of its users had gone.
      const retired = ledger.changes.filter(({ change }) => change === 'suspended' || change === 'scheduled');
      expect(new Set(retired.map(({ subscription }) => subscription)).size).toBe(200);
      expect(ledger.retiredWithHolders).toEqual([]);
      for (const { at, customer, sku, holders } of retired) {
        const left = ledger.moves.filter((move) => move.customer === customer && move.removed.includes(sku));
        expect([holders, left.length, left.filter((move) => move.at > at).length]).toEqual([0, holdersEach, 0]);
      }
      expect(new Set(ledger.changes.map(({ change }) => change))).toEqual(new Set(['suspended', 'scheduled']));

      // What was off stays off, and what was on stays on.
      for (const id of ids) {
        const { users } = await server.get<CustomerTruth>(`/_sandbox/customers/${id}`);
        const held = users.flatMap(({ licenses }) => licenses['6fd2c87f-b296-42f0-b197-1e91e994b900']?.off ?? []);
        expect([held.filter((plan) => plan === yammer).length, held.includes(teams)]).toEqual([2 * holdersEach, false]);
      }
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
