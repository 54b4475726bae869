import type { PoolClient, QueryResultRow } from 'pg';
import { idKey, type RunId } from '../../../base';
import { priorityOf, rowMarker, waitsForApproval, type FirstStep, type MigrationPlan } from '../../../migration';
import { transaction } from '../../postgres';
import type { Database } from '../database';
import { readMigration } from '../rows/row-reading';
import type { MigrationRecord } from '../rows/records';
import { settleRun, type RunTerms } from './run-settlement';

/** A run as handed in: who wants what. The client makes the id, so that a lost answer can be asked again. */
export interface RunRequest extends RunTerms {
  readonly runId: RunId;
  readonly runBy: string;
  readonly plans: readonly MigrationPlan[];
  /** What is shown of a row's users beside the facts, kept as it is for those who follow the run; default nothing. */
  readonly shown?: (plan: MigrationPlan) => readonly object[];
}

export interface Submission {
  /** Rows that this run owns now; asked again under the same run id they are the same rows. */
  readonly accepted: readonly MigrationRecord[];
  /** Rows that another run owns or has finished. */
  readonly held: readonly MigrationRecord[];
}

const rowsAtOnce = 200;

/*
 * The generation is raised here and nowhere else, by the partial unique index `migration_blocks`: a further generation
 * fits in only when the one before is a proven failed purchase, a cancel before A, or undone. A row that went stale
 * bought nothing and is taken up again under its old identity.
 */
const insertRows = `
with wanted as (
  select * from jsonb_to_recordset($3::jsonb)
    as w(subscription_key text, customer_key text, tenant_id text, priority integer, state text, message jsonb, plan jsonb)
), refreshed as (
  update crossgrade.migration m
     set run_id = $2, plan = w.plan, priority = w.priority, state = w.state, piece = 'admit', seq = m.seq + 1,
         looks = 0, since = clock_timestamp(), owner = null, not_before = null, message = w.message, result = '{}',
         counted_in = null,
         pause_requested = false, cancel_requested = false, updated_at = clock_timestamp(),
         workflow = m.id || '#' || (m.seq + 1)
    from wanted w
   where m.scope = $1 and m.subscription_key = w.subscription_key and m.state = 'stale'
  returning m.*
), inserted as (
  insert into crossgrade.migration
    (id, scope, tenant_id, subscription_key, generation, customer_key, run_id, state, message, piece, priority, plan,
     workflow)
  select $1 || '/' || w.subscription_key || '/' || g.generation, $1, w.tenant_id, w.subscription_key, g.generation,
         w.customer_key, $2, w.state, w.message, 'admit', w.priority, w.plan,
         $1 || '/' || w.subscription_key || '/' || g.generation || '#0'
    from wanted w
    cross join lateral (
      select coalesce(max(generation), 0) + 1 as generation
        from crossgrade.migration m where m.scope = $1 and m.subscription_key = w.subscription_key
    ) g
   where not exists (
      select 1 from crossgrade.migration m
       where m.service = split_part($1, '|', 1) and m.subscription_key = w.subscription_key
         and m.state not in ('failed-purchase', 'cancelled', 'undone'))
  on conflict do nothing
  returning *
)
select * from refreshed union all select * from inserted`;

// A row that went stale and is taken up again may have other parts now; nothing was bought for the old ones.
const dropParts = `
delete from crossgrade.purchase p
 where p.migration_id = any($1) and p.checkout_sent_at is null and p.order_sent_at is null and p.order_id is null
   and p.subscription_id is null
   and not exists (select 1 from jsonb_to_recordset($2::jsonb) as w(migration_id text, part integer)
                    where w.migration_id = p.migration_id and w.part = p.part)`;

const insertPurchases = `
insert into crossgrade.purchase (migration_id, part, marker)
select * from jsonb_to_recordset($1::jsonb) as p(migration_id text, part integer, marker text)
on conflict (migration_id, part) do nothing`;

const insertShown = `
insert into crossgrade.shown_users (migration_id, body)
select * from jsonb_to_recordset($1::jsonb) as s(migration_id text, body jsonb)
on conflict (migration_id) do update set body = excluded.body`;

