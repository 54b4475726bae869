import type { QueryResultRow } from 'pg';
import { naturalState } from '../pieces/natural-state';
import { stateAccepts, type RowCommand } from '../../migration';
import type { Database } from './database';
import { forgetFailedMoves } from './moves';
import type { MigrationRecord, Piece } from './records';
import { readMigration } from './row-reading';

/** Rows of a command: those that took it, and those whose state does not accept it. */
export interface CommandOutcome {
  readonly taken: readonly MigrationRecord[];
  readonly refused: readonly MigrationRecord[];
}

async function rowsOf(database: Database, ids: readonly string[]): Promise<MigrationRecord[]> {
  const result = await database.pool.query<QueryResultRow>(
    'select * from crossgrade.migration where scope = $1 and id = any($2) order by id',
    [database.scope, ids],
  );
  return result.rows.map(readMigration);
}

function split(rows: readonly MigrationRecord[], command: RowCommand): CommandOutcome {
  return {
    taken: rows.filter((row) => stateAccepts(row.state, command)),
    refused: rows.filter((row) => !stateAccepts(row.state, command)),
  };
}

/**
 * Asks rows to pause or to cancel. Cooperative: the wish is read between steps and directly before a write, never in
 * the middle of a call (engine.md, fact 1).
 */
export async function ask(
  database: Database,
  ids: readonly string[],
  wish: 'pause' | 'cancel',
): Promise<CommandOutcome> {
  const outcome = split(await rowsOf(database, ids), wish);
  const column = wish === 'pause' ? 'pause_requested' : 'cancel_requested';
  await database.pool.query<QueryResultRow>(
    `update crossgrade.migration set ${column} = true, updated_at = clock_timestamp() where scope = $1 and id = any($2)`,
    [database.scope, outcome.taken.map((row) => row.id)],
  );
  return outcome;
}

/** Puts a row that rests before a piece again; the caller starts its turn. Undefined: it moved meanwhile. */
async function putBefore(database: Database, row: MigrationRecord, piece: Piece): Promise<MigrationRecord | undefined> {
  const result = await database.pool.query<QueryResultRow>(
    `update crossgrade.migration
        set state = $4, piece = $5, seq = seq + 1, looks = 0, since = clock_timestamp(), owner = null,
            not_before = null, message = null, pause_requested = false, cancel_requested = false,
            workflow = id || '#' || (seq + 1), updated_at = clock_timestamp()
      where id = $1 and seq = $2 and state = $3 returning *`,
    [row.id, row.seq, row.state, naturalState[piece], piece],
  );
  return result.rows[0] === undefined ? undefined : readMigration(result.rows[0]);
}

async function restart(
  database: Database,
  ids: readonly string[],
  command: RowCommand,
  pieceOf: (row: MigrationRecord) => Piece,
): Promise<CommandOutcome> {
  const outcome = split(await rowsOf(database, ids), command);
  const taken: MigrationRecord[] = [];
  for (const row of outcome.taken) {
    const moved = await putBefore(database, row, pieceOf(row));
    if (moved !== undefined) taken.push(moved);
  }
  return { taken, refused: outcome.refused };
}

/** Paused rows go on where they stood. */
export function resume(database: Database, ids: readonly string[]): Promise<CommandOutcome> {
  return restart(database, ids, 'resume', (row) => row.piece);
}

/** Where a row that failed after its purchase is taken up again; a failed purchase is run anew, as a new generation. */
const retryPiece: Readonly<Partial<Record<Piece, Piece>>> = {
  purchase: 'purchase',
  provision: 'provision',
  reassign: 'provision',
  retire: 'retire',
};

/** Rows that failed after their purchase try again; what was proven of their users stays proven. */
export async function retry(database: Database, ids: readonly string[]): Promise<CommandOutcome> {
  for (const id of ids) await forgetFailedMoves(database, id);
  return restart(database, ids, 'retry', (row) => retryPiece[row.piece] ?? row.piece);
}

/** Rows go back: old subscription, users, and last what was bought. */
export function undo(database: Database, ids: readonly string[]): Promise<CommandOutcome> {
  return restart(database, ids, 'undo', () => 'undo-reactivate');
}
