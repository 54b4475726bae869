import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { brandId, connectionName, idKey, type Clock, type TenantId } from '../base';
import { lookAgainAfter, waitPolicy, type Settings, type WaitPolicy } from '../config';
import {
  budgetUse,
  createPool,
  openBudget,
  openCluster,
  openEngine,
  upgradeDatabase,
  type Cluster,
  type DatabasePool,
  type Engine,
  type EngineObserver,
  type FleetStanding,
  type BudgetUse,
} from '../engine';
import { judgeRequests, type Connection, type JobWorld, type RunWorld } from '../job';
import { defaultTermEndWords, type RunLimits } from '../migration';
import {
  CallFailure,
  createPartnerCenter,
  serviceBase,
  fixedToken,
  type CallRecord,
  type PartnerCenter,
  type PartnerProfile,
  type RequestBudget,
} from '../partner-center';
import { pausesOnly } from './pauses-only';
import { openEmbeddedSandbox, type EmbeddedSandbox } from './sandbox/embedded-sandbox';
import { quickestPace } from './sandbox/pace';
import { systemClock } from './system-clock';

const databaseName = 'crossgrade';
const rowsPerCall = 2;
const usersAtOnce = 8;

/** Told of what happens in a process, as it happens. */
export interface CompositionObserver extends EngineObserver {
  /** One try of a call to the service has ended. */
  call(record: CallRecord): void;
  /** The service has asked for a pause of so many seconds. */
  throttled(seconds: number): void;
}

export interface CompositionOptions {
  readonly settings: Settings;
  /** Who runs, where nobody says otherwise. */
  readonly runBy: string;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Told as soon as it is known. */
  readonly connected?: (connection: Connection) => void;
  /** Told whenever the service asks for a pause: until when. */
  readonly paused?: (until: Date) => void;
  /** Whether this process judges requests for runs; default false. */
  readonly judges?: boolean;
  /** Told of what happens, for whoever counts it. */
  readonly observe?: CompositionObserver;
}

/** What a connection is: an address with a token, and whether it is the sandbox. */
interface Address {
  readonly url: string;
  readonly token: string;
  /** Names the service in the store; the sandbox's own address changes from start to start. */
  readonly scope: string;
  readonly world: number | undefined;
}

/** One process's worth of everything, each part opened when it is first needed and closed in the opposite order. */
export class Composition {
  readonly clock: Clock;
  readonly log: Logger;
  readonly #waits: WaitPolicy;
  readonly #closing: (() => Promise<void>)[] = [];
  #newWorld = false;
  #openedPool: DatabasePool | undefined;
  #address: Promise<Address> | undefined;
  #pool: Promise<{ pool: DatabasePool; url: string }> | undefined;
  #world: Promise<JobWorld> | undefined;
  #engine: Promise<Engine> | undefined;

  constructor(private readonly options: CompositionOptions) {
    const { settings } = options;
    this.clock = systemClock(settings.today);
    this.log = openLog(settings);
    this.#waits = waitPolicy(settings);
  }

  /** The service's address as the person has set it, for problems that name it. */
  get serviceUrl(): string {
    return this.options.settings.partnerCenterUrl ?? 'sandbox';
  }

