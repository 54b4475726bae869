import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rowStates } from '../../src/migration';
import { Meters } from '../../src/gateway/metrics/meters';
import { holders, legacyCustomer } from '../support/scenarios';
import { openTestGateway, type TestGateway } from './support/test-gateway';

const meters = new Meters();
let gateway: TestGateway;
let databaseIsAway = false;
let said: string;

async function look(): Promise<string> {
  return String((await gateway.caller.call('GET', '/metrics')).body);
}

/** The value of a series, labels and all. */
function valueOf(series: string, text = said): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

beforeAll(async () => {
  gateway = await openTestGateway({
    parts: ({ world }) => ({
      meters,
      fleet: {
        numbers: async () => {
          if (databaseIsAway) throw new Error('Connection terminated');
          return { ...(await world.engine.standing()), budget: { used: 7, pausedSeconds: 3 } };
        },
        pool: () => ({ open: 5, idle: 2, waiting: 1 }),
        budgetLimit: 500,
      },
    }),
  });
  const { world } = gateway;
  const plan = await world.plan(await world.customer(legacyCustomer(1, [holders(1)])));
  await world.runOne(plan);
  meters.call({ operation: 'carts.checkout', status: 201, milliseconds: 300 });
  meters.call({ operation: 'carts.checkout', status: 429, milliseconds: 20 });
  meters.call({ operation: 'users.licenses', status: undefined, milliseconds: 60_000 });
  meters.throttled(12);
  meters.tookOver();
  said = await look();
});
afterAll(() => gateway.close());

test('rows are counted by state, those that nobody is in as 0', () => {
  const counted = rowStates.map((state) => valueOf(`crossgrade_rows{state="${state}"}`));
  expect(counted).toEqual(rowStates.map((state) => (state === 'done' ? 1 : 0)));
});

test.each([
  ['crossgrade_purchases{outcome="bought"}', 1],
  ['crossgrade_purchases{outcome="unclear"}', 0],
  ['crossgrade_oldest_unfinished_row_seconds', 0],
  ['crossgrade_oldest_unknown_row_seconds', 0],
  ['crossgrade_run_requests_waiting', 0],
  ['crossgrade_looks_due', 0],
  ['crossgrade_members{protocol="1"}', 1],
  ['crossgrade_budget_used', 7],
  ['crossgrade_budget_limit', 500],
  ['crossgrade_budget_paused_seconds', 3],
  ['crossgrade_database_up', 1],
  ['crossgrade_database_connections{use="busy"}', 3],
  ['crossgrade_database_connections{use="idle"}', 2],
  ['crossgrade_database_waiting', 1],
  ['crossgrade_throttled_seconds_total', 12],
  ['crossgrade_takeovers_total', 1],
  ['crossgrade_service_call_seconds_count{operation="carts.checkout",outcome="2xx"}', 1],
  ['crossgrade_service_call_seconds_sum{operation="users.licenses",outcome="none"}', 60],
  ['crossgrade_service_call_failures_total{operation="carts.checkout",status="429"}', 1],
  ['crossgrade_service_call_failures_total{operation="users.licenses",status="none"}', 1],
])('%s is %d', (series, value) => {
  expect(valueOf(series)).toBe(value);
});

test('while the database is away nothing old is shown as present', async () => {
  databaseIsAway = true;
  const away = await look();
  databaseIsAway = false;
  expect(valueOf('crossgrade_database_up', away)).toBe(0);
  expect(away).not.toMatch(/^crossgrade_(rows|purchases|members|budget_used|oldest_unknown_row_seconds)[ {]/m);
  expect(valueOf('crossgrade_rows{state="done"}', await look())).toBe(1);
});

describe('what the operator is given', () => {
  const folder = join(__dirname, '../../docs');
  const file = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const shown = (): ReadonlySet<string> =>
    new Set([...said.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name ?? ''));
  /** Names of metrics in a text; the parts of a histogram count as the histogram. */
  const named = (text: string): readonly string[] =>
    [...new Set([...text.matchAll(/\bcrossgrade_[a-z0-9_]+/g)].map(([name]) => name))].map((name) =>
      shown().has(name) ? name : name.replace(/_(bucket|sum|count)$/, ''),
    );

  test('the document explains every metric that the gateway shows, and no other', () => {
    const explained = file('operate.md')
      .split('\n')
      .flatMap((line) => /^\| `(crossgrade_\w+)/.exec(line)?.[1] ?? []);
    expect([...explained].sort()).toEqual([...shown()].sort());
  });

  test('the alerts are rules that Prometheus can read, on metrics that exist, each explained in the document', () => {
    interface Rule {
      readonly alert: string;
      readonly expr: string;
      readonly labels: { readonly severity: string };
      readonly annotations: { readonly summary: string };
    }
    const text = file('operate/crossgrade-alerts.yml');
    const { groups } = parse(text) as { groups: readonly { name: string; rules: readonly Rule[] }[] }; // our own file
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(10);
    for (const { alert, expr, labels, annotations } of rules) {
      expect([alert, typeof expr, annotations.summary !== '']).toEqual([alert, 'string', true]);
      expect(['warning', 'critical']).toContain(labels.severity);
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(named(text).filter((name) => !shown().has(name))).toEqual([]);
    const explained = [...file('operate.md').matchAll(/^\| `(Crossgrade\w+)`/gm)].map(([, name]) => name);
    expect(explained.sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });

  test('the dashboard is one that Grafana can read, on metrics that exist', () => {
    interface Panel {
      readonly id: number;
      readonly type: string;
      readonly title: string;
      readonly targets?: readonly { readonly expr: string }[];
    }
    const text = file('operate/crossgrade-dashboard.json');
    const { panels } = JSON.parse(text) as { panels: readonly Panel[] }; // our own file
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { type, title, targets } of panels) {
      expect([title, type === 'row' || (targets ?? []).length > 0]).toEqual([title, true]);
    }
    expect(named(text).filter((name) => !shown().has(name))).toEqual([]);
  });
});
