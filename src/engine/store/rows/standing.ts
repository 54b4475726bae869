import type { RowState } from '../../../migration';
import type { Database } from '../database';

/** The whole connection in numbers, as every gateway of its database sees it. */
export interface FleetStanding {
  readonly rows: ReadonlyMap<RowState, number>;
  /** Seconds since which the oldest row that is not at an end was submitted; 0: there is none. */
  readonly oldestUnfinished: number;
  /** Seconds since which the oldest unclear outcome is unclear; 0: there is none. */
  readonly oldestUnknown: number;
  readonly purchases: Readonly<Record<'bought' | 'adopted' | 'unclear', number>>;
  /** Requests for runs that wait for their judge, and for how many seconds the oldest of them has. */
  readonly requests: number;
  readonly oldestRequest: number;
  /** Finished rows whose later look is due. */
  readonly looksDue: number;
  /** Processes that execute rows, by the protocol that they speak. */
  readonly members: ReadonlyMap<number, number>;
}

const age = (column: string): string => `coalesce(extract(epoch from clock_timestamp() - min(${column})), 0)::float8`;

/** Counts the connection. One look at an index and one at each of a few small tables, however many rows there are. */
export async function standingOfFleet({ pool, scope }: Database): Promise<FleetStanding> {
  const [rows, facts, members] = await Promise.all([
    pool.query<{ state: RowState; count: number }>(
      'select state, count(*)::integer as count from crossgrade.migration where scope = $1 group by state',
      [scope],
    ),
    pool.query<{
      oldest: number;
      unknown: number;
      bought: number;
      adopted: number;
      unclear: number;
      requests: number;
      oldest_request: number;
      looks: number;
    }>(
      `select
         (select ${age('created_at')} from crossgrade.migration
           where scope = $1 and state in ('scheduled', 'queued', 'purchasing', 'provisioning', 'reassigning',
                                          'retiring', 'throttled', 'unknown', 'undoing')) as oldest,
         (select ${age('unknown_since')} from crossgrade.migration where scope = $1 and state = 'unknown') as unknown,
         p.bought, p.adopted, p.unclear, q.requests, q.oldest_request,
         (select count(*)::integer from crossgrade.migration
           where scope = $1 and later_look_at <= clock_timestamp()) as looks
       from (
         select count(*) filter (where subscription_id is not null and not adopted)::integer as bought,
                count(*) filter (where subscription_id is not null and adopted)::integer as adopted,
                count(*) filter (where unclear_since is not null and subscription_id is null)::integer as unclear
           from crossgrade.purchase p join crossgrade.migration m on m.id = p.migration_id
          where m.scope = $1 and (p.subscription_id is not null or p.unclear_since is not null)
       ) p, (
         select count(*)::integer as requests, ${age('updated_at')} as oldest_request
           from crossgrade.run_request where scope = $1 and state in ('checking', 'submitting')
       ) q`,
      [scope],
    ),
    pool.query<{ protocol: number; count: number }>(
      'select protocol, count(*)::integer as count from crossgrade.member where taken_by is null group by protocol',
    ),
  ]);
  const fact = facts.rows[0];
  if (fact === undefined) throw new Error('A query without a group answers one row');
  return {
    rows: new Map(rows.rows.map(({ state, count }) => [state, count])),
    oldestUnfinished: fact.oldest,
    oldestUnknown: fact.unknown,
    purchases: { bought: fact.bought, adopted: fact.adopted, unclear: fact.unclear },
    requests: fact.requests,
    oldestRequest: fact.oldest_request,
    looksDue: fact.looks,
    members: new Map(members.rows.map(({ protocol, count }) => [protocol, count])),
  };
}
