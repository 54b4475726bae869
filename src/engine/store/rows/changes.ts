import { brandId, type RunId } from '../../../base';
import type { Database } from '../database';

/** What has changed since a cursor. Something may be named again that was before; nothing is left out. */
export interface Changes {
  /** Where the next look begins. */
  readonly cursor: string;
  /** Rows that changed, or whose purchases or users did. */
  readonly rows: readonly { readonly id: string; readonly runId: RunId }[];
  /** Runs whose request changed. */
  readonly runs: readonly RunId[];
}

/** The cursor before everything. */
export const beginning = '0';

const longest = 19;

/** Whether a text could be a cursor; one of another database may be, and then leads to the beginning. */
export function isCursor(text: string): boolean {
  return /^\d+$/.test(text) && text.length <= longest;
}

/*
 * The cursor is the oldest transaction under way: what has a lower number is settled. Rows of higher numbers that are
 * to be seen already are told at once, and told again with the next look. A number that this server has not given out
 * yet came with a copy of the data from another one.
 */
const selectChanges = `
with now as (
  select pg_snapshot_xmin(pg_current_snapshot()) as low, pg_snapshot_xmax(pg_current_snapshot()) as high
), since as (
  select case when $2::xid8 > high then '0'::xid8 else $2::xid8 end as at, low, high from now
)
select since.low::text as cursor, c.id, c.run_id
  from since left join lateral (
    select m.id, m.run_id from crossgrade.migration m
     where m.scope = $1 and m.changed >= since.at and m.changed < since.high
    union
    select m.id, m.run_id from crossgrade.user_move u join crossgrade.migration m on m.id = u.migration_id
     where m.scope = $1 and u.changed >= since.at and u.changed < since.high
    union
    select m.id, m.run_id from crossgrade.purchase p join crossgrade.migration m on m.id = p.migration_id
     where m.scope = $1 and p.changed >= since.at and p.changed < since.high
    union
    select null, q.id from crossgrade.run_request q
     where q.scope = $1 and q.changed >= since.at and q.changed < since.high
  ) c on true`;

/** What changed in the connection since the cursor. */
export async function changesSince(database: Database, cursor: string): Promise<Changes> {
  const result = await database.pool.query<{ cursor: string; id: string | null; run_id: string | null }>(
    selectChanges,
    [database.scope, isCursor(cursor) ? cursor : beginning],
  );
  const rows: { readonly id: string; readonly runId: RunId }[] = [];
  const runs: RunId[] = [];
  for (const { id, run_id } of result.rows) {
    if (run_id === null) continue;
    const runId = brandId<RunId>(run_id);
    if (id === null) runs.push(runId);
    else rows.push({ id, runId });
  }
  return { cursor: result.rows[0]?.cursor ?? cursor, rows, runs };
}

/** The cursor of this instant. */
export async function presentCursor(database: Database): Promise<string> {
  const result = await database.pool.query<{ cursor: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as cursor',
  );
  return result.rows[0]?.cursor ?? beginning;
}
