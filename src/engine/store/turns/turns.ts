import type { PoolClient, QueryResultRow } from 'pg';
import type { RowMessage, RowState } from '../../../migration';
import type { Database } from '../database';
import { readMigration } from '../rows/row-reading';
import type { MigrationRecord, MigrationResult, Piece } from '../rows/records';

/** Thrown when a row is worked on elsewhere by now: whoever holds the older turn must do nothing more. */
export class TurnLost extends Error {
  override readonly name = 'TurnLost';
}

/** One turn of a row: who executes it, fenced by `owner`. */
export interface Turn {
  readonly id: string;
  readonly seq: number;
  readonly owner: string;
}

/** Where a row goes after a turn. */
export interface Advance {
  /** Milliseconds after which what was done is looked at again; undefined: it is not. */
  readonly lookAfter?: number | undefined;
  readonly state: RowState;
  readonly piece: Piece;
  readonly notBefore?: Date | undefined;
  /** Of a row that is `unknown`: since when, where that is not the end of the first turn that says so. */
  readonly unknownSince?: Date | undefined;
  readonly message?: RowMessage | undefined;
  readonly result?: MigrationResult | undefined;
  /** Workflow that takes the next turn; undefined: the present one. */
  readonly workflow?: string | undefined;
}

/**
 * Takes the turn: from here on an older holder of the same row cannot send a write any more. Undefined: the row has
 * moved on and this turn is over, or a newer program has worked on it.
 */
export async function claimTurn(
  database: Database,
  turn: Turn,
  workflow: string,
  protocol: number,
): Promise<MigrationRecord | undefined> {
  const result = await database.pool.query<QueryResultRow>(
    `update crossgrade.migration set owner = $3, workflow = $4, protocol = $5
      where id = $1 and seq = $2 and protocol <= $5 returning *`,
    [turn.id, turn.seq, turn.owner, workflow, protocol],
  );
  return result.rows[0] === undefined ? undefined : readMigration(result.rows[0]);
}

/**
 * Ends the turn: the row stands in its next piece, and `seq` is raised; in the caller's transaction where there is one.
 * Throws `TurnLost`.
 */
export async function advanceTurn(
  database: Database,
  turn: Turn,
  to: Advance,
  client: Pick<PoolClient, 'query'> = database.pool,
): Promise<MigrationRecord> {
  const result = await client.query<QueryResultRow>(
    `update crossgrade.migration
        set state = $4, looks = case when piece = $5 then looks + 1 else 0 end,
            since = case when piece = $5 then since else clock_timestamp() end,
            unknown_since = case
              when $4 <> 'unknown' then null
              when $11::timestamptz is not null then least($11, clock_timestamp())
              when state = 'unknown' then unknown_since
              else clock_timestamp() end,
            piece = $5, seq = seq + 1, owner = null, not_before = $6, message = $7,
            result = result || $8::jsonb, workflow = coalesce($9, workflow), updated_at = clock_timestamp(),
            later_look_at = clock_timestamp() + $10::float8 * interval '1 millisecond', later_looks = 0
      where id = $1 and seq = $2 and owner = $3 returning *`,
    [
      turn.id,
      turn.seq,
      turn.owner,
      to.state,
      to.piece,
      to.notBefore ?? null,
      to.message === undefined ? null : JSON.stringify(to.message),
      JSON.stringify(to.result ?? {}),
      to.workflow ?? null,
      to.lookAfter ?? null,
      to.unknownSince ?? null,
    ],
  );
  if (result.rows[0] === undefined) throw new TurnLost(turn.id);
  return readMigration(result.rows[0]);
}

/** Shows where the row stands without ending the turn. Throws `TurnLost`. */
export async function showState(database: Database, turn: Turn, state: RowState): Promise<void> {
  const result = await database.pool.query<QueryResultRow>(
    `update crossgrade.migration set state = $4, updated_at = clock_timestamp()
      where id = $1 and seq = $2 and owner = $3 and state <> $4`,
    [turn.id, turn.seq, turn.owner, state],
  );
  if (result.rowCount === 0) await holdTurn(database, turn);
}

/** What a person has asked of the row since; throws `TurnLost` when the turn is no longer held. */
export async function holdTurn(
  database: Database,
  turn: Turn,
): Promise<{ readonly pauseRequested: boolean; readonly cancelRequested: boolean }> {
  const result = await database.pool.query<{ pause_requested: boolean; cancel_requested: boolean }>(
    `select pause_requested, cancel_requested from crossgrade.migration where id = $1 and seq = $2 and owner = $3`,
    [turn.id, turn.seq, turn.owner],
  );
  const row = result.rows[0];
  if (row === undefined) throw new TurnLost(turn.id);
  return { pauseRequested: row.pause_requested, cancelRequested: row.cancel_requested };
}

/** Database time: the one clock that all processes share. */
export async function databaseNow(database: Database): Promise<Date> {
  const result = await database.pool.query<{ now: Date }>('select clock_timestamp() as now');
  const row = result.rows[0];
  if (row === undefined) throw new Error('The database told no time');
  return row.now;
}

/** A migration by its id. */
export async function loadMigration(database: Database, id: string): Promise<MigrationRecord | undefined> {
  const result = await database.pool.query<QueryResultRow>('select * from crossgrade.migration where id = $1', [id]);
  return result.rows[0] === undefined ? undefined : readMigration(result.rows[0]);
}

/** Something was bought already: the wish to cancel comes too late and is dropped, so that the row goes on. */
export async function withdrawCancel(database: Database, turn: Turn): Promise<void> {
  await database.pool.query<QueryResultRow>(
    'update crossgrade.migration set cancel_requested = false where id = $1 and seq = $2 and owner = $3',
    [turn.id, turn.seq, turn.owner],
  );
}
