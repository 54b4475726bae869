import { callsForRow, deadlinesAtRisk } from '../../migration';
import { throughputOf } from '../run/throughput';
import type { RunWorld } from '../world';
import { withFindings, type CheckedRow } from './checked-row';

/**
 * Warns of rows that a run of everything that is included and clean could not finish before their last day, given the
 * request budget and the rows that go before them.
 */
export function warnOfDeadlines(world: RunWorld, checked: readonly CheckedRow[]): readonly CheckedRow[] {
  const due = checked.flatMap((row) => {
    if (row.state !== 'ready' || row.plan === undefined) return [];
    const { source, wave, users, runAt } = row.plan;
    // Past already: that is another warning.
    if (source.lastDay !== undefined && source.lastDay < world.clock.today()) return [];
    const notBefore = runAt === undefined ? undefined : Date.parse(runAt);
    const calls = callsForRow(users.length);
    return [{ row, subscriptionId: source.id, wave, lastDay: source.lastDay, calls, notBefore }];
  });
  const late = new Map(deadlinesAtRisk(due, throughputOf(world)).map((risk) => [risk.row.row, risk]));
  return checked.map((row) => {
    const risk = late.get(row);
    if (risk === undefined) return row;
    const { lastDay, finishes } = risk;
    return withFindings(row, [...row.findings, { code: 'deadline-at-risk', values: { lastDay, finishes } }]);
  });
}
