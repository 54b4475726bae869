import { randomUUID } from 'node:crypto';
import { brandId, idKey, type Clock, type CustomerId, type RunId, type TenantId } from '../../src/base';
import {
  createPool,
  openEngine,
  type DatabasePool,
  type Engine,
  type EnginePolicy,
  type ReachCrashPoint,
  type RowView,
  type Submission,
} from '../../src/engine';
import { judgeRequests, type RunWorld } from '../../src/job';
import { defaultTermEndWords, isTerminal, noLimits, type MigrationPlan } from '../../src/migration';
import type { PartnerCenter } from '../../src/partner-center';
import { startSandbox, type CustomerScenario, type RunningSandbox, type SandboxOptions } from '../../src/sandbox';
import { silentLog } from './log';
import { Planner, type PlanWish } from './planner';
import { freshDatabase, type FreshDatabase } from './postgres';
import type { CustomerTruth, SandboxLedger } from './sandbox-truth';
import { systemClock } from './system-clock';
import { testClient, testPolicy } from './test-client';
import { UnrulyProxy } from './unruly-proxy';

export { testClient, testPolicy };

export interface EngineWorldOptions {
  readonly sandbox?: SandboxOptions;
  readonly policy?: Partial<EnginePolicy>;
  readonly reach?: ReachCrashPoint;
  /** Whether requests for runs are judged here, as a gateway does; default false. */
  readonly judges?: boolean;
  /** The machine's clock, as the engine has it. Default: the real one. */
  readonly clock?: Clock;
  /** Default: one in the run's cluster. */
  readonly database?: FreshDatabase;
}

/** The real engine on a real database against a running simulator, with a proxy between that can misbehave. */
export interface EngineWorld {
  readonly sandbox: RunningSandbox;
  readonly proxy: UnrulyProxy;
  readonly service: PartnerCenter;
  readonly databaseUrl: string;
  readonly engine: Engine;
  readonly pool: DatabasePool;
  readonly world: RunWorld;
  /** Adds a customer made to measure. */
  customer(scenario: CustomerScenario): Promise<CustomerId>;
  /** Snapshots of all expiring subscriptions of a customer, checked for real, with changes to each row's plan. */
  plans(customer: CustomerId, wish?: PlanWish): Promise<MigrationPlan[]>;
  readonly planner: Planner;
  /** The one snapshot of a customer with one expiring subscription. */
  plan(customer: CustomerId, wish?: PlanWish): Promise<MigrationPlan>;
  submit(plans: readonly MigrationPlan[], runId?: RunId): Promise<Submission>;
  /** Waits until all these rows are at an end, or the predicate holds. */
  until(plans: readonly MigrationPlan[], holds?: (views: readonly RowView[]) => boolean): Promise<RowView[]>;
  run(plans: readonly MigrationPlan[]): Promise<RowView[]>;
  /** Runs one row to its end. */
  runOne(plan: MigrationPlan): Promise<RowView>;
  row(plan: MigrationPlan): Promise<RowView>;
  /** Ends this engine and opens another on the same database, as a new process would. */
  reopen(reach?: ReachCrashPoint): Promise<void>;
  /** Ends the engine, as a process that leaves. */
  sleep(): Promise<void>;
  ledger(customer?: CustomerId): Promise<SandboxLedger>;
  truth(customer: CustomerId): Promise<CustomerTruth>;
  control(path: string, body: unknown): Promise<unknown>;
  /** What a colleague does in the portal. */
  tamper(action: Readonly<Record<string, unknown>>): Promise<void>;
  close(): Promise<void>;
}

const longestWait = 120_000;

