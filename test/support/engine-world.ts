import { randomUUID } from 'node:crypto';
import { brandId, idKey, type RunId, type TenantId } from '../../src/base';
import {
  createPool,
  openEngine,
  type DatabasePool,
  type Engine,
  type EnginePolicy,
  type ReachCrashPoint,
  type RowView,
} from '../../src/engine';
import { checkWorkbookRows } from '../../src/job/check/check-workbook';
import { openCatalogue } from '../../src/job/reading/catalogue-reader';
import { readOneCustomer, readSubscriptions } from '../../src/job/reading/customers';
import { suggestedRow } from '../../src/job/suggested-row';
import type { RunWorld } from '../../src/job';
import {
  defaultTermEndWords,
  isExpiring,
  isTerminal,
  readSkuUnits,
  type MigrationPlan,
  type RowPlan,
} from '../../src/migration';
import { createPartnerCenter, fixedToken, type PartnerCenter } from '../../src/partner-center';
import { startSandbox, type RunningSandbox, type SandboxOptions } from '../../src/sandbox';
import type { MigrationRow, UserRow, WorkbookContent } from '../../src/workbook';
import { silentLog } from './log';
import { freshDatabase } from './postgres';
import { systemClock } from './system-clock';

/** Waits short enough for a test, in the same proportions as the real ones. */
export const testPolicy: EnginePolicy = {
  writeDeadline: 400,
  listingLag: 1_500,
  pollFirst: 20,
  pollMost: 100,
  provisioningPatience: 20_000,
  changePatience: 6_000,
  scanFreshFor: 60_000,
  takeoverEvery: 100,
  termEndWords: defaultTermEndWords,
  rowsAtOnce: 32,
  usersAtOnce: 8,
};

export interface EngineWorldOptions {
  readonly sandbox: SandboxOptions;
  readonly policy?: Partial<EnginePolicy>;
  readonly reach?: ReachCrashPoint;
}

