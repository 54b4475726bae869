import { Client } from 'pg';
import { Problem, type Clock } from '../../base';
import { defaultKind, readAddress, type Address } from './address';
import { findBinaries, type Binaries } from './binaries';
import { clusterProblem } from './cluster-problem';
import { failureCode, failureMessage, isUnavailable } from './failure';
import { initialise, readPassword, superuser } from './initialise';
import { isServed } from './lock-files';
import type { Log } from './log';
import { findPlace, type Place } from './place';
import { startServer, stopServer, type StartOutcome } from './server';
import { HeldSession } from './session';

export interface ClusterOptions {
  /** The per-user folder of this machine's data. */
  readonly dataDirectory: string;
  readonly log: Log;
  readonly clock: Clock;
  /** Default: a socket in a private folder; on Windows a port of the loopback address. */
  readonly listen?: Address['kind'];
  /** Where root keeps what the server's account could not reach otherwise. Default /var/lib/crossgrade. */
  readonly sharedDirectory?: string;
}

/** This machine's embedded PostgreSQL, as one of the processes that share it sees it. */
export interface Cluster {
  /** Connection URL of a database. It may differ after a restart of the server where that listens on a port. */
  url(database: string): string;
  /** Creates the database where it does not exist. */
  createDatabase(name: string): Promise<void>;
  /**
   * Ends this process's part; the last one to leave stops the server, or leaves it to a process that follows soon.
   * Pools must be ended before.
   */
  leave(options?: { readonly keepRunning?: boolean }): Promise<void>;
}

/**
 * Finds the running server of a data directory or starts it, creating it on first use. A server that ends while
 * somebody uses it is started again. Membership is an advisory lock, shared by all members: it ends with its process,
 * however that ends, and the one who can take it alone is the last.
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  try {
    return await open(options);
  } catch (error) {
    // A folder that cannot be written to, a password that is not the cluster's: whatever it is, there is no cluster.
    throw error instanceof Problem ? error : clusterProblem(failureMessage(error), error);
  }
}

async function open(options: ClusterOptions): Promise<Cluster> {
  const place = await findPlace(options.dataDirectory, options.clock.now(), options.sharedDirectory);
  const server = new EmbeddedServer(place, options);
  const membership = await HeldSession.open({
    name: 'cluster-membership',
    clock: options.clock,
    log: options.log,
    connect: (signal) => server.join(signal),
  });
  return {
    url: (database) => server.url(database),
    createDatabase: (name) => createDatabase(server, name),
    leave: async ({ keepRunning = false } = {}) => {
      await membership.close();
      if (!keepRunning) await stopIfLast(server, options.log);
    },
  };
}

/** Two halves of the lock's key; advisory locks belong to a database, so members meet in this one. */
const membershipLock = '1129465715, 1';
const meetingDatabase = 'postgres';

