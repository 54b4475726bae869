import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { brandId, Problem, Problems, type Clock, type TenantId } from '../base';
import { readSettings, waitPolicy, type Settings, type WaitPolicy } from '../config';
import {
  createPool,
  isUnavailable,
  openBudget,
  openCluster,
  openEngine,
  upgradeDatabase,
  type Cluster,
  type DatabasePool,
  type Engine,
} from '../engine';
import type { Connection, JobWorld, RunWorld } from '../job';
import { defaultTermEndWords } from '../migration';
import { CallFailure, createPartnerCenter, fixedToken, unlimitedBudget, type PartnerCenter } from '../partner-center';
import { startSandbox } from '../sandbox';
import { openWorkbookFile } from '../workbook/writers/xlsx-file';
import { withAcceptedSuggestions } from './accepted-suggestions';
import type { SandboxInvocation } from './arguments/invocation';
import { jobOnFiles } from './job-on-files';
import { runCli, type JobOpening, type OpenedJob } from './run-cli';
import { openEmbeddedSandbox, type EmbeddedSandbox } from './sandbox/embedded-sandbox';
import { systemClock } from './system-clock';

/** The pace of the demonstration, where the person has set none: what takes a minute takes three seconds. */
const demonstrationScale = 0.05;

/** The simulator's quickest pace. Beyond it, its lags would end after the shortest waits of ours. */
const quickestPace = 3000;

const databaseName = 'crossgrade';
const rowsPerCall = 2;
const usersAtOnce = 8;

async function settingsFor(demonstration: boolean): Promise<Settings> {
  const outcome = await readSettings({ environment: process.env, folder: process.cwd() });
  if (!outcome.ok) throw new Problems(outcome.problems);
  const { settings } = outcome;
  if (!demonstration) return settings;
  // The demonstration never touches a real partner, and the simulator does not count requests.
  return {
    ...settings,
    partnerCenterUrl: undefined,
    requestsPerMinute: 0,
    waitScale: settings.waitScale === 1 ? demonstrationScale : settings.waitScale,
  };
}

function openLog(settings: Settings): Logger {
  const file = join(settings.dataDir, 'logs', 'crossgrade.log');
  return pino({ level: settings.logLevel }, pino.destination({ dest: file, mkdir: true, sync: true }));
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
class Composition {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #waits: WaitPolicy;
  readonly #closing: (() => Promise<void>)[] = [];
  #newWorld = false;
  #address: Promise<Address> | undefined;
  #pool: Promise<{ pool: DatabasePool; url: string }> | undefined;
  #world: Promise<JobWorld> | undefined;
  #engine: Promise<Engine> | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly opening: JobOpening,
  ) {
    this.#clock = systemClock(settings.today);
    this.#log = openLog(settings);
    this.#waits = waitPolicy(settings);
  }

  jobWorld(): Promise<JobWorld> {
    return (this.#world ??= this.#openWorld());
  }

  async runWorld(): Promise<RunWorld> {
    const world = await this.jobWorld();
    return {
      ...world,
      engine: await (this.#engine ??= this.#openEngine(world)),
      runBy: runBy(),
      newId: randomUUID,
      followEvery: this.#waits.followEvery,
      followHorizon: this.#waits.followHorizon,
      unknownPatience: this.#waits.unknownPatience,
    };
  }

  async close(): Promise<void> {
    for (let close = this.#closing.pop(); close; close = this.#closing.pop()) {
      await close().catch((error: unknown) => {
        this.#log.warn({ error: String(error) }, 'not-closed');
      });
    }
    this.#address = this.#pool = this.#world = this.#engine = undefined;
  }

  async renewWorld(): Promise<void> {
    await this.close();
    this.#newWorld = true;
  }

  async #openAddress(): Promise<Address> {
    const { partnerCenterUrl: url, accessToken: token } = this.settings;
    if (url !== undefined) return { url, token: token ?? '', scope: url, world: undefined };
    const sandbox = await this.#openSandbox();
    return { url: sandbox.url, token: 'sandbox', scope: `sandbox/${String(sandbox.world)}`, world: sandbox.world };
  }

  async #openSandbox(): Promise<EmbeddedSandbox> {
    const { dataDir, waitScale, termEndAction, today } = this.settings;
    const sandbox = await openEmbeddedSandbox({
      directory: join(dataDir, 'sandbox'),
      program: [...process.execArgv, require.resolve('../sandbox/main')],
      clock: this.#clock,
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
    const { databaseUrl } = this.settings;
    const cluster = databaseUrl === undefined ? await this.#openCluster() : undefined;
    const url = (): string => cluster?.url(databaseName) ?? databaseUrl ?? '';
    const pool = createPool(url, { log: this.#log, clock: this.#clock });
    this.#closing.push(() => pool.end());
    await upgradeDatabase(pool);
    return { pool, url: url() };
  }

  async #openCluster(): Promise<Cluster> {
    const cluster = await openCluster({ dataDirectory: this.settings.dataDir, log: this.#log, clock: this.#clock });
    this.#closing.push(() => cluster.leave());
    await cluster.createDatabase(databaseName);
    return cluster;
  }

  async #openWorld(): Promise<JobWorld> {
    const { settings } = this;
    const address = await (this.#address ??= this.#openAddress());
    const service = createPartnerCenter({
      baseUrl: address.url,
      tokens: fixedToken(address.token),
      clock: this.#clock,
      newCorrelationId: randomUUID,
      random: Math.random,
      budget: await this.#openBudget(address),
      concurrency: settings.concurrency,
      log: this.#log,
      writeDeadline: this.#waits.writeDeadline,
      waitScale: settings.waitScale,
    });
    const connection = await connect(service, address);
    this.opening.connected(connection);
    return {
      service,
      connection,
      clock: this.#clock,
      termEndWords: { ...defaultTermEndWords, cancel: settings.termEndAction },
      customersAtOnce: settings.concurrency,
    };
  }

  /** Without a limit of ours nothing has to be shared, and a pull does without the database. */
  async #openBudget(address: Address) {
    const { requestsPerMinute } = this.settings;
    if (requestsPerMinute === 0) return unlimitedBudget;
    const { pool } = await (this.#pool ??= this.#openPool());
    return openBudget({ pool, scope: address.scope, requestsPerMinute });
  }

  async #openEngine(world: JobWorld): Promise<Engine> {
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
        rowsAtOnce: this.settings.concurrency * rowsPerCall,
        usersAtOnce,
      },
      clock: this.#clock,
      log: this.#log,
    });
    this.#closing.push(() => engine.close());
    return engine;
  }
}

/** Who is at the keyboard, as the sheet shows it. */
function runBy(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return hostname();
  }
}

