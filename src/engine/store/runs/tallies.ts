import { brandId, type Day, type RunId } from '../../../base';
import type { RowState } from '../../../migration';
import type { Database } from '../database';
import type { Piece } from '../rows/records';

/** Rows of a run that are alike in everything that a run is counted by: a run of many rows in few of them. */
export interface RowTally {
  readonly rows: number;
  readonly state: RowState;
  readonly piece: Piece;
  readonly wave: number | undefined;
  readonly lastDay: Day | undefined;
  /** Of rows that are `unknown`: since when. */
  readonly unknownSince: Date | undefined;
  readonly notBefore: Date | undefined;
  /** The latest of them. */
  readonly updatedAt: Date;
  /** One of them at least is at its end, and to be looked at again now. */
  readonly lookDue: boolean;
  /** Users of each row. */
  readonly users: number;
  /** Users of each row that are settled well so far. */
  readonly settled: number;
}

/** A run, with the rows of earlier runs that it goes on with. */
export interface TalliedRun {
  readonly id: RunId;
  readonly follows: readonly string[];
}

const counted = `m.id, m.state, m.piece, m.wave, m.last_day, m.unknown_since, m.not_before, m.updated_at, m.later_look_at, m.users`;

const selectTallies = `
select run, state, piece, wave, last_day, unknown_since, not_before, users, settled, count(*)::integer as rows,
       max(updated_at) as updated_at, coalesce(bool_or(later_look_at <= clock_timestamp()), false) as look_due
  from (
    select m.*, coalesce(u.settled, 0)::integer as settled
      from (
        select m.run_id as run, ${counted} from crossgrade.migration m
         where m.scope = $1 and m.run_id = any($2)
        union all
        select f.run, ${counted}
          from unnest($3::uuid[], $4::text[]) as f(run, id)
          join crossgrade.migration m on m.scope = $1 and m.id = f.id and m.run_id <> f.run
      ) m
      left join lateral (
        select count(*) as settled from crossgrade.user_move v
         where v.migration_id = m.id and v.direction = 'forward' and v.outcome <> 'failed'
      ) u on m.users > 0 and m.piece not in ('admit', 'purchase')
  ) t
 group by run, state, piece, wave, last_day, unknown_since, not_before, users, settled`;

/** What rows are counted by, as the database tells it. */
export interface TallyRow {
  readonly rows: number;
  readonly state: RowState;
  readonly piece: Piece;
  readonly wave: number | null;
  readonly last_day: string | null;
  readonly unknown_since: Date | null;
  readonly not_before: Date | null;
  readonly updated_at: Date;
  readonly look_due: boolean;
  readonly users: number;
  readonly settled: number;
}

export function readTally(row: TallyRow): RowTally {
  return {
    rows: row.rows,
    state: row.state,
    piece: row.piece,
    wave: row.wave ?? undefined,
    lastDay: (row.last_day ?? undefined) as Day | undefined, // of a plan, which holds days only
    unknownSince: row.unknown_since ?? undefined,
    notBefore: row.not_before ?? undefined,
    updatedAt: row.updated_at,
    lookDue: row.look_due,
    users: row.users,
    settled: row.settled,
  };
}

/** The rows of these runs, counted by the database: reading very many of them one by one would take seconds. */
export async function talliesOf(
  database: Database,
  runs: readonly TalliedRun[],
): Promise<ReadonlyMap<RunId, readonly RowTally[]>> {
  const followed = runs.flatMap(({ id, follows }) => follows.map((row) => [id, row] as const));
  const result = await database.pool.query<TallyRow & { readonly run: string }>(selectTallies, [
    database.scope,
    runs.map(({ id }) => id),
    followed.map(([run]) => run),
    followed.map(([, row]) => row),
  ]);
  const tallies = new Map<RunId, RowTally[]>(runs.map(({ id }) => [id, []]));
  for (const row of result.rows) tallies.get(brandId<RunId>(row.run))?.push(readTally(row));
  return tallies;
}
