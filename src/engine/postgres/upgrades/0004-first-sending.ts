/**
 * Since when a write goes without an answer: it may be sent again, and patience counts from the first time. And the
 * resource as it was read before it was sent back changed, so that whoever sees the change can tell what else differs.
 */
export const firstSendingUpgrade = `
alter table crossgrade.write_intent
  add column first_sent_at timestamptz not null default clock_timestamp(),
  add column before jsonb;
`;