/** Which partner is connected. The tenant is part of a migration's identity, so it must be the same everywhere. */
async function connect(service: PartnerCenter, { url, world }: Address): Promise<Connection> {
  const { tenantId, companyName, mpnId } = await service.profile.get();
  const { hostname: host } = new URL(url);
  const identity = tenantId ?? brandId<TenantId>(mpnId ?? host);
  const name = world === undefined ? `${companyName || host} (${identity})` : `Sandbox ${String(world)}`;
  return { tenantId: identity, name, sandbox: world !== undefined };
}

/** What a failed call means to a person. */
function problemOfCall({ facts }: CallFailure, url: string, cause: CallFailure): Problem {
  const { kind, operation, status, code = '', description, requestId = '', correlationId = '', retryAt } = facts;
  const number = status ?? '';
  switch (kind) {
    case 'refused':
    case 'in-progress': {
      const values = { operation, status: number, code, description, requestId, correlationId };
      return new Problem('service-refused', values, { cause });
    }
    case 'throttled':
      return new Problem('service-throttled', { until: retryAt?.toISOString() ?? '' }, { cause });
    case 'signed-out':
      return new Problem('sign-in-needed', { status: number, code, description }, { cause });
    case 'unclear': {
      if (status === undefined || status >= 500) {
        const detail = [String(number), description].filter((part) => part !== '').join(' ');
        return new Problem('service-unreachable', { url, detail }, { cause });
      }
      const values = { operation, detail: description, requestId, correlationId };
      return new Problem('service-unexpected-answer', values, { cause });
    }
  }
}

async function openJob(opening: JobOpening): Promise<OpenedJob> {
  const settings = await settingsFor(opening.demonstration);
  const composition = new Composition(settings, opening);
  return {
    job: jobOnFiles({
      jobWorld: () => composition.jobWorld(),
      runWorld: () => composition.runWorld(),
      openWorkbook: (file) => {
        const workbook = openWorkbookFile(file, systemClock(settings.today));
        return opening.demonstration ? withAcceptedSuggestions(workbook) : workbook;
      },
    }),
    problemOf: (error) => {
      if (error instanceof CallFailure) return problemOfCall(error, settings.partnerCenterUrl ?? 'sandbox', error);
      if (!isUnavailable(error)) return undefined;
      return new Problem('database-unavailable', { detail: String(error) }, { cause: error });
    },
    renewWorld: () => composition.renewWorld(),
    close: () => composition.close(),
  };
}

/** The simulator alone. With a port of its own it keeps a journal, so that it goes on where it was killed. */
async function serveSandbox({ port, customers, seed, faults }: SandboxInvocation) {
  const settings = await settingsFor(false);
  const place = [`port-${String(port)}`, `seed-${String(seed ?? 1)}`, `customers-${String(customers ?? 'default')}`];
  try {
    return await startSandbox({
      port,
      faults,
      ...(customers === undefined ? {} : { customers }),
      ...(seed === undefined ? {} : { seed }),
      ...(settings.today === undefined ? {} : { today: settings.today }),
      ...(port === 0 ? {} : { dataDirectory: join(settings.dataDir, 'sandbox-alone', place.join('-')) }),
      timeScale: 1 / Math.max(settings.waitScale, 1 / quickestPace),
    });
  } catch (error) {
    throw new Problem(
      'sandbox-start-failed',
      { detail: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
}

function packageVersion(): string {
  const text = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version; // our own file
}

async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) closes its end; that is no failure of ours.
  process.stdout.on('error', () => undefined);
  const code = await runCli({
    argv: process.argv.slice(2),
    environment: process.env,
    folder: process.cwd(),
    input: process.stdin,
    out: process.stdout,
    error: process.stderr,
    platformLocale: Intl.DateTimeFormat().resolvedOptions().locale,
    version: packageVersion(),
    now: Date.now,
    exit: (exitCode) => process.exit(exitCode),
    openJob,
    startSandbox: serveSandbox,
  });
  await new Promise<void>((resolve) => {
    process.stdout.write('', () => {
      resolve();
    });
  });
  process.exit(code);
}

void main();
