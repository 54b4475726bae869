import type { PoolClient, QueryResultRow } from 'pg';
import { brandId, type RequestId } from '../../../base';
import type { JsonObject } from '../../../partner-center';
import { transaction } from '../../postgres';
import type { Database } from '../database';
import type { SentIntent } from '../rows/records';
import { purchaseMayBeSent } from '../runs/stop-loss';
import { takeUnitsAlone, type TakenUnits } from './taken-units';
import { TurnLost, type Turn } from './turns';

/** Thrown instead of sending when a person has asked to stop, or the run has stopped: the last instant at which nothing has happened. */
export class StopRequested extends Error {
  override readonly name = 'StopRequested';
}

/** Which sending of step A an intent stands for, kept with the purchase as well. */
export interface PurchaseSending {
  readonly part: number;
  readonly kind: 'checkout' | 'order';
}

/** A write that is about to be sent. */
export interface Intent {
  readonly name: string;
  readonly requestId: RequestId;
  /** Of this very try. */
  readonly correlationId: string;
  readonly sending?: PurchaseSending;
  /** Sent even where a person has asked to stop: it gives a user back the license that our own writes left out. */
  readonly repair?: boolean;
  /** The resource as it was read before, where the write sends it back changed. */
  readonly before?: JsonObject;
  /** What it takes from everybody. */
  readonly takes?: TakenUnits | undefined;
}

/**
 * Makes the intent of a write durable directly before it is sent, in one statement: only the holder of the turn can,
 * and the row's lock keeps a takeover from slipping in between. Throws `TurnLost`, `StopRequested` or `CountOutdated`;
 * then nothing is sent.
 */
export async function intend(database: Database, turn: Turn, intent: Intent): Promise<void> {
  const { name, requestId, correlationId, sending, repair, before, takes } = intent;
  const column = sending?.kind === 'order' ? 'order_sent_at' : 'checkout_sent_at';
  const markPurchase =
    sending === undefined
      ? ''
      : `, marked as (
           update crossgrade.purchase set ${column} = clock_timestamp()
            where migration_id = $1 and part = $11 and exists (select 1 from held) returning 1
         )`;
  const parameters: unknown[] = [
    turn.id,
    turn.seq,
    turn.owner,
    name,
    requestId,
    before === undefined ? null : JSON.stringify(before),
    correlationId,
    takes?.skuKey ?? null,
    takes?.units ?? null,
    takes?.left ?? null,
  ];
  if (sending !== undefined) parameters.push(sending.part);
  const statement = `with held as (
       select id from crossgrade.migration
        where id = $1 and seq = $2 and owner = $3
          ${repair === true ? '' : 'and not pause_requested and not cancel_requested'}
          ${sending === undefined ? '' : `and ${purchaseMayBeSent}`} for share
     )${markPurchase}
     insert into crossgrade.write_intent as known
       (migration_id, name, request_id, sent_at, before, correlation_ids, sku_key, units, units_left)
     select id, $4, $5, clock_timestamp(), $6::jsonb, array[$7::text], $8, $9::integer, $10::integer from held
     on conflict (migration_id, name) do update
       set request_id = excluded.request_id, sent_at = excluded.sent_at, accepted_at = null, answered_at = null,
           before = excluded.before, sku_key = excluded.sku_key, units = excluded.units, units_left = excluded.units_left,
           correlation_ids = case when known.answered_at is null then known.correlation_ids else '{}' end
                             || excluded.correlation_ids,
           first_sent_at = case when known.answered_at is null then known.first_sent_at else excluded.sent_at end`;
  const write = (client: Pick<PoolClient, 'query'>) => client.query<QueryResultRow>(statement, parameters);
  const result =
    takes === undefined
      ? await write(database.pool)
      : await transaction(database.pool, async (client) => {
          await takeUnitsAlone(client, database, turn, takes);
          return write(client);
        });
  if (result.rowCount === 1) return;
  const still = await database.pool.query<QueryResultRow>(
    'select 1 from crossgrade.migration where id = $1 and seq = $2 and owner = $3',
    [turn.id, turn.seq, turn.owner],
  );
  throw still.rowCount === 1 ? new StopRequested(turn.id) : new TurnLost(turn.id);
}

/** A definite answer came: a repeat of this write is a new operation. Without effect where the turn is lost. */
export async function answered(database: Database, turn: Turn, name: string): Promise<void> {
  await database.pool.query<QueryResultRow>(
    `update crossgrade.write_intent set answered_at = clock_timestamp()
      where migration_id = $1 and name = $4
        and exists (select 1 from crossgrade.migration where id = $1 and seq = $2 and owner = $3)`,
    [turn.id, turn.seq, turn.owner, name],
  );
}

/** What a write took is there again, or was never taken: it holds nobody up. Without effect where the turn is lost. */
export async function tookNothing(database: Database, turn: Turn, name: string): Promise<void> {
  await database.pool.query<QueryResultRow>(
    `update crossgrade.write_intent set units_left = null
      where migration_id = $1 and name = $4
        and exists (select 1 from crossgrade.migration where id = $1 and seq = $2 and owner = $3)`,
    [turn.id, turn.seq, turn.owner, name],
  );
}

/** The service accepted a write whose effect does not show yet: it is not sent again while patience lasts. */
export async function accepted(database: Database, turn: Turn, name: string): Promise<void> {
  await database.pool.query<QueryResultRow>(
    `update crossgrade.write_intent set accepted_at = clock_timestamp()
      where migration_id = $1 and name = $4
        and exists (select 1 from crossgrade.migration where id = $1 and seq = $2 and owner = $3)`,
    [turn.id, turn.seq, turn.owner, name],
  );
}

/**
 * Writes of this row that were sent, by name. Their times are the database's, as it wrote them down: an age, counted back
 * from a moment before the question, would make a write as much older as the database takes to come to the question, and
 * what is waited for until then would be over too soon.
 */
export async function intentsOf(database: Database, migrationId: string): Promise<ReadonlyMap<string, SentIntent>> {
  const result = await database.pool.query<{
    name: string;
    request_id: string;
    accepted: boolean;
    answered: boolean;
    sent_at: Date;
    first_sent_at: Date;
    before: JsonObject | null;
    correlation_ids: string[];
  }>(
    `select name, request_id, accepted_at is not null as accepted, answered_at is not null as answered,
            sent_at, first_sent_at, before, correlation_ids
       from crossgrade.write_intent where migration_id = $1`,
    [migrationId],
  );
  return new Map(
    result.rows.map((row) => [
      row.name,
      {
        requestId: brandId<RequestId>(row.request_id),
        sentAt: row.sent_at,
        firstSentAt: row.first_sent_at,
        accepted: row.accepted,
        answered: row.answered,
        before: row.before ?? undefined,
        correlationIds: row.correlation_ids,
      },
    ]),
  );
}

/** The write of this name, if it was sent and no answer came. */
export function unanswered(intents: ReadonlyMap<string, SentIntent>, name: string): SentIntent | undefined {
  const intent = intents.get(name);
  return intent?.answered === false ? intent : undefined;
}
