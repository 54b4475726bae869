import { brandId, type CustomerId, type RunId, type SubscriptionId } from '../../../base';
import { stepOf, type RowMessage, type StepName } from '../../../migration';
import type { Database } from '../database';
import type { KeptProblem, RequestState } from './run-requests';
import { readTally, type RowTally, type TallyRow } from './tallies';

/** A run without its rows. */
export interface RunHead {
  readonly id: RunId;
  readonly runBy: string;
  readonly startedAt: Date;
  /** The request that it began with; undefined: it was submitted as it stood. */
  readonly request:
    | {
        readonly state: RequestState;
        readonly asked: number;
        readonly checked: number;
        readonly follows: readonly string[];
        readonly rowsNotRun: number;
        readonly problem: KeptProblem | undefined;
        readonly updatedAt: Date;
      }
    | undefined;
}

/** A row in as few words as a run of many rows can be counted and steered with: a tally of one. */
export interface RowMark extends RowTally {
  readonly rows: 1;
  readonly id: string;
  readonly runId: RunId;
  /** Both in the form in which ids are compared. */
  readonly customerId: CustomerId;
  readonly subscriptionId: SubscriptionId;
  /** The step of its run whose approval it waits for. */
  readonly waitsFor: StepName | undefined;
}

interface HeadRow {
  readonly id: string;
  readonly run_by: string;
  readonly created_at: Date;
  readonly state: RequestState | null;
  readonly asked: number;
  readonly checked: number;
  readonly follows: string[];
  readonly rows_not_run: number;
  readonly problem: KeptProblem | null;
  readonly updated_at: Date;
}

const selectHeads = `
select r.id, r.run_by, r.created_at, q.state, q.asked, q.checked, q.follows, q.problem, q.updated_at,
       jsonb_array_length(q.not_run) as rows_not_run
  from crossgrade.run r left join crossgrade.run_request q on q.scope = r.scope and q.id = r.id
 where r.scope = $1`;

function readHead(row: HeadRow): RunHead {
  return {
    id: brandId<RunId>(row.id),
    runBy: row.run_by,
    startedAt: row.created_at,
    request:
      row.state === null
        ? undefined
        : {
            state: row.state,
            asked: row.asked,
            checked: row.checked,
            follows: row.follows,
            rowsNotRun: row.rows_not_run,
            problem: row.problem ?? undefined,
            updatedAt: row.updated_at,
          },
  };
}

/** The runs of these ids, newest first; ids that are none are left out. */
export async function headsOf(database: Database, runIds: readonly string[]): Promise<RunHead[]> {
  const result = await database.pool.query<HeadRow>(
    `${selectHeads} and r.id = any($2::uuid[]) order by r.created_at desc, r.id`,
    [database.scope, runIds],
  );
  return result.rows.map(readHead);
}

/** The latest runs of the connection, newest first. */
export async function latestHeads(database: Database, most: number): Promise<RunHead[]> {
  const result = await database.pool.query<HeadRow>(`${selectHeads} order by r.created_at desc, r.id limit $2`, [
    database.scope,
    most,
  ]);
  return result.rows.map(readHead);
}

/** What is shown of the rows of a run that did not pass. */
export async function notRunOf(database: Database, runId: string): Promise<readonly unknown[]> {
  const result = await database.pool.query<{ not_run: unknown[] }>(
    'select not_run from crossgrade.run_request where scope = $1 and id = $2',
    [database.scope, runId],
  );
  return result.rows[0]?.not_run ?? [];
}

const selectMarks = (which: string): string => `
select m.id, m.run_id, m.customer_key, m.subscription_key, m.state, m.piece, m.wave, m.last_day, m.unknown_since,
       m.not_before, m.updated_at, coalesce(m.later_look_at <= clock_timestamp(), false) as look_due, m.users, case when m.state = 'paused' then m.message end as pause,
       coalesce(u.settled, 0)::int as settled
  from crossgrade.migration m
  left join lateral (
    select count(*) as settled from crossgrade.user_move v
     where v.migration_id = m.id and v.direction = 'forward' and v.outcome <> 'failed'
  ) u on m.users > 0 and m.piece not in ('admit', 'purchase')
 where m.scope = $1 and ${which}
 order by m.priority, m.subscription_key`;

interface MarkRow extends Omit<TallyRow, 'rows'> {
  readonly id: string;
  readonly run_id: string;
  readonly customer_key: string;
  readonly subscription_key: string;
  readonly pause: RowMessage | null;
}

function readMark(row: MarkRow): RowMark {
  return {
    ...readTally({ ...row, rows: 1 }),
    rows: 1,
    id: row.id,
    runId: brandId<RunId>(row.run_id),
    customerId: brandId<CustomerId>(row.customer_key),
    subscriptionId: brandId<SubscriptionId>(row.subscription_key),
    waitsFor: stepOf(row.pause ?? undefined),
  };
}

/** All rows of a run, those of earlier runs that it goes on with included; earliest last day first. */
export async function marksOfRun(
  database: Database,
  runId: string,
  follows: readonly string[],
): Promise<readonly RowMark[]> {
  const result = await database.pool.query<MarkRow>(selectMarks('(m.run_id = $2 or m.id = any($3))'), [
    database.scope,
    runId,
    follows,
  ]);
  return result.rows.map(readMark);
}

/** Rows by their ids. */
export async function marksOf(database: Database, ids: readonly string[]): Promise<readonly RowMark[]> {
  const result = await database.pool.query<MarkRow>(selectMarks('m.id = any($2)'), [database.scope, ids]);
  return result.rows.map(readMark);
}
