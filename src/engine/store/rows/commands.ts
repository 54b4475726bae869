import type { QueryResultRow } from 'pg';
import { naturalState } from '../../pieces/natural-state';
import { rowMessage, rowStates, stateAccepts, type RowCommand } from '../../../migration';
import type { Database } from '../database';
import type { MigrationRecord, MigrationResult, MoveDirection, Piece } from './records';
import { readMigration } from './row-reading';
import { boughtFor, liftStops } from '../runs/stop-loss';

/** Rows of a command: those that took it, and those whose state does not accept it. */
export interface CommandOutcome {
  readonly taken: readonly MigrationRecord[];
  readonly refused: readonly MigrationRecord[];
}

/** A command as it was carried out in the store: the turns of some rows are still to be started. */
export interface CommandEffect extends CommandOutcome {
  readonly toStart: readonly MigrationRecord[];
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
 * the middle of a call (engine.md, fact 1). A row that waits, perhaps for days, is given its turn now: the caller starts
 * it.
 */
export async function ask(
  database: Database,
  ids: readonly string[],
  wish: 'pause' | 'cancel',
): Promise<CommandEffect> {
  const { taken, refused } = split(await rowsOf(database, ids), wish);
  const resting = taken.filter((row) => row.state === 'paused');
  const going = taken.filter((row) => row.state !== 'paused');
  const column = wish === 'pause' ? 'pause_requested' : 'cancel_requested';
  const waits = 'owner is null and not_before is not null';
  // What was bought, or may have been, is no longer cancelled: it is paused, or undone at its end.
  const canBe = wish === 'pause' ? 'true' : `not ${boughtFor('migration')}`;
  const asked = await database.pool.query<QueryResultRow>(
    `update crossgrade.migration
        set ${column} = true, updated_at = clock_timestamp(), not_before = null,
            seq = case when ${waits} then seq + 1 else seq end,
            workflow = case when ${waits} then id || '#' || (seq + 1) else workflow end
      where scope = $1 and id = any($2) and state = any($3) and ${canBe} returning *, workflow = id || '#' || seq as own_workflow`,
    // Some may have gone on since they were read.
    [database.scope, going.map((row) => row.id), rowStates.filter((state) => stateAccepts(state, wish))],
  );
  const told = [...asked.rows.map(readMigration), ...(await cancelResting(database, resting))];
  const known = new Set(told.map((row) => row.id));
  return {
    taken: told,
    refused: [...refused, ...taken.filter((row) => !known.has(row.id))],
    // Not a turn that another workflow goes on with at once: it is working, and reads the wish itself.
    toStart: asked.rows.filter((row) => row['own_workflow'] === true).map(readMigration),
  };
}

/** Cancels paused rows for which nothing was bought and nothing may have been; the others stay paused. */
async function cancelResting(database: Database, rows: readonly MigrationRecord[]): Promise<MigrationRecord[]> {
  const result = await database.pool.query<QueryResultRow>(
    `update crossgrade.migration m
        set state = 'cancelled', seq = m.seq + 1, message = $3, pause_requested = false,
            updated_at = clock_timestamp()
      where m.scope = $1 and m.id = any($2) and m.state = 'paused'
        and not ${boughtFor('m')}
      returning m.*`,
    [database.scope, rows.map((row) => row.id), JSON.stringify(rowMessage('cancelled-by-person'))],
  );
  return result.rows.map(readMigration);
}

/**
 * Puts a row that rests before a piece again, and forgets users who failed in this direction; the caller starts its
 * turn. Undefined: it moved meanwhile, or a later generation has taken its place.
 */
async function putBefore(
  database: Database,
  row: MigrationRecord,
  piece: Piece,
  forget: MoveDirection | undefined,
  result: Pick<MigrationResult, 'beforeUndo'>,
): Promise<MigrationRecord | undefined> {
  const moved = await database.pool.query<QueryResultRow>(
    `with restarted as (
      update crossgrade.migration m
        set state = $4, piece = $5, seq = m.seq + 1, looks = 0, since = clock_timestamp(), owner = null,
            not_before = null, message = null, result = m.result || $7::jsonb, pause_requested = false, cancel_requested = false,
            later_look_at = null, workflow = m.id || '#' || (m.seq + 1), updated_at = clock_timestamp()
      where m.id = $1 and m.seq = $2 and m.state = $3
        and not exists (select 1 from crossgrade.migration later
                         where later.scope = m.scope and later.subscription_key = m.subscription_key
                           and later.generation > m.generation)
      returning m.*
     ), forgotten as (
      delete from crossgrade.user_move u using restarted
       where u.migration_id = restarted.id and u.outcome = 'failed' and u.direction = $6
     )
     select * from restarted`,
    [row.id, row.seq, row.state, naturalState[piece], piece, forget ?? null, JSON.stringify(result)],
  );
  return moved.rows[0] === undefined ? undefined : readMigration(moved.rows[0]);
}

async function restart(
  database: Database,
  ids: readonly string[],
  command: RowCommand,
  pieceOf: (row: MigrationRecord) => Piece,
  {
    forget = () => undefined,
    note = () => ({}),
  }: {
    /** In which direction users who failed are to be moved again. */
    readonly forget?: (row: MigrationRecord) => MoveDirection | undefined;
    readonly note?: (row: MigrationRecord) => Pick<MigrationResult, 'beforeUndo'>;
  } = {},
): Promise<CommandEffect> {
  const outcome = split(await rowsOf(database, ids), command);
  const taken: MigrationRecord[] = [];
  const refused: MigrationRecord[] = [...outcome.refused];
  for (const row of outcome.taken) {
    const moved = await putBefore(database, row, pieceOf(row), forget(row), note(row));
    if (moved === undefined) refused.push(row);
    else taken.push(moved);
  }
  return { taken, refused, toStart: taken };
}

/** Paused rows go on where they stood; a person has looked, so what stopped their runs is lifted first. */
export async function resume(database: Database, ids: readonly string[]): Promise<CommandEffect> {
  const { taken } = split(await rowsOf(database, ids), 'resume');
  if (taken.length > 0) await liftStops(database, taken);
  return restart(database, ids, 'resume', (row) => row.piece);
}

/**
 * Where a row is taken up again: users who failed are moved after the units were looked at; a purchase that was refused
 * as a whole begins with the look at the old subscription.
 */
function retryPiece(row: MigrationRecord): Piece {
  if (row.state === 'failed-purchase') return 'admit';
  return row.piece === 'reassign' && row.state === 'failed-reassign' ? 'provision' : row.piece;
}

/** Rows that failed try again; what was proven of their users stays proven. */
export function retry(database: Database, ids: readonly string[]): Promise<CommandEffect> {
  return restart(database, ids, 'retry', retryPiece, {
    // Whom an undo has to bring back it knows from the way there.
    forget: ({ piece }) => (piece.startsWith('undo') ? 'back' : 'forward'),
  });
}

/** Rows go back: old subscription, users, and last what was bought. */
export function undo(database: Database, ids: readonly string[]): Promise<CommandEffect> {
  return restart(database, ids, 'undo', () => 'undo-reactivate', {
    forget: () => 'back',
    note: ({ state, piece, result }) => ({
      beforeUndo: { state: state === 'drifted' ? (result.drift?.from ?? 'done') : state, piece },
    }),
  });
}
