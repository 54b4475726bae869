/** The MS-CorrelationId of every try of a write since its last answer: what the service's records know it by. */
export const correlationUpgrade = `
alter table crossgrade.write_intent add column correlation_ids text[] not null default '{}';
`;
