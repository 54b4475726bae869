import type { DatabasePool } from '../postgres';

/** Where the facts are: the pool, and the connection whose rows are meant. */
export interface Database {
  readonly pool: DatabasePool;
  /** Service address and partner: rows of other connections in the same cluster are never touched. */
  readonly scope: string;
}