async function submitBlock(
  client: PoolClient,
  database: Database,
  request: RunRequest,
  block: readonly MigrationPlan[],
  first: FirstStep | undefined,
): Promise<MigrationRecord[]> {
  const wanted = block.map((plan) => {
    const waits = first && waitsForApproval(first, { wave: plan.wave, subscriptionId: plan.source.id });
    return {
      subscription_key: idKey(plan.source.id),
      customer_key: idKey(plan.customerId),
      tenant_id: idKey(plan.tenantId),
      priority: priorityOf({ wave: plan.wave, lastDay: plan.source.lastDay }),
      state: waits === undefined ? 'queued' : 'paused',
      message: waits ?? null,
      plan,
    };
  });
  const result = await client.query<QueryResultRow>(insertRows, [
    database.scope,
    request.runId,
    JSON.stringify(wanted),
  ]);
  const accepted = result.rows.map(readMigration);
  const purchases = accepted.flatMap((record) =>
    record.plan.parts.map(({ part }) => ({
      migration_id: record.id,
      part,
      marker: rowMarker({
        tenantId: record.tenantId,
        subscriptionId: record.plan.source.id,
        generation: record.generation,
        part,
      }),
    })),
  );
  await client.query(dropParts, [accepted.map((record) => record.id), JSON.stringify(purchases)]);
  await client.query(insertPurchases, [JSON.stringify(purchases)]);
  const { shown } = request;
  if (shown !== undefined && accepted.length > 0) {
    const users = accepted.map(({ id, plan }) => ({ migration_id: id, body: shown(plan) }));
    await client.query(insertShown, [JSON.stringify(users)]);
  }
  return accepted;
}

/**
 * Makes the rows of a run durable. What another run holds is left alone and reported. `settled` is called when it is
 * decided what goes first, and before any row is durable.
 */
export async function submitRun(
  database: Database,
  request: RunRequest,
  settled: () => Promise<void> | void = () => undefined,
): Promise<Submission> {
  await database.pool.query<QueryResultRow>(
    'insert into crossgrade.run (scope, id, run_by) values ($1, $2, $3) on conflict (scope, id) do nothing',
    [database.scope, request.runId, request.runBy],
  );
  const first = await settleRun(database, request.runId, request.plans, request);
  await settled();
  for (let start = 0; start < request.plans.length; start += rowsAtOnce) {
    const block = request.plans.slice(start, start + rowsAtOnce);
    await transaction(database.pool, (client) => submitBlock(client, database, request, block, first));
  }
  const keys = request.plans.map((plan) => idKey(plan.source.id));
  const asked = new Map(request.plans.map((plan) => [idKey(plan.source.id), plan]));
  const latest = await latestOf(database, keys, (record) => {
    const plan = asked.get(idKey(record.plan.source.id));
    // The plan that was read is the one that was handed in: of very many rows it stands in memory once.
    return plan === undefined || plan.digest !== record.plan.digest ? record : { ...record, plan };
  });
  return {
    accepted: latest.filter((record) => record.runId === request.runId),
    held: latest.filter((record) => record.runId !== request.runId),
  };
}

/** The latest generation of each of these subscriptions (keys as `idKey` makes them). */
async function latestOf(
  database: Database,
  subscriptionKeys: readonly string[],
  kept: (record: MigrationRecord) => MigrationRecord,
): Promise<MigrationRecord[]> {
  const latest: MigrationRecord[] = [];
  // In blocks: the plans of very many rows as one answer would stand in memory twice.
  for (let start = 0; start < subscriptionKeys.length; start += rowsAtOnce) {
    const result = await database.pool.query<QueryResultRow>(
      `select distinct on (subscription_key) * from crossgrade.migration
        where service = split_part($1, '|', 1) and subscription_key = any($2)
        order by subscription_key, created_at desc, generation desc`,
      [database.scope, subscriptionKeys.slice(start, start + rowsAtOnce)],
    );
    for (const row of result.rows) latest.push(kept(readMigration(row)));
  }
  return latest;
}
