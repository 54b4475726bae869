import { brandId, type RequestId } from '../../base';
import type { Database } from './database';
import type { OpenIntent } from './records';
import { TurnLost, type Turn } from './turns';

/** Thrown instead of sending when a person has asked to pause or cancel: the last instant at which nothing has happened. */
export class StopRequested extends Error {
  override readonly name = 'StopRequested';
}

/** Which sending of step A an intent stands for, kept with the purchase as well. */
export interface PurchaseSending {
  readonly part: number;
  readonly kind: 'checkout' | 'order';
}

/**
 * Makes the intent of a write durable directly before it is sent, in one statement: only the holder of the turn can,
 * and the row's lock keeps a takeover from slipping in between. Throws `TurnLost` or `StopRequested`; then nothing is
 * sent.
 */
export async function intend(
  database: Database,
  turn: Turn,
  name: string,
  requestId: RequestId,
  sending?: PurchaseSending,
): Promise<void> {
  const column = sending?.kind === 'order' ? 'order_sent_at' : 'checkout_sent_at';
  const markPurchase =
    sending === undefined
      ? ''
      : `, marked as (
           update crossgrade.purchase set ${column} = clock_timestamp()
            where migration_id = $1 and part = $6 and exists (select 1 from held) returning 1
         )`;
  const parameters: unknown[] = [turn.id, turn.seq, turn.owner, name, requestId];
  if (sending !== undefined) parameters.push(sending.part);
  const result = await database.pool.query(
    `with held as (
       select id from crossgrade.migration
        where id = $1 and seq = $2 and owner = $3 and not pause_requested and not cancel_requested for share
     )${markPurchase}
     insert into crossgrade.write_intent (migration_id, name, request_id, sent_at)
     select id, $4, $5, clock_timestamp() from held
     on conflict (migration_id, name) do update
       set request_id = excluded.request_id, sent_at = excluded.sent_at, answered_at = null`,
    parameters,
  );
  if (result.rowCount === 1) return;
  const still = await database.pool.query(
    'select 1 from crossgrade.migration where id = $1 and seq = $2 and owner = $3',
    [turn.id, turn.seq, turn.owner],
  );
  throw still.rowCount === 1 ? new StopRequested(turn.id) : new TurnLost(turn.id);
}

/** A definite answer came: a repeat of this write is a new operation. */
export async function answered(database: Database, turn: Turn, name: string): Promise<void> {
  await database.pool.query(
    'update crossgrade.write_intent set answered_at = clock_timestamp() where migration_id = $1 and name = $2',
    [turn.id, name],
  );
}

/** Writes of this row that were sent and not answered, by name. */
export async function openIntents(database: Database, migrationId: string): Promise<Map<string, OpenIntent>> {
  const result = await database.pool.query<{ name: string; request_id: string; sent_at: Date }>(
    'select name, request_id, sent_at from crossgrade.write_intent where migration_id = $1 and answered_at is null',
    [migrationId],
  );
  return new Map(
    result.rows.map((row) => [row.name, { requestId: brandId<RequestId>(row.request_id), sentAt: row.sent_at }]),
  );
}
