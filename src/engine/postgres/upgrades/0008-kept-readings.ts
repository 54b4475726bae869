/** What checks read and the runs after them use again. */
export const keptReadingsUpgrade = `
create table crossgrade.kept_reading (
  scope text not null,
  kind text not null,
  subject text not null,
  read_at timestamptz not null,
  body jsonb not null,
  primary key (scope, kind, subject)
);
`;
