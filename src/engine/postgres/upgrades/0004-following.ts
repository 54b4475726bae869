/**
 * What a gateway adds to the store: requests for runs that are durable before they are judged, what is shown beside the
 * facts, and who changed when.
 *
 * `changed` is the transaction that wrote a row last. All transactions below the oldest one under way are settled, so
 * that number is a cursor behind which nothing can appear any more; clocks and sequences cannot promise that.
 */
export const followingUpgrade = `
create table crossgrade.run_request (
  scope text not null,
  id uuid not null,
  -- Of the request as it was asked, so that another one under the same id is refused.
  digest text not null,
  -- The request itself, until its rows are submitted.
  body text,
  state text not null default 'checking'
    check (state in ('checking', 'submitting', 'submitted', 'failed', 'cancelled')),
  attempt integer not null default 0,
  workflow text not null,
  asked integer not null,
  checked integer not null default 0,
  -- Rows that did not pass, as they are shown.
  not_run jsonb not null default '[]',
  -- Migrations of earlier runs that this one goes on with.
  follows text[] not null default '{}',
  problem jsonb,
  changed xid8 not null default pg_current_xact_id(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (scope, id),
  foreign key (scope, id) references crossgrade.run (scope, id) on delete cascade
);
create index run_request_changed on crossgrade.run_request (scope, changed);

-- The users of a migration as the Users sheet shows them, for a workbook that does not have them (any more).
create table crossgrade.shown_users (
  migration_id text primary key references crossgrade.migration (id) on delete cascade,
  body jsonb not null
);

alter table crossgrade.migration
  add column changed xid8 not null default pg_current_xact_id(),
  -- Counted once: a plan is large, and a run of many rows is counted often.
  add column users integer not null generated always as (jsonb_array_length(plan -> 'users')) stored;
alter table crossgrade.purchase add column changed xid8 not null default pg_current_xact_id();
alter table crossgrade.user_move add column changed xid8 not null default pg_current_xact_id();
create index migration_changed on crossgrade.migration (scope, changed);
create index purchase_changed on crossgrade.purchase (changed);
create index user_move_changed on crossgrade.user_move (changed);
create index run_of_scope on crossgrade.run (scope, created_at);

create function crossgrade.mark_changed() returns trigger language plpgsql as $$
begin
  new.changed := pg_current_xact_id();
  return new;
end $$;
create trigger mark_changed before update on crossgrade.migration
  for each row execute function crossgrade.mark_changed();
create trigger mark_changed before update on crossgrade.purchase
  for each row execute function crossgrade.mark_changed();
create trigger mark_changed before update on crossgrade.user_move
  for each row execute function crossgrade.mark_changed();
create trigger mark_changed before update on crossgrade.run_request
  for each row execute function crossgrade.mark_changed();
`;