  jobWorld(): Promise<JobWorld> {
    return (this.#world ??= this.#openWorld());
  }

  async runWorld(): Promise<RunWorld> {
    const world = await this.jobWorld();
    return {
      ...world,
      engine: await (this.#engine ??= this.#openEngine(world)),
      runBy: this.options.runBy,
      newId: randomUUID,
      followEvery: this.#waits.followEvery,
      followHorizon: this.#waits.followHorizon,
      unknownPatience: this.#waits.unknownPatience,
      limits: limitsOf(this.options.settings),
      callsPerMinute: this.options.settings.requestsPerMinute || undefined,
    };
  }

  /** Throws where the database does not answer. */
  async databaseAnswers(): Promise<void> {
    const { pool } = await (this.#pool ??= this.#openPool());
    await pool.query('select 1');
  }

  /** The connection in numbers. Rejects where the database is away. */
  async fleetNumbers(): Promise<FleetStanding & { readonly budget: BudgetUse | undefined }> {
    const [{ pool }, { scope }, { engine }] = await Promise.all([
      (this.#pool ??= this.#openPool()),
      (this.#address ??= this.#openAddress()),
      this.runWorld(),
    ]);
    const counted = this.options.settings.requestsPerMinute > 0;
    const [standing, budget] = await Promise.all([
      engine.standing(),
      counted ? budgetUse(pool, scope) : Promise.resolve(undefined),
    ]);
    return { ...standing, budget };
  }

  /** Connections of this process to the database. */
  poolNumbers(): { readonly open: number; readonly idle: number; readonly waiting: number } {
    const { totalCount: open = 0, idleCount: idle = 0, waitingCount: waiting = 0 } = this.#openedPool ?? {};
    return { open, idle, waiting };
  }

  async close(): Promise<void> {
    for (let close = this.#closing.pop(); close; close = this.#closing.pop()) {
      await close().catch((error: unknown) => {
        this.log.warn({ error: String(error) }, 'not-closed');
      });
    }
    this.#address = this.#pool = this.#world = this.#engine = undefined;
  }

  /** Leaves the present made-up world for a new one. */
  async renewWorld(): Promise<void> {
    await this.close();
    this.#newWorld = true;
  }

  async #openAddress(): Promise<Address> {
    const { partnerCenterUrl: url, accessToken: token } = this.options.settings;
    if (url !== undefined) return { url, token: token ?? '', scope: serviceBase(url), world: undefined };
    const sandbox = await this.#openSandbox();
    return { url: sandbox.url, token: 'sandbox', scope: `sandbox/${String(sandbox.world)}`, world: sandbox.world };
  }

  async #openSandbox(): Promise<EmbeddedSandbox> {
    const { dataDir, waitScale, termEndAction, today } = this.options.settings;
    const sandbox = await openEmbeddedSandbox({
      directory: join(dataDir, 'sandbox'),
      program: [...process.execArgv, require.resolve('../sandbox/main')],
      clock: this.clock,
      // What we wait for must not come later than we wait: the listing of orders above all.
      timeScale: Math.min(quickestPace, 1 / Math.max(waitScale, 1 / quickestPace)),
      termEndAction,
      today,
      newWorld: this.#newWorld,
    });
    this.#newWorld = false;
    this.#closing.push(() => sandbox.leave());
    return sandbox;
  }

  async #openPool(): Promise<{ pool: DatabasePool; url: string }> {
    const { databaseUrl } = this.options.settings;
    const cluster = databaseUrl === undefined ? await this.#openCluster() : undefined;
    const url = (): string => cluster?.url(databaseName) ?? databaseUrl ?? '';
    const pool = createPool(url, { log: this.log, clock: this.clock });
    this.#openedPool = pool;
    this.#closing.push(() => pool.end());
    await upgradeDatabase(pool);
    return { pool, url: url() };
  }

  async #openCluster(): Promise<Cluster> {
    const { dataDir } = this.options.settings;
    const cluster = await openCluster({ dataDirectory: dataDir, log: this.log, clock: this.clock });
    this.#closing.push(() => cluster.leave());
    await cluster.createDatabase(databaseName);
    return cluster;
  }

  async #openWorld(): Promise<JobWorld> {
    const { settings } = this.options;
    const address = await (this.#address ??= this.#openAddress());
    const service = createPartnerCenter({
      baseUrl: address.url,
      tokens: fixedToken(address.token),
      clock: this.clock,
      newCorrelationId: randomUUID,
      random: this.options.random,
      budget: this.#watched(await this.#openBudget(address)),
      concurrency: settings.concurrency,
      log: this.log,
      onCall: (record) => this.options.observe?.call(record),
      writeDeadline: this.#waits.writeDeadline,
      waitScale: settings.waitScale,
    });
    // A command says at once that nobody answers; a gateway that ended would have to be started by somebody.
    const unanswered = this.options.judges === true ? this.#waits.connectPatience : 0;
    const patience = { every: this.#waits.connectEvery, unanswered };
    const connection = await connect(service, address, this.clock, patience);
    this.options.connected?.(connection);
    return {
      service,
      connection,
      clock: this.clock,
      termEndWords: { ...defaultTermEndWords, cancel: settings.termEndAction },
      planAttested: settings.planAttestation === 'accepted',
      customersAtOnce: settings.concurrency,
    };
  }

  /** The budget, with whoever counts told of the pauses that the service asks for. */
  #watched(budget: RequestBudget): RequestBudget {
    return {
      take: (signal) => budget.take(signal),
      pausedUntil: (until) => {
        this.options.paused?.(until);
        this.options.observe?.throttled((until.getTime() - this.clock.now().getTime()) / 1000);
        return budget.pausedUntil(until);
      },
    };
  }

  async #openBudget(address: Address) {
    const { requestsPerMinute } = this.options.settings;
    if (requestsPerMinute === 0) return pausesOnly(address.scope, () => this.#pool?.then(({ pool }) => pool));
    const { pool } = await (this.#pool ??= this.#openPool());
    return openBudget({ pool, scope: address.scope, requestsPerMinute });
  }

  async #openEngine(world: JobWorld): Promise<Engine> {
    const { settings, judges } = this.options;
    const { pool, url } = await (this.#pool ??= this.#openPool());
    const { scope } = await (this.#address ??= this.#openAddress());
    const engine = await openEngine({
      pool,
      databaseUrl: url,
      scope: `${scope}|${world.connection.tenantId}`,
      executorId: randomUUID(),
      service: world.service,
      policy: {
        ...this.#waits,
        termEndWords: world.termEndWords,
        resellerAttested: settings.resellerAttestation === 'accepted',
        planAttested: settings.planAttestation === 'accepted',
        lookAgainAfter: lookAgainAfter(settings),
        rowsAtOnce: settings.concurrency * rowsPerCall,
        usersAtOnce,
      },
      clock: this.clock,
      log: this.log,
      ...(this.options.observe === undefined ? {} : { observe: this.options.observe }),
      ...(judges === true ? { judge: judgeRequests(() => this.runWorld(), this.serviceUrl) } : {}),
    });
    this.#closing.push(() => engine.close());
    return engine;
  }
}

/** Limits of runs that bring none of their own. */
function limitsOf({ stopAfterFailures, stopAfterRows, mostCost }: Settings): RunLimits {
  return {
    failurePercent: stopAfterFailures === 100 ? undefined : stopAfterFailures,
    failureRows: stopAfterRows,
    mostCost: mostCost ?? [],
  };
}

function openLog(settings: Settings): Logger {
  const file = join(settings.dataDir, 'logs', 'crossgrade.log');
  const destination = pino.destination({ dest: file, mkdir: true, sync: true });
  // A log on a disk that has filled up must not end what it only tells of.
  destination.on('error', () => undefined);
  return pino({ level: settings.logLevel }, destination);
}

/** How patiently a process asks which partner is connected, in milliseconds. */
interface ConnectPatience {
  /** Between two tries, each of which repeats its reads by itself. */
  readonly every: number;
  /** While the service gives no answer. */
  readonly unanswered: number;
}

/** So often a profile has to be denied before the partner goes by another name than its tenant's. */
const mostDenials = 3;

/**
 * The partner's profile; asked for again while the service gives no answer and patience lasts, and where nothing tells
 * the tenant because a profile was denied: a partner that is taken by another name for a moment is another partner.
 */
async function profileOf(service: PartnerCenter, clock: Clock, patience: ConnectPatience): Promise<PartnerProfile> {
  const giveUp = clock.now().getTime() + patience.unanswered;
  for (let denials = 0; ;) {
    try {
      const profile = await service.profile.get();
      denials += 1;
      if (profile.tenantId !== undefined || !profile.denied || denials === mostDenials) return profile;
    } catch (error) {
      if (!(error instanceof CallFailure) || error.kind !== 'unclear') throw error;
      if (clock.now().getTime() + patience.every > giveUp) throw error;
    }
    await clock.sleep(patience.every);
  }
}

/** Which partner is connected. The tenant is part of a migration's identity, so it must be the same everywhere. */
async function connect(
  service: PartnerCenter,
  { url, world }: Address,
  clock: Clock,
  patience: ConnectPatience,
): Promise<Connection> {
  const { tenantId, companyName, mpnId } = await profileOf(service, clock, patience);
  const { hostname: host } = new URL(url);
  // The service writes one id in either case, and the identity is compared and kept as a text.
  const identity = brandId<TenantId>(idKey(tenantId ?? mpnId ?? host));
  const name = world === undefined ? connectionName(companyName || host, identity) : `Sandbox ${String(world)}`;
  return { tenantId: identity, name, sandbox: world !== undefined };
}
