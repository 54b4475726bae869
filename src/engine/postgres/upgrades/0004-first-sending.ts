/**
 * Since when a write goes without an answer: it may be sent again, and patience counts from the first time.
 */
export const firstSendingUpgrade = `
alter table crossgrade.write_intent add column first_sent_at timestamptz not null default clock_timestamp();
`;
