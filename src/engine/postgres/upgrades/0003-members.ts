/** Who executes migrations, or has begun to. That a member lives is told by its advisory lock, not by this table. */
export const membersUpgrade = `
create table crossgrade.member (
  executor_id text primary key,
  -- Another one for every process that joins under the same id.
  incarnation uuid not null,
  host text not null,
  process_id integer not null,
  started_at timestamptz not null default clock_timestamp(),
  -- Who carries on what this member had begun; it must not carry on itself from then on.
  taken_by text,
  taken_at timestamptz
);
`;
