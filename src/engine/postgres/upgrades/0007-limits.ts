/**
 * What limits a run, and how much of it goes before a person has looked. Both are decided once, with the first rows that
 * are submitted; what is counted against the limits is counted in the transaction that makes it true.
 */
export const limitsUpgrade = `
alter table crossgrade.run
  -- False until the first rows were submitted: from then on limits and first step stand fast.
  add column settled boolean not null default false,
  add column limits jsonb,
  -- What goes first; null: everything.
  add column first_step jsonb,
  -- Raised whenever a person lets a stopped run go on: counting begins anew.
  add column epoch integer not null default 0,
  add column ended integer not null default 0,
  add column failed integer not null default 0,
  -- Hundredths of the new monthly cost by currency.
  add column spent jsonb not null default '{}',
  -- The message under which rows that bought nothing pause; null: the run goes on.
  add column stopped jsonb,
  -- The row whose cost went beyond a limit.
  add column stopped_by text;

alter table crossgrade.migration
  -- The epoch of the run in which the row's cost was counted or approved.
  add column counted_in integer,
  -- Of the plan, so that a run of many rows can be looked at without its plans.
  add column last_day text generated always as (plan #>> '{source,lastDay}') stored,
  add column wave integer generated always as ((plan ->> 'wave')::integer) stored;
`;
