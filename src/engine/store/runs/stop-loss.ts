import type { PoolClient, QueryResultRow } from 'pg';
import {
  costOfPlan,
  spentWith,
  stopOnCost,
  stopOnFailures,
  type MonthlyCost,
  type RowMessage,
  type RowState,
  type RunLimits,
  type Spent,
} from '../../../migration';
import { transaction } from '../../postgres';
import type { Database } from '../database';
import type { MigrationRecord } from '../rows/records';
import { TurnLost, type Turn } from '../turns/turns';

/*
 * Two gateways must not go beyond a limit together, so whatever counts is counted under the lock of the run's row: the
 * end of a row in the transaction that ends it, the cost of a row before anything of it is bought. A purchase that is
 * about to be sent reads the same row under a lock of its own (`purchaseMayBeSent`): what was sent before the run
 * stopped goes on to its end, what was not is never sent.
 */

/** Something was bought for the migration `m`, or may have been. */
export const boughtFor = (m: string): string => `exists (
  select 1 from crossgrade.purchase p
   where p.migration_id = ${m}.id and (p.checkout_sent_at is not null or p.order_sent_at is not null
                                       or p.order_id is not null or p.subscription_id is not null))`;

/** Of a run `r`: it goes on, or it stopped for its cost and the row `m` was counted before. */
const goesOnFor = (m: string): string =>
  `(r.stopped is null or r.stopped ->> 'code' = 'stop-loss-cost' and ${m}.counted_in = r.epoch)`;

/** Of a row of `crossgrade.migration`: its run goes on, or the row is past the point where stopping would help. */
export const purchaseMayBeSent = `(${boughtFor('migration')} or exists (
  select 1 from crossgrade.run r
   where r.scope = migration.scope and r.id = migration.run_id and ${goesOnFor('migration')} for share of r))`;

interface RunRow {
  readonly limits: RunLimits | null;
  readonly spent: Spent;
  readonly epoch: number;
  readonly stopped: RowMessage | null;
}

/** Ends at which a row is counted, and whether it failed. Others say nothing about how the run goes. */
const failedAt: Readonly<Partial<Record<RowState, boolean>>> = {
  'done': false,
  'partial': false,
  'failed-purchase': true,
  'failed-reassign': true,
  'failed-retire': true,
};

/**
 * Stops the run: rows that nobody works on and for which nothing was bought rest at once, the others find out before
 * they buy. Rows that are locked are not waited for, because their turn may be waiting for this one.
 */
async function stopRun(
  client: PoolClient,
  { scope }: Database,
  { runId }: MigrationRecord,
  message: RowMessage,
  by: string | undefined,
): Promise<void> {
  await client.query<QueryResultRow>(
    'update crossgrade.run set stopped = $3, stopped_by = $4 where scope = $1 and id = $2',
    [scope, runId, JSON.stringify(message), by ?? null],
  );
  await client.query<QueryResultRow>(
    `update crossgrade.migration m
        set state = 'paused', seq = m.seq + 1, not_before = null, message = $3, pause_requested = false,
            updated_at = clock_timestamp()
      where m.id in (
        select c.id from crossgrade.migration c join crossgrade.run r on r.scope = c.scope and r.id = c.run_id
         where c.scope = $1 and c.run_id = $2 and not ${goesOnFor('c')} and c.owner is null and c.piece in ('admit', 'purchase')
           and c.state in ('scheduled', 'queued', 'purchasing', 'throttled') and not ${boughtFor('c')}
         for update of c skip locked)`,
    [scope, runId, JSON.stringify(message)],
  );
}

/** Counts the end of a row, in the transaction that ends it. */
export async function countEnd(
  client: PoolClient,
  database: Database,
  record: MigrationRecord,
  state: RowState,
): Promise<void> {
  const failed = failedAt[state];
  if (record.piece.startsWith('undo')) return;
  if (state === 'failed-purchase' || state === 'cancelled') await giveBack(client, database, record);
  if (failed === undefined) return;
  const counted = await client.query<RunRow & { readonly ended: number; readonly failed: number }>(
    `update crossgrade.run set ended = ended + 1, failed = failed + $3
      where scope = $1 and id = $2 and limits is not null returning *`,
    [database.scope, record.runId, failed ? 1 : 0],
  );
  const run = counted.rows[0];
  if (run?.limits == null || run.stopped !== null) return;
  const message = stopOnFailures(run.limits, { ended: run.ended, failed: run.failed });
  if (message !== undefined) await stopRun(client, database, record, message, undefined);
}

