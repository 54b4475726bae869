/**
 * Since when nobody knows how the last write of a row ended. Its piece may have begun long before that: a process that
 * comes back after a night would give the row up before it has looked once.
 */
export const unknownSinceUpgrade = `
alter table crossgrade.migration add column unknown_since timestamptz;
update crossgrade.migration set unknown_since = since where state = 'unknown';
`;
