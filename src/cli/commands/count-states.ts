import type { RowReport } from '../job-for-cli';

/** Rows by state. */
export function countStates(rows: readonly RowReport[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