/** The real engine on a real database against a running simulator. */
export interface EngineWorld {
  readonly sandbox: RunningSandbox;
  readonly service: PartnerCenter;
  readonly engine: Engine;
  readonly pool: DatabasePool;
  readonly world: RunWorld;
  /** Snapshots of all expiring subscriptions, checked for real, with the given changes to each row's plan. */
  plans(
    change: (row: MigrationRow) => Partial<RowPlan>,
    users?: (row: MigrationRow) => readonly UserRow[],
  ): Promise<MigrationPlan[]>;
  run(plans: readonly MigrationPlan[]): Promise<RowView[]>;
  /** Waits until all these rows are at an end, or the predicate holds. */
  until(plans: readonly MigrationPlan[], holds?: (views: readonly RowView[]) => boolean): Promise<RowView[]>;
  /** Ends this engine and opens another on the same database, as a new process would. */
  reopen(reach?: ReachCrashPoint): Promise<void>;
  ledger(): Promise<SandboxLedger>;
  control(path: string, body: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export interface SandboxLedger {
  readonly purchases: readonly {
    readonly customerId: string;
    readonly friendlyName: string;
    readonly quantity: number;
  }[];
  readonly instantsWithoutLicense: readonly unknown[];
  readonly retiredWithHolders: readonly unknown[];
  readonly calls: Readonly<Record<string, number>>;
}

export async function openEngineWorld(options: EngineWorldOptions): Promise<EngineWorld> {
  const sandbox = await startSandbox({ customers: 0, timeScale: 100, acceptedShare: 0, ...options.sandbox });
  const database = await freshDatabase();
  const service = createPartnerCenter({
    baseUrl: sandbox.url,
    tokens: fixedToken('x'),
    clock: systemClock,
    newCorrelationId: randomUUID,
    random: () => 0.5,
    writeDeadline: testPolicy.writeDeadline,
    waitScale: 0.01,
  });
  const policy = { ...testPolicy, ...options.policy };
  let pool = createPool(database.url, { log: silentLog, clock: systemClock });
  const open = (reach?: ReachCrashPoint): Promise<Engine> =>
    openEngine({
      pool,
      databaseUrl: database.url,
      scope: 'test',
      executorId: randomUUID(),
      service,
      policy,
      clock: systemClock,
      log: silentLog,
      ...(reach === undefined ? {} : { reach }),
    });
  let engine = await open(options.reach);
  const world = (): RunWorld => ({
    service,
    connection: { tenantId: brandId<TenantId>('11111111-1111-4111-8111-111111111111'), name: 'test', sandbox: true },
    clock: systemClock,
    termEndWords: defaultTermEndWords,
    customersAtOnce: 8,
    engine,
    runBy: 'agent@partner.example',
    newId: randomUUID,
    followEvery: 20,
    followHorizon: 60_000,
    unknownPatience: 60_000,
  });

  async function plans(
    change: (row: MigrationRow) => Partial<RowPlan>,
    users: (row: MigrationRow) => readonly UserRow[] = () => [],
  ): Promise<MigrationPlan[]> {
    const catalogue = openCatalogue(world());
    const rows: MigrationRow[] = [];
    const countries: string[] = [];
    const found = [];
    for await (const page of service.customers.list()) {
      for (const { id } of page) {
        const [customer, subscriptions, skus] = await Promise.all([
          readOneCustomer(world(), id),
          readSubscriptions(world(), id),
          service.users.subscribedSkus(id),
        ]);
        const units = skus.map(readSkuUnits);
        if (customer.country !== undefined) countries.push(customer.country);
        const known = { customerId: id, country: customer.country, units };
        const identified = await Promise.all(subscriptions.map((one) => catalogue.identify(one, known, true)));
        const query = { today: systemClock.today(), within: 'any', late: false } as const;
        for (const source of identified.filter((one) => isExpiring(one, query))) {
          found.push({ customer, source, subscriptions: identified, units });
        }
      }
    }
    const listed = await catalogue.plansOf(countries);
    for (const one of found) {
      const row = suggestedRow(one, listed);
      rows.push({ ...row, plan: { ...row.plan, include: 'yes', ...change(row) }, rowNumber: rows.length + 2 });
    }
    const content: WorkbookContent = {
      meta: { connection: 'test', sandbox: true, locale: 'en-US', pulledOn: undefined, runIds: [] },
      locale: 'en-US',
      rows,
      users: rows.flatMap(users),
      plans: listed,
      problems: [],
    };
    const checked = await checkWorkbookRows(world(), {
      content,
      rows,
      views: [],
      againstDigest: false,
      progress: () => undefined,
    });
    return checked.map((row) => {
      if (row.plan === undefined) throw new Error(JSON.stringify(row.findings));
      return row.plan;
    });
  }

  async function until(
    wanted: readonly MigrationPlan[],
    holds: (views: readonly RowView[]) => boolean = (views) =>
      views.length === wanted.length && views.every((view) => isTerminal(view.record.state)),
  ): Promise<RowView[]> {
    for (;;) {
      const views = await engine.rows(wanted.map((plan) => idKey(plan.source.id)));
      if (holds(views)) return views;
      await systemClock.sleep(20);
    }
  }

  return {
    sandbox,
    service,
    get engine() {
      return engine;
    },
    get pool() {
      return pool;
    },
    get world() {
      return world();
    },
    plans,
    until,
    run: async (wanted) => {
      await engine.submit({ runId: brandId<RunId>(randomUUID()), runBy: 'agent@partner.example', plans: wanted });
      return until(wanted);
    },
    reopen: async (reach) => {
      await engine.close();
      await pool.end();
      pool = createPool(database.url, { log: silentLog, clock: systemClock });
      engine = await open(reach);
    },
    ledger: async () => {
      const answer = await fetch(`${sandbox.url}/_sandbox/ledger`);
      return (await answer.json()) as SandboxLedger; // the simulator's own shape
    },
    control: async (path, body) => {
      const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.json();
    },
    close: async () => {
      await engine.close();
      await pool.end();
      await database.drop();
      await sandbox.stop();
    },
  };
}
