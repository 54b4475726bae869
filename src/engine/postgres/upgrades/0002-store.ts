/**
 * The facts of migrations. Scheduling, queueing and recovery are the engine's (DBOS) and stand in its own schema; here is
 * only what must be true of a migration whoever executes it.
 *
 * `scope` names one connection (`service address|partner`), so that one cluster can hold several. What blocks a second
 * purchase is the service alone: an id of a subscription is one subscription there, whoever the partner is taken for.
 */
export const storeUpgrade = `
create table crossgrade.run (
  scope text not null,
  id uuid not null,
  run_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (scope, id)
);

create table crossgrade.migration (
  id text primary key,
  scope text not null,
  service text not null generated always as (split_part(scope, '|', 1)) stored,
  tenant_id text not null,
  subscription_key text not null,
  generation integer not null check (generation > 0),
  customer_key text not null,
  run_id uuid not null,
  state text not null,
  piece text not null,
  seq integer not null default 0,
  owner uuid,
  workflow text not null,
  looks integer not null default 0,
  since timestamptz not null default clock_timestamp(),
  not_before timestamptz,
  priority integer not null,
  pause_requested boolean not null default false,
  cancel_requested boolean not null default false,
  message jsonb,
  plan jsonb not null,
  result jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (scope, subscription_key, generation),
  foreign key (scope, run_id) references crossgrade.run (scope, id)
);

-- Never twice: one generation of a subscription at a time may stand in the way of the next one.
create unique index migration_blocks on crossgrade.migration (service, subscription_key)
  where state not in ('failed-purchase', 'cancelled', 'undone');
create index migration_of_run on crossgrade.migration (scope, run_id);
create index migration_of_customer on crossgrade.migration (scope, customer_key);

create table crossgrade.purchase (
  migration_id text not null references crossgrade.migration (id) on delete cascade,
  part integer not null,
  marker text not null,
  cart_attempt integer not null default 0,
  checkout_attempt integer not null default 0,
  order_attempt integer not null default 0,
  cart_id text,
  catalog_item_id text,
  checkout_sent_at timestamptz,
  order_sent_at timestamptz,
  order_id text,
  subscription_id text,
  quantity integer,
  adopted boolean not null default false,
  unclear_since timestamptz,
  primary key (migration_id, part)
);

-- Every write to the service: durable before it is sent, answered afterwards.
create table crossgrade.write_intent (
  migration_id text not null references crossgrade.migration (id) on delete cascade,
  name text not null,
  request_id uuid not null,
  sent_at timestamptz not null,
  -- Since when it goes without an answer: it may be sent again, and patience counts from the first time.
  first_sent_at timestamptz not null default clock_timestamp(),
  -- The service said that it will, and it does not show yet: only looks follow, for as long as patience lasts.
  accepted_at timestamptz,
  answered_at timestamptz,
  -- The resource as it was read before it was sent back changed, so that whoever sees the change can tell what differs.
  before jsonb,
  primary key (migration_id, name)
);

create table crossgrade.user_move (
  migration_id text not null references crossgrade.migration (id) on delete cascade,
  user_key text not null,
  direction text not null check (direction in ('forward', 'back')),
  part integer not null,
  outcome text not null,
  proof jsonb not null,
  proved_at timestamptz not null default clock_timestamp(),
  primary key (migration_id, user_key, direction)
);

create table crossgrade.seat_reservation (
  migration_id text not null references crossgrade.migration (id) on delete cascade,
  part integer not null,
  direction text not null check (direction in ('forward', 'back')),
  scope text not null,
  customer_key text not null,
  sku_key text not null,
  units integer not null check (units >= 0),
  primary key (migration_id, part, direction)
);
create index seat_reservation_of_sku on crossgrade.seat_reservation (scope, customer_key, sku_key);

-- What a scan of a customer's users read, shared by its rows and by Check and Run together.
create table crossgrade.holder_scan (
  scope text not null,
  customer_key text not null,
  read_at timestamptz not null,
  body jsonb not null,
  primary key (scope, customer_key)
);
`;
