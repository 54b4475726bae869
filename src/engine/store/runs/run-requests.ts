import type { QueryResultRow } from 'pg';
import { brandId, type ProblemCode, type ProblemValues, type RunId } from '../../../base';
import type { Database } from '../database';
import { isLost } from '../lost-workflow';

/** A run that is asked for before its rows are judged. */
export interface NewRunRequest {
  readonly runId: RunId;
  readonly runBy: string;
  /** Of the whole request: another one under the same id is refused. */
  readonly digest: string;
  /** What the judge reads; the store does not look into it. */
  readonly body: string;
  /** Rows that were asked for. */
  readonly asked: number;
}

/** `taken`: it is durable now; `known`: it was before; `differs`: another request has this id. */
export type RequestOutcome = 'taken' | 'known' | 'differs';

export type RequestState = 'checking' | 'submitting' | 'submitted' | 'failed' | 'cancelled';

/** A problem as it is kept: a code with values. */
export interface KeptProblem {
  readonly code: ProblemCode;
  readonly values: ProblemValues;
}

/** A request that is still to be judged. */
export interface OpenRequest {
  readonly runId: RunId;
  readonly runBy: string;
  readonly body: string;
  /** Since when it waits. */
  readonly askedAt: Date;
}

/** The workflow that judges a request; a new one for every attempt to heal it. */
export function intakeOf(scope: string, runId: string, attempt: number): string {
  return `intake/${scope}/${runId}#${String(attempt)}`;
}

/** Makes a request durable. Whoever asks again is told the same. */
export async function takeRequest(database: Database, request: NewRunRequest): Promise<RequestOutcome> {
  const { runId, runBy, digest, body, asked } = request;
  const { scope } = database;
  const taken = await database.pool.query<QueryResultRow>(
    `with run as (
       insert into crossgrade.run (scope, id, run_by) values ($1, $2, $3) on conflict (scope, id) do nothing returning id
     )
     insert into crossgrade.run_request (scope, id, digest, body, asked, workflow)
     select $1, id, $4, $5, $6, $7 from run`,
    [scope, runId, runBy, digest, body, asked, intakeOf(scope, runId, 0)],
  );
  if (taken.rowCount === 1) return 'taken';
  const known = await database.pool.query<{ digest: string }>(
    'select digest from crossgrade.run_request where scope = $1 and id = $2',
    [scope, runId],
  );
  return known.rows[0]?.digest === digest ? 'known' : 'differs';
}

/** The request, as long as it waits for its judge. */
export async function openRequest(database: Database, runId: string): Promise<OpenRequest | undefined> {
  const result = await database.pool.query<{ run_by: string; body: string; created_at: Date }>(
    `select r.run_by, q.body, r.created_at from crossgrade.run_request q
       join crossgrade.run r on r.scope = q.scope and r.id = q.id
      where q.scope = $1 and q.id = $2 and q.state in ('checking', 'submitting') and q.body is not null`,
    [database.scope, runId],
  );
  const row = result.rows[0];
  return row && { runId: brandId<RunId>(runId), runBy: row.run_by, body: row.body, askedAt: row.created_at };
}

/** How far the judge is, for those who watch; and what holds him up. */
export async function tellRequest(
  database: Database,
  runId: string,
  news: { readonly checked: number } | { readonly problem: KeptProblem },
): Promise<void> {
  const [column, value] = 'checked' in news ? ['checked', news.checked] : ['problem', JSON.stringify(news.problem)];
  await database.pool.query<QueryResultRow>(
    `update crossgrade.run_request set ${column} = $3, updated_at = clock_timestamp()
      where scope = $1 and id = $2 and state = 'checking'`,
    [database.scope, runId, value],
  );
}

/** The last instant at which nothing of the request has happened; false: a person has cancelled it. */
export async function beginSubmission(database: Database, runId: string): Promise<boolean> {
  const result = await database.pool.query<QueryResultRow>(
    `update crossgrade.run_request set state = 'submitting', updated_at = clock_timestamp()
      where scope = $1 and id = $2 and state in ('checking', 'submitting')`,
    [database.scope, runId],
  );
  return result.rowCount === 1;
}

/** The request is dealt with: its rows go their own way, or none of them does. */
export async function endRequest(
  database: Database,
  runId: string,
  end: {
    readonly state: 'submitted' | 'failed';
    readonly notRun?: readonly object[];
    readonly follows?: readonly string[];
    readonly problem?: KeptProblem;
  },
): Promise<void> {
  await database.pool.query<QueryResultRow>(
    `update crossgrade.run_request
        set state = $3, not_run = $4, follows = $5, problem = $6, body = null, checked = asked,
            updated_at = clock_timestamp()
      where scope = $1 and id = $2 and state in ('checking', 'submitting')`,
    [
      database.scope,
      runId,
      end.state,
      JSON.stringify(end.notRun ?? []),
      end.follows ?? [],
      end.problem === undefined ? null : JSON.stringify(end.problem),
    ],
  );
}

/** Takes a request back before anything was submitted; false: it is too late for that. */
export async function cancelRequest(database: Database, runId: string): Promise<boolean> {
  const result = await database.pool.query<QueryResultRow>(
    `update crossgrade.run_request set state = 'cancelled', body = null, updated_at = clock_timestamp()
      where scope = $1 and id = $2 and state = 'checking'`,
    [database.scope, runId],
  );
  return result.rowCount === 1;
}

/** Requests that nobody judges: the process died before the workflow began, or the workflow ended with an error. */
export async function requestsWithoutWorkflow(
  database: Database,
  protocol: number,
): Promise<readonly { readonly runId: string; readonly workflow: string }[]> {
  const result = await database.pool.query<{ id: string; workflow: string }>(
    `update crossgrade.run_request q
        set attempt = q.attempt + 1, workflow = 'intake/' || q.scope || '/' || q.id || '#' || (q.attempt + 1)
       from (
         select c.scope, c.id from crossgrade.run_request c
           left join dbos.workflow_status w on w.workflow_uuid = c.workflow
          where c.scope = $1 and c.state in ('checking', 'submitting')
            and c.updated_at < clock_timestamp() - interval '2 seconds'
            and ${isLost('$2')}
          for update of c skip locked
       ) lost
      where q.scope = lost.scope and q.id = lost.id returning q.id, q.workflow`,
    [database.scope, protocol],
  );
  return result.rows.map(({ id, workflow }) => ({ runId: id, workflow }));
}
