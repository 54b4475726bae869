import type { QueryResultRow } from 'pg';
import { stateAccepts, type RowMessage } from '../../../migration';
import type { CommandOutcome } from './commands';
import type { Database } from '../database';
import { isLost } from '../lost-workflow';
import type { MigrationRecord, MigrationResult } from './records';
import { readMigration } from './row-reading';

/** One look at a row that is at its end, as a workflow makes it. */
export interface DueLook {
  readonly id: string;
  /** Counts the looks that were made at the row, so that each has a workflow of its own. */
  readonly tries: number;
}

/** The workflow that makes a look. */
export function lookWorkflowOf({ id, tries }: DueLook): string {
  return `look/${id}#${String(tries)}`;
}

const states = `('done', 'partial', 'drifted')`;

/** Looks that are handed to the queue at once; those behind them follow with the next round. */
const mostAtOnce = 200;

/**
 * Looks that are due and that nobody makes. Several processes may find the same one at once: it has one name, and a name
 * is executed once. Only a workflow that has ended without a result is followed by one of another name.
 */
export async function dueLooks(database: Database, protocol: number): Promise<readonly DueLook[]> {
  const result = await database.pool.query<{ id: string; tries: number }>(
    `update crossgrade.migration m set later_tries = m.later_tries + due.dead
       from (
         select c.id, case when w.workflow_uuid is null then 0 else 1 end as dead from crossgrade.migration c
           left join dbos.workflow_status w on w.workflow_uuid = 'look/' || c.id || '#' || c.later_tries
          where c.scope = $1 and c.later_look_at <= clock_timestamp() and c.state in ${states}
            and c.protocol <= $2 and ${isLost('$2')}
          order by c.later_look_at limit ${String(mostAtOnce)}
          for update of c skip locked
       ) due
      where m.id = due.id returning m.id, m.later_tries as tries`,
    [database.scope, protocol],
  );
  return result.rows;
}

/** Asks for a look at these rows now, whenever the next one was to be. */
export async function askForLooks(database: Database, ids: readonly string[]): Promise<CommandOutcome> {
  const rows = await database.pool.query<QueryResultRow>(
    'select * from crossgrade.migration where scope = $1 and id = any($2) order by id',
    [database.scope, ids],
  );
  const records = rows.rows.map(readMigration);
  const wanted = records.filter(({ state }) => stateAccepts(state, 'look-again')).map(({ id }) => id);
  const asked = await database.pool.query<QueryResultRow>(
    `update crossgrade.migration set later_look_at = least(later_look_at, clock_timestamp())
      where scope = $1 and id = any($2) and state in ${states} returning *`,
    [database.scope, wanted],
  );
  const taken = new Set(asked.rows.map((row) => row['id'] as string)); // text column, not null
  return {
    taken: records.filter(({ id }) => taken.has(id)),
    refused: records.filter(({ id }) => !taken.has(id)),
  };
}

/** How many of these rows are still to be looked at. */
export async function looksOpen(database: Database, ids: readonly string[]): Promise<number> {
  const result = await database.pool.query<{ count: number }>(
    `select count(*)::integer as count from crossgrade.migration
      where scope = $1 and id = any($2) and state in ${states} and later_look_at <= clock_timestamp()`,
    [database.scope, ids],
  );
  return result.rows[0]?.count ?? 0;
}

/** What a look has brought. */
export interface LookResult {
  readonly state: 'done' | 'partial' | 'drifted';
  readonly message: RowMessage | undefined;
  readonly result: MigrationResult;
}

/**
 * Writes down what a look has brought, and when the next one is due. Without effect where the row was touched meanwhile:
 * somebody undoes it, or another look was quicker.
 */
export async function recordLook(
  database: Database,
  { id, tries }: DueLook,
  record: MigrationRecord,
  found: LookResult,
  schedule: readonly number[],
): Promise<void> {
  await database.pool.query<QueryResultRow>(
    `with next as (
       select made.number, made.after from (
         select ordinality as number, after from unnest($7::float8[]) with ordinality as day(after, ordinality)
       ) made join crossgrade.migration m on m.id = $1
        where (m.result ->> 'endedAt')::timestamptz + made.after * interval '1 millisecond' > clock_timestamp()
        order by made.number limit 1
     )
     update crossgrade.migration m
        set state = $4, message = $5, result = m.result || $6::jsonb, later_looks = m.later_looks + 1,
            later_tries = m.later_tries + 1,
            later_look_at = (select (m.result ->> 'endedAt')::timestamptz + next.after * interval '1 millisecond' from next),
            updated_at = case when m.state = $4 and m.message is not distinct from $5::jsonb
                              then m.updated_at else clock_timestamp() end
      where m.id = $1 and m.seq = $2 and m.later_tries = $3 and m.state in ${states}`,
    [
      id,
      record.seq,
      tries,
      found.state,
      found.message === undefined ? null : JSON.stringify(found.message),
      JSON.stringify(found.result),
      schedule,
    ],
  );
}

/** The look could not be made: it is tried again a little later. */
export async function postponeLook(database: Database, { id, tries }: DueLook, milliseconds: number): Promise<void> {
  await database.pool.query<QueryResultRow>(
    `update crossgrade.migration set later_look_at = clock_timestamp() + $3 * interval '1 millisecond', later_tries = later_tries + 1
      where id = $1 and later_tries = $2 and later_look_at is not null`,
    [id, tries, milliseconds],
  );
}