async function createDatabase(server: EmbeddedServer, name: string): Promise<void> {
  const client = await server.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    // Nobody connects to template0, so it can always be copied.
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)} template template0`);
  } catch (error) {
    // 42P04 and 23505: another process created it at the same time.
    if (!['42P04', '23505'].includes(failureCode(error) ?? '')) throw error;
  } finally {
    await client.end();
  }
}

async function stopIfLast(server: EmbeddedServer, log: Log): Promise<void> {
  let client: Client;
  try {
    client = await server.connect();
  } catch {
    return; // Stopped already.
  }
  try {
    // Whoever comes now waits for this lock, loses the connection in the stop, and starts the server again.
    const { rows } = await client.query<{ last: boolean; server: string }>(
      `select pg_try_advisory_lock(${membershipLock}) as last, split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as server`,
    );
    // Should the lock have come free only because another one is stopping this server, the stop finds it gone.
    if (rows[0]?.last === true) await server.stop(Number(rows[0].server));
  } catch (error) {
    log.warn({ error: String(error) }, 'cluster-not-stopped');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** After so long without a usable server an opening or a renewal fails. A recovery from a crash may take a while. */
const longestWait = 180_000;
const pauseBetweenLooks = 20;

/** Starts and stops by others in the same instant make a start fail in many ways; what lasts fails again. */
const mostFailedStarts = 3;

/** What a connection ends with where nobody listens. */
const notListening = new Set(['ECONNREFUSED', 'ENOENT']);

class EmbeddedServer {
  #binaries: Binaries | undefined;
  #address: Address | undefined;
  #password: string | undefined;
  readonly #kind: Address['kind'];

  constructor(
    private readonly place: Place,
    private readonly options: ClusterOptions,
  ) {
    this.#kind = options.listen ?? defaultKind;
  }

  url(database: string): string {
    const address = this.#address;
    if (!address || this.#password === undefined) throw clusterProblem(this.place.directory);
    const where =
      address.kind === 'socket'
        ? `localhost:${String(address.port)}/${encodeURIComponent(database)}?host=${encodeURIComponent(address.directory)}`
        : `127.0.0.1:${String(address.port)}/${encodeURIComponent(database)}`;
    return `postgresql://${superuser}:${this.#password}@${where}`;
  }

  /** A connection for running the cluster itself. */
  async connect(): Promise<Client> {
    this.#password ??= await readPassword(this.place);
    this.#address = await readAddress(this.place, this.#kind);
    // Another program may have got the port of a server that has stopped.
    const elsewhere = this.#kind === 'loopback' && (await isServed(this.place)) === 'no';
    if (!this.#address || this.#password === undefined || elsewhere) {
      throw Object.assign(new Error(this.place.directory), { code: 'ECONNREFUSED' });
    }
    const client = new Client({
      connectionString: this.url(meetingDatabase),
      application_name: 'crossgrade cluster',
      connectionTimeoutMillis: 10_000,
    });
    // Whatever breaks is seen by the statement under way, or at the end of the session.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** A connection that holds this process's membership, to a server that is started where none runs. */
  async join(signal: AbortSignal): Promise<Client> {
    const { clock } = this.options;
    const giveUp = clock.now().getTime() + longestWait;
    const failedStarts: unknown[] = [];
    for (;;) {
      const failure = await this.#tryToJoin();
      if (failure instanceof Client) return failure;
      // Any other answer, be it a refusal, comes from a server that runs.
      if (notListening.has(failureCode(failure) ?? '')) {
        const outcome = await this.#start().catch((error: unknown) => {
          failedStarts.push(error);
          // The first one says more than those that follow from it.
          if (failedStarts.length === mostFailedStarts) throw failedStarts[0];
          return 'failed';
        });
        if (outcome === 'started') continue;
      }
      signal.throwIfAborted();
      if (clock.now().getTime() > giveUp) throw clusterProblem(`${this.place.directory}: ${String(failure)}`, failure);
      await clock.sleep(pauseBetweenLooks, signal);
    }
  }

  async #tryToJoin(): Promise<unknown> {
    let client: Client | undefined;
    try {
      client = await this.connect();
      // Waits while the last of the others is leaving; the stop then ends the connection, and it is tried anew.
      await client.query(`select pg_advisory_lock_shared(${membershipLock})`);
      // The lock also comes free when the leaving one's connection ends a moment before ours does.
      await client.query('select 1');
      return client;
    } catch (error) {
      void client?.end().catch(() => undefined);
      if (isUnavailable(error)) return error;
      throw error;
    }
  }

  async #start(): Promise<StartOutcome> {
    this.#binaries ??= await findBinaries(this.place.binaries, this.place.account);
    await initialise(this.place, this.#binaries);
    const outcome = await startServer(this.place, this.#binaries, this.#kind, this.options.clock.now());
    this.options.log.info({ directory: this.place.directory, outcome }, 'cluster-start');
    return outcome;
  }

  async stop(pid: number): Promise<void> {
    this.#binaries ??= await findBinaries(this.place.binaries, this.place.account);
    await stopServer(pid, this.place, this.#binaries, this.options.clock);
    this.options.log.info({ directory: this.place.directory }, 'cluster-stop');
  }
}
