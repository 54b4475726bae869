/**
 * The request budget that all processes of a tenant share. `budget_slot` is the log of the latest requests: slot n may
 * not come before slot n − limit plus one window, which is what "so many in any window" says. A slot's time may lie
 * ahead: then it is reserved for a caller who waits for it.
 *
 * Every function locks the tenant's row first, so what they do is one after another, and their time is the server's.
 */
export const budgetUpgrade = `
create table crossgrade.budget (
  scope text primary key,
  last_number bigint not null default 0,
  last_at timestamptz not null default '-infinity',
  paused_until timestamptz not null default '-infinity'
);

create table crossgrade.budget_slot (
  scope text not null references crossgrade.budget (scope) on delete cascade,
  number bigint not null,
  at timestamptz not null,
  primary key (scope, number)
);

create function crossgrade.budget_locked(wanted_scope text) returns crossgrade.budget
language plpgsql as $$
declare
  found_budget crossgrade.budget;
begin
  select * into found_budget from crossgrade.budget where scope = wanted_scope for update;
  if not found then
    insert into crossgrade.budget (scope) values (wanted_scope) on conflict do nothing;
    select * into found_budget from crossgrade.budget where scope = wanted_scope for update;
  end if;
  return found_budget;
end $$;

-- Reserves slots at the end of the queue; wait_ms is negative or 0 for those that may be used at once.
create function crossgrade.budget_reserve(wanted_scope text, wanted integer, per_window integer, window_ms float8)
returns table (slot bigint, wait_ms float8)
language plpgsql as $$
declare
  budget crossgrade.budget := crossgrade.budget_locked(wanted_scope);
  now_at timestamptz := clock_timestamp();
  earlier timestamptz;
begin
  for i in 1..wanted loop
    slot := budget.last_number + 1;
    select s.at + window_ms * interval '1 millisecond' into earlier
      from crossgrade.budget_slot s where s.scope = wanted_scope and s.number = slot - per_window;
    -- greatest ignores the null of a slot that has never been.
    budget.last_at := greatest(now_at, budget.last_at, budget.paused_until, earlier);
    budget.last_number := slot;
    insert into crossgrade.budget_slot values (wanted_scope, slot, budget.last_at);
    wait_ms := extract(epoch from budget.last_at - now_at) * 1000;
    return next;
  end loop;
  update crossgrade.budget b set last_number = budget.last_number, last_at = budget.last_at where b.scope = wanted_scope;
  delete from crossgrade.budget_slot s where s.scope = wanted_scope and s.number <= budget.last_number - 2 * per_window;
end $$;

-- How the caller's slots stand now: wait_ms is negative or 0 for those that may be used. A slot that is more than
-- late_ms behind its time, or that a pause has caught, is moved on; where its successor has been given out already it
-- cannot be, and is not among the answers.
create function crossgrade.budget_confirm(wanted_scope text, slots bigint[], per_window integer, late_ms float8)
returns table (slot bigint, wait_ms float8)
language plpgsql as $$
declare
  budget crossgrade.budget;
  now_at timestamptz := clock_timestamp();
  late_at timestamptz := now_at - late_ms * interval '1 millisecond';
  allowed bigint[] := slots;
begin
  select * into budget from crossgrade.budget b where b.scope = wanted_scope;
  if budget.paused_until > now_at or exists (
    select from crossgrade.budget_slot s where s.scope = wanted_scope and s.number = any(slots) and s.at < late_at
  ) then
    budget := crossgrade.budget_locked(wanted_scope);
    now_at := clock_timestamp();
    allowed := array(select n from unnest(slots) n where n + per_window > budget.last_number);
    update crossgrade.budget_slot s set at = greatest(now_at, budget.paused_until)
      where s.scope = wanted_scope and s.number = any(allowed)
        and (s.at < late_at or s.at < budget.paused_until and budget.paused_until > now_at);
  end if;
  return query
    select s.number, (extract(epoch from s.at - now_at) * 1000)::float8
    from crossgrade.budget_slot s
    where s.scope = wanted_scope and s.number = any(allowed)
    order by s.number;
end $$;

-- Nothing may be sent for so long; reserved slots move behind the pause, in their order and at their distance.
create function crossgrade.budget_pause(wanted_scope text, pause_ms float8, per_window integer, window_ms float8)
returns void
language plpgsql as $$
declare
  budget crossgrade.budget := crossgrade.budget_locked(wanted_scope);
  now_at timestamptz := clock_timestamp();
  until_at timestamptz := now_at + pause_ms * interval '1 millisecond';
  reserved record;
  moved timestamptz := '-infinity';
begin
  if until_at <= budget.paused_until then
    return;
  end if;
  update crossgrade.budget b set paused_until = until_at where b.scope = wanted_scope;
  for reserved in
    select s.number, s.at from crossgrade.budget_slot s where s.scope = wanted_scope and s.at > now_at order by s.number
  loop
    moved := greatest(reserved.at, until_at, moved,
      (select s.at + window_ms * interval '1 millisecond' from crossgrade.budget_slot s
        where s.scope = wanted_scope and s.number = reserved.number - per_window and per_window > 0));
    update crossgrade.budget_slot s set at = moved where s.scope = wanted_scope and s.number = reserved.number;
  end loop;
  update crossgrade.budget b set last_at = greatest(b.last_at, moved) where b.scope = wanted_scope;
end $$;

-- Milliseconds until a request would be sent that is asked for now, behind so many others of its own process.
create function crossgrade.budget_estimate(
  wanted_scope text, ahead integer, per_window integer, window_ms float8, out wait_ms float8, out pause_ms float8)
language plpgsql as $$
declare
  budget crossgrade.budget;
  now_at timestamptz := clock_timestamp();
  earlier timestamptz;
  sent timestamptz;
begin
  select * into budget from crossgrade.budget b where b.scope = wanted_scope;
  if not found then
    budget.last_number := 0;
    budget.last_at := '-infinity';
    budget.paused_until := '-infinity';
  end if;
  pause_ms := case when budget.paused_until > now_at then extract(epoch from budget.paused_until - now_at) * 1000 else 0 end;
  sent := greatest(now_at, budget.last_at, budget.paused_until);
  if per_window > 0 then
    select s.at + (1 + ahead / per_window) * window_ms * interval '1 millisecond' into earlier
      from crossgrade.budget_slot s
      where s.scope = wanted_scope and s.number = budget.last_number + 1 + ahead % per_window - per_window;
    sent := greatest(sent, earlier, now_at + (ahead / per_window) * window_ms * interval '1 millisecond');
  end if;
  wait_ms := extract(epoch from sent - now_at) * 1000;
end $$;
`;
