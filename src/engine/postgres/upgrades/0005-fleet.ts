/**
 * What several gateways need of each other, and when what was done is looked at again.
 *
 * A workflow is executed by programs of its own protocol alone, so members say theirs: rows whose protocol nobody speaks
 * any more are taken over by those that follow, and never given back. The later looks of a row are counted, so that each of the days on which
 * one is due has its own, and every try of one its own workflow.
 */
export const fleetUpgrade = `
alter table crossgrade.member add column protocol integer not null default 1;

alter table crossgrade.migration
  -- The highest protocol that has worked on the row.
  add column protocol integer not null default 1,
  add column later_look_at timestamptz,
  add column later_looks integer not null default 0,
  add column later_tries integer not null default 0;
create index migration_later_look on crossgrade.migration (scope, later_look_at) where later_look_at is not null;
-- Rows that are not at an end: few among many that are.
create index migration_going on crossgrade.migration (scope, updated_at)
  where state in ('scheduled', 'queued', 'purchasing', 'provisioning', 'reassigning', 'retiring', 'throttled',
                  'unknown', 'undoing');
`;