/** Nothing was bought for the row: what it would have cost may go to others. */
async function giveBack(client: PoolClient, database: Database, record: MigrationRecord): Promise<void> {
  if (record.countedIn === undefined) return;
  const run = await lockedRun(client, database, record);
  if (run === undefined || run.epoch !== record.countedIn) return;
  await spend(client, database, record, spentWith(run.spent, costOfPlan(record.plan) ?? [], -1));
  await client.query<QueryResultRow>('update crossgrade.migration set counted_in = null where id = $1', [record.id]);
}

async function lockedRun(
  client: PoolClient,
  { scope }: Database,
  { runId }: MigrationRecord,
): Promise<RunRow | undefined> {
  const result = await client.query<RunRow>(
    `select limits, spent, epoch, stopped from crossgrade.run
      where scope = $1 and id = $2 and limits is not null for update`,
    [scope, runId],
  );
  return result.rows[0];
}

async function spend(client: PoolClient, { scope }: Database, { runId }: MigrationRecord, spent: Spent): Promise<void> {
  await client.query<QueryResultRow>('update crossgrade.run set spent = $3 where scope = $1 and id = $2', [
    scope,
    runId,
    JSON.stringify(spent),
  ]);
}

/**
 * Whether a row may be bought under the limits of its run, its cost counted if so. Otherwise the message under which it
 * pauses; the run is stopped then, unless the row's own price is all that is missing. Throws `TurnLost`.
 */
export async function takeAllowance(
  database: Database,
  turn: Turn,
  record: MigrationRecord,
): Promise<RowMessage | undefined> {
  const limited = await database.pool.query<QueryResultRow>(
    'select 1 from crossgrade.run where scope = $1 and id = $2 and limits is not null',
    [database.scope, record.runId],
  );
  if (limited.rowCount === 0) return undefined;
  return transaction(database.pool, async (client) => {
    const run = await lockedRun(client, database, record);
    if (run?.limits == null) return undefined;
    const counted = record.countedIn === run.epoch;
    // What a person may spend was enough for this row.
    if (run.stopped !== null) return counted && run.stopped.code === 'stop-loss-cost' ? undefined : run.stopped;
    if (run.limits.mostCost.length === 0 || counted) return undefined;
    const cost = costOfPlan(record.plan);
    const message = stopOnCost(run.limits, run.spent, cost);
    if (message !== undefined) {
      if (cost !== undefined) await stopRun(client, database, record, message, record.id);
      return message;
    }
    await spend(client, database, record, spentWith(run.spent, cost ?? []));
    await markCounted(client, turn, run.epoch);
    return undefined;
  });
}

async function markCounted(client: PoolClient, turn: Turn, epoch: number): Promise<void> {
  const marked = await client.query<QueryResultRow>(
    'update crossgrade.migration set counted_in = $4 where id = $1 and seq = $2 and owner = $3',
    [turn.id, turn.seq, turn.owner, epoch],
  );
  if (marked.rowCount === 0) throw new TurnLost(turn.id);
}

/**
 * A person lets these paused rows go on: their runs are no longer stopped and are counted anew. What the person has just
 * looked at is approved: the row that went beyond the cost, and rows whose price is not known.
 */
export async function liftStops(database: Database, rows: readonly MigrationRecord[]): Promise<void> {
  const runIds = [...new Set(rows.map((row) => row.runId))];
  await transaction(database.pool, async (client) => {
    const stopped = await client.query<{ readonly id: string; readonly stopped_by: string | null }>(
      `select id, stopped_by from crossgrade.run
        where scope = $1 and id = any($2) and stopped is not null order by id for update`,
      [database.scope, runIds],
    );
    for (const { id, stopped_by: by } of stopped.rows) {
      const approved = rows.find((row) => row.id === by);
      const cost: readonly MonthlyCost[] = (approved && costOfPlan(approved.plan)) ?? [];
      const lifted = await client.query<{ readonly epoch: number }>(
        `update crossgrade.run
            set stopped = null, stopped_by = null, epoch = epoch + 1, ended = 0, failed = 0, spent = $3
          where scope = $1 and id = $2 returning epoch`,
        [database.scope, id, JSON.stringify(spentWith({}, cost))],
      );
      if (approved === undefined) continue;
      await client.query<QueryResultRow>('update crossgrade.migration set counted_in = $2 where id = $1', [
        approved.id,
        lifted.rows[0]?.epoch ?? null,
      ]);
    }
    await client.query<QueryResultRow>(
      `update crossgrade.migration m set counted_in = r.epoch
         from crossgrade.run r
        where m.id = any($2) and m.scope = $1 and r.scope = m.scope and r.id = m.run_id and m.state = 'paused'
          and m.message ->> 'code' = 'stop-loss-price-unknown'`,
      [database.scope, rows.map((row) => row.id)],
    );
  });
}
