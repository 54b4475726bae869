import type { LicensedUser } from '../../migration';
import type { Database } from './database';

/** What was read of a customer's users, and when. */
export interface HolderScan {
  readonly readAt: Date;
  readonly users: readonly LicensedUser[];
}

/** The latest scan of a customer, if it was made after `notBefore`. */
export async function findScan(
  database: Database,
  customerKey: string,
  notBefore: Date,
): Promise<HolderScan | undefined> {
  const result = await database.pool.query<{ read_at: Date; body: LicensedUser[] }>(
    'select read_at, body from crossgrade.holder_scan where scope = $1 and customer_key = $2 and read_at >= $3',
    [database.scope, customerKey, notBefore],
  );
  const row = result.rows[0];
  return row === undefined ? undefined : { readAt: row.read_at, users: row.body };
}

/**
 * A scan that can be used instead of a new one: made after `notBefore`, and no user of the customer was moved since.
 */
export async function findFreshScan(
  database: Database,
  customerKey: string,
  notBefore: Date,
): Promise<HolderScan | undefined> {
  const scan = await findScan(database, customerKey, notBefore);
  if (scan === undefined) return undefined;
  const moved = await database.pool.query(
    `select 1 from crossgrade.user_move u join crossgrade.migration m on m.id = u.migration_id
      where m.scope = $1 and m.customer_key = $2 and u.proved_at > $3 limit 1`,
    [database.scope, customerKey, scan.readAt],
  );
  return moved.rowCount === 0 ? scan : undefined;
}

/** Keeps a scan for the other rows of the customer and for the run that follows the check. */
export async function keepScan(database: Database, customerKey: string, scan: HolderScan): Promise<void> {
  await database.pool.query(
    `insert into crossgrade.holder_scan (scope, customer_key, read_at, body) values ($1, $2, $3, $4)
     on conflict (scope, customer_key) do update set read_at = excluded.read_at, body = excluded.body
       where crossgrade.holder_scan.read_at < excluded.read_at`,
    [database.scope, customerKey, scan.readAt, JSON.stringify(scan.users)],
  );
}
