import type { QueryResultRow } from 'pg';
import type { Database } from '../database';
import type { MigrationRecord, MoveRecord, PurchaseRecord } from './records';
import { readMigration, readMove, readPurchase } from './row-reading';

/** A row as those see it who follow a run: where it stands and what has come of it. */
export interface RowView {
  readonly record: MigrationRecord;
  readonly runBy: string;
  /** Since when that run has the row. */
  readonly runSince: Date;
  readonly purchases: readonly PurchaseRecord[];
  /** Users settled well so far: moved, relieved of the old license, gone. */
  readonly settled: number;
  readonly failed: number;
}

async function viewsOf(
  database: Database,
  records: readonly { record: MigrationRecord; runBy: string; runSince: Date }[],
): Promise<RowView[]> {
  const ids = records.map(({ record }) => record.id);
  const [purchases, moves] = await Promise.all([
    database.pool.query<QueryResultRow>(
      'select * from crossgrade.purchase where migration_id = any($1) order by migration_id, part',
      [ids],
    ),
    database.pool.query<{ migration_id: string; failed: string; settled: string }>(
      `select migration_id, count(*) filter (where outcome = 'failed') as failed,
              count(*) filter (where outcome <> 'failed') as settled
         from crossgrade.user_move where migration_id = any($1) and direction = 'forward' group by migration_id`,
      [ids],
    ),
  ]);
  const purchasesById = new Map<string, Record<string, unknown>[]>();
  for (const row of purchases.rows) {
    const id = row['migration_id'] as string; // text column, not null
    const list = purchasesById.get(id) ?? [];
    list.push(row);
    purchasesById.set(id, list);
  }
  const movesById = new Map(moves.rows.map((row) => [row.migration_id, row]));
  return records.map(({ record, runBy, runSince }) => ({
    record,
    runBy,
    runSince,
    purchases: (purchasesById.get(record.id) ?? []).map(readPurchase),
    settled: Number(movesById.get(record.id)?.settled ?? 0),
    failed: Number(movesById.get(record.id)?.failed ?? 0),
  }));
}

/** A row of the selection below. */
function readSelected(row: QueryResultRow): { record: MigrationRecord; runBy: string; runSince: Date } {
  // Columns of our own that are never null.
  return { record: readMigration(row), runBy: row['run_by'] as string, runSince: row['run_since'] as Date };
}

const selectRecords = `select m.*, r.run_by, r.created_at as run_since from crossgrade.migration m
  join crossgrade.run r on r.scope = m.scope and r.id = m.run_id`;

/** The latest generation of each of these subscriptions. */
export async function viewRows(database: Database, subscriptionKeys: readonly string[]): Promise<RowView[]> {
  const result = await database.pool.query<QueryResultRow>(
    `select distinct on (m.subscription_key) * from (${selectRecords}
        where m.service = split_part($1, '|', 1) and m.subscription_key = any($2)) m
      order by m.subscription_key, m.created_at desc, m.generation desc`,
    [database.scope, subscriptionKeys],
  );
  return viewsOf(database, result.rows.map(readSelected));
}

/** All rows of a run, earliest last day first. */
export async function viewRun(database: Database, runId: string): Promise<RowView[]> {
  const result = await database.pool.query<QueryResultRow>(
    `${selectRecords} where m.scope = $1 and m.run_id = $2 order by m.priority, m.subscription_key`,
    [database.scope, runId],
  );
  return viewsOf(database, result.rows.map(readSelected));
}

/** Rows by their ids, in no order. */
export async function viewsById(database: Database, ids: readonly string[]): Promise<RowView[]> {
  const result = await database.pool.query<QueryResultRow>(`${selectRecords} where m.scope = $1 and m.id = any($2)`, [
    database.scope,
    ids,
  ]);
  return viewsOf(database, result.rows.map(readSelected));
}

/** The users of rows: what was read of each, and what is shown beside it. */
export interface RowUsers {
  readonly moves: readonly MoveRecord[];
  /** As it was handed in with the row. */
  readonly shown: readonly unknown[];
}

/** The users of these rows, by the row's id. */
export async function usersOfRows(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, RowUsers>> {
  const [moves, shown] = await Promise.all([
    database.pool.query<QueryResultRow>(
      `select u.* from crossgrade.user_move u join crossgrade.migration m on m.id = u.migration_id
        where m.scope = $1 and m.id = any($2) order by u.migration_id, u.direction desc, u.user_key`,
      [database.scope, ids],
    ),
    database.pool.query<{ migration_id: string; body: unknown[] }>(
      `select s.migration_id, s.body from crossgrade.shown_users s join crossgrade.migration m on m.id = s.migration_id
        where m.scope = $1 and m.id = any($2)`,
      [database.scope, ids],
    ),
  ]);
  const byId = new Map<string, { moves: MoveRecord[]; shown: readonly unknown[] }>();
  for (const id of ids) byId.set(id, { moves: [], shown: [] });
  for (const row of moves.rows) byId.get(row['migration_id'] as string)?.moves.push(readMove(row)); // text, not null
  for (const { migration_id: id, body } of shown.rows) {
    const known = byId.get(id);
    if (known) known.shown = body;
  }
  return byId;
}

/** What was read of each user of a row, both ways. */
export async function viewMoves(database: Database, migrationId: string): Promise<MoveRecord[]> {
  const result = await database.pool.query<QueryResultRow>(
    'select * from crossgrade.user_move where migration_id = $1 order by direction desc, user_key',
    [migrationId],
  );
  return result.rows.map(readMove);
}
