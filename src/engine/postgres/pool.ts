import { Client, Pool, type ClientConfig, type PoolConfig } from 'pg';
import type { Clock } from '../../base';
import type { Log } from './log';

/** Where a database is; a function where the place may change while we run (a cluster that was started anew). */
export type DatabaseUrl = string | (() => string);

export interface PoolOptions {
  readonly log: Log;
  readonly clock: Clock;
  /** Shown in pg_stat_activity. Default `crossgrade`. */
  readonly applicationName?: string;
  /** Most connections at a time. Default 10. */
  readonly connections?: number;
  /** After so long the server gives a statement up. Default 30 s. */
  readonly statementMilliseconds?: number;
  /** After so long without a statement the server rolls a transaction back and ends its session. Default 30 s. */
  readonly idleInTransactionMilliseconds?: number;
  /** How long a new connection may take. Default 10 s. */
  readonly connectMilliseconds?: number;
}

/**
 * Connections to one database. Losing any of them, idle or in use, never ends the process: the statement under way
 * fails, and the next one gets a new connection.
 */
export class DatabasePool extends Pool {
  readonly clock: Clock;
  readonly #client: new (config?: ClientConfig) => Client;
  readonly #config: ClientConfig;

  constructor(url: DatabaseUrl, options: PoolOptions) {
    const config = clientConfig(options);
    const client = clientFor(url, options.log);
    const poolConfig: PoolConfig & { Client: typeof client } = {
      ...config,
      Client: client,
      max: options.connections ?? 10,
      idleTimeoutMillis: 30_000,
    };
    super(poolConfig);
    this.clock = options.clock;
    this.#client = client;
    this.#config = config;
    // pg reports a lost idle connection here and drops it; without a listener that would end the process.
    this.on('error', (error) => {
      options.log.warn({ error: error.message }, 'database-connection-lost');
    });
  }

  /** A connection beside the pool, for whoever holds something in a session; not connected yet. */
  dedicatedClient(config: Pick<ClientConfig, 'query_timeout'> = {}): Client {
    return new this.#client({ ...this.#config, ...config });
  }
}

/** Opens the pool of a database; connects when first used. */
export function createPool(url: DatabaseUrl, options: PoolOptions): DatabasePool {
  return new DatabasePool(url, options);
}

function clientConfig(options: PoolOptions): ClientConfig {
  const statement = options.statementMilliseconds ?? 30_000;
  return {
    application_name: options.applicationName ?? 'crossgrade',
    statement_timeout: statement,
    // The server's own time-out comes first; this one is for a server that cannot be heard any more.
    query_timeout: statement + 5_000,
    idle_in_transaction_session_timeout: options.idleInTransactionMilliseconds ?? 30_000,
    connectionTimeoutMillis: options.connectMilliseconds ?? 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/** pg reports a connection that breaks while it is checked out on the client itself, and ends the process unheard. */
function clientFor(url: DatabaseUrl, log: Log): new (config?: ClientConfig) => Client {
  return class extends Client {
    constructor(config?: ClientConfig) {
      super({ ...config, connectionString: typeof url === 'string' ? url : url() });
      this.on('error', (error) => {
        log.debug({ error: error.message }, 'database-client-lost');
      });
    }
  };
}