export async function openEngineWorld(options: EngineWorldOptions = {}): Promise<EngineWorld> {
  const sandbox = await startSandbox({ customers: 0, timeScale: 100, acceptedShare: 0, ...options.sandbox });
  const proxy = await UnrulyProxy.start(sandbox.url);
  const database = options.database ?? (await freshDatabase());
  const service = testClient(proxy.url, 'x', options.policy?.writeDeadline);
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
      clock: options.clock ?? systemClock,
      log: silentLog,
      ...(reach === undefined ? {} : { reach }),
      ...(options.judges === true ? { judge: judgeRequests(() => Promise.resolve(world()), sandbox.url) } : {}),
    });
  let opened: Engine | undefined = await open(options.reach);
  const engine = (): Engine => {
    if (opened === undefined) throw new Error('The engine is asleep');
    return opened;
  };
  const world = (): RunWorld => ({
    service,
    connection: { tenantId: brandId<TenantId>('11111111-1111-4111-8111-111111111111'), name: 'test', sandbox: true },
    clock: systemClock,
    termEndWords: defaultTermEndWords,
    customersAtOnce: 8,
    engine: engine(),
    runBy: 'agent@partner.example',
    newId: randomUUID,
    followEvery: 20,
    followHorizon: 60_000,
    unknownPatience: 60_000,
    limits: noLimits,
    callsPerMinute: undefined,
  });
  const planner = new Planner(world);

  async function control(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said: unknown = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(said));
    return said;
  }

  async function sleep(): Promise<void> {
    await opened?.close();
    opened = undefined;
    await pool.end();
  }

  async function until(
    wanted: readonly MigrationPlan[],
    holds: (views: readonly RowView[]) => boolean = (views) =>
      views.length === wanted.length && views.every((view) => isTerminal(view.record.state)),
  ): Promise<RowView[]> {
    for (const giveUp = Date.now() + longestWait; ;) {
      const views = await engine().rows(wanted.map((plan) => idKey(plan.source.id)));
      if (holds(views)) return views;
      if (Date.now() > giveUp) {
        throw new Error(JSON.stringify(views.map(({ record }) => [record.state, record.piece, record.message])));
      }
      await systemClock.sleep(20);
    }
  }

  async function plans(customer: CustomerId, wish: PlanWish = {}): Promise<MigrationPlan[]> {
    return planner.plans(customer, wish);
  }

  const submit = (wanted: readonly MigrationPlan[], runId = brandId<RunId>(randomUUID())): Promise<Submission> =>
    engine().submit({ runId, runBy: 'agent@partner.example', plans: wanted });

  async function run(wanted: readonly MigrationPlan[]): Promise<RowView[]> {
    await submit(wanted);
    return until(wanted);
  }

  return {
    planner,
    sandbox,
    proxy,
    service,
    databaseUrl: database.url,
    get engine() {
      return engine();
    },
    get pool() {
      return pool;
    },
    get world() {
      return world();
    },
    customer: async (scenario) => {
      const { id } = (await control('customers', scenario)) as { id: string }; // the simulator's own shape
      return brandId<CustomerId>(id);
    },
    plans,
    plan: async (customer, wish) => only(await plans(customer, wish)),
    submit,
    until,
    run,
    runOne: async (wanted) => only(await run([wanted])),
    row: async (wanted) => only(await engine().rows([idKey(wanted.source.id)])),
    reopen: async (reach) => {
      if (opened !== undefined) await sleep();
      pool = createPool(database.url, { log: silentLog, clock: systemClock });
      opened = await open(reach);
    },
    sleep,
    ledger: async (customer) => {
      const query = customer === undefined ? '' : `?customer=${customer}`;
      return (await (await fetch(`${sandbox.url}/_sandbox/ledger${query}`)).json()) as SandboxLedger; // as above
    },
    truth: async (customer) =>
      (await (await fetch(`${sandbox.url}/_sandbox/customers/${customer}`)).json()) as CustomerTruth, // as above
    control,
    tamper: async (action) => {
      await control('tamper', action);
    },
    close: async () => {
      if (opened !== undefined) await sleep();
      await database.drop();
      await proxy.stop();
      await sandbox.stop();
    },
  };
}

/** The one element of a list that must have one. */
export function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`${String(items.length)} where one was expected`);
  return item;
}
