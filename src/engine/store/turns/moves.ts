import type { QueryResultRow } from 'pg';
import type { Database } from '../database';
import type { MoveDirection, MoveOutcome, MoveProof, MoveRecord } from '../rows/records';
import { readMove } from '../rows/row-reading';
import { TurnLost, type Turn } from './turns';

/** What was proven of the users of a row, by user key. */
export async function movesOf(
  database: Database,
  migrationId: string,
  direction: MoveDirection,
): Promise<Map<string, MoveRecord>> {
  const result = await database.pool.query<QueryResultRow>(
    'select * from crossgrade.user_move where migration_id = $1 and direction = $2',
    [migrationId, direction],
  );
  return new Map(result.rows.map((row) => [row['user_key'] as string, readMove(row)])); // text column, not null
}

/** Writes down the proof (or its lack) for one user, together with the answer of the write; throws `TurnLost`. */
export async function recordMove(
  database: Database,
  turn: Turn,
  move: {
    readonly userKey: string;
    readonly direction: MoveDirection;
    readonly part: number;
    readonly outcome: MoveOutcome;
    readonly proof: MoveProof;
  },
  /** Beginning of the names of this user's writes: all of them count as answered. */
  writes: string,
): Promise<void> {
  const result = await database.pool.query<QueryResultRow>(
    `with held as (
       select id from crossgrade.migration where id = $1 and seq = $2 and owner = $3 for share
     ), answered as (
       update crossgrade.write_intent set answered_at = clock_timestamp()
        where migration_id = $1 and starts_with(name, $4) and answered_at is null and exists (select 1 from held)
     )
     insert into crossgrade.user_move (migration_id, user_key, direction, part, outcome, proof)
     select id, $5, $6, $7, $8, $9 from held
     on conflict (migration_id, user_key, direction) do update
       set outcome = excluded.outcome, proof = excluded.proof, part = excluded.part, proved_at = clock_timestamp()`,
    [
      turn.id,
      turn.seq,
      turn.owner,
      writes,
      move.userKey,
      move.direction,
      move.part,
      move.outcome,
      JSON.stringify(move.proof),
    ],
  );
  if (result.rowCount !== 1) throw new TurnLost(turn.id);
}

/** When the last user of a row was proven moved; undefined: none was. */
export async function lastProof(database: Database, migrationId: string): Promise<Date | undefined> {
  const result = await database.pool.query<{ at: Date | null }>(
    `select max(proved_at) as at from crossgrade.user_move
      where migration_id = $1 and direction = 'forward' and outcome <> 'failed'`,
    [migrationId],
  );
  return result.rows[0]?.at ?? undefined;
}

/** Users of a customer who were proven off this old SKU, by any row of any run. */
export async function provenMoved(
  database: Database,
  customerKey: string,
  oldSkuKey: string,
): Promise<ReadonlySet<string>> {
  const result = await database.pool.query<{ user_key: string }>(
    `select distinct u.user_key from crossgrade.user_move u join crossgrade.migration m on m.id = u.migration_id
      where m.scope = $1 and m.customer_key = $2 and lower(m.plan -> 'source' ->> 'skuId') = $3
        and u.direction = 'forward' and u.outcome <> 'failed'
        and not exists (select 1 from crossgrade.user_move b
                         where b.migration_id = u.migration_id and b.user_key = u.user_key and b.direction = 'back')`,
    [database.scope, customerKey, oldSkuKey],
  );
  return new Set(result.rows.map((row) => row.user_key));
}
