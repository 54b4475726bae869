import { assertNever, compareDays, dayOf } from '../../base';
import type { Finding } from '../finding';
import { cancelWindowOpen, defaultRetire, deprovisionedOn, retireNotBefore, retireTable } from '../retire-table';
import { found, none, type Rule } from './row-context';

/** The choice for the old subscription is possible for its commerce system (design.md section 1, table of step C). */
export const retireRule: Rule = ({ source, row, now, today }) => {
  if (!source) return none;
  const choice = row.retire ?? defaultRetire(source.commerce);
  const rule = retireTable[source.commerce][choice];
  const until = source.cancellableUntil ?? '';
  switch (rule) {
    case 'costs-on':
      return [found('retire-suspend-costs', {})];
    case 'not-for-legacy':
      return [found('retire-not-for-legacy', { choice })];
    case 'in-window':
      return cancelWindowOpen(source, now)
        ? [found('retire-cancel-irrevocable', { until })]
        : [found('retire-cancel-window-over', { until })];
    case 'allowed':
      // One that is set to be cancelled at its end cannot slide into an extended term either.
      return [
        source.termEnd === 'ends' || source.termEnd === 'cancels'
          ? found('retire-leave-legacy', {})
          : found(source.commerce === 'legacy' ? 'retire-leave-legacy' : 'retire-leave-extended', {}),
      ];
    case 'default': {
      const day = deprovisionedOn(source.commerce, choice, retireNotBefore(today, row.retireAfterDays ?? 0));
      return day === undefined ? none : [found('retire-deprovisioned-on', { day })];
    }
    default:
      return assertNever(rule);
  }
};

/** What is to happen later happens before the old subscription is over. */
export const timingRule: Rule = ({ source, row, today }) => {
  if (source?.lastDay === undefined) return none;
  const { lastDay } = source;
  const findings: Finding[] = [];
  const choice = row.retire ?? defaultRetire(source.commerce);
  const starts = row.runAt === undefined ? today : dayOf(new Date(row.runAt));
  const isOver = compareDays(lastDay, today) < 0;
  if (!isOver && row.runAt !== undefined && compareDays(starts, lastDay) > 0) {
    findings.push(found('run-at-after-last-day', { lastDay }));
  }
  const retires = retireNotBefore(compareDays(starts, today) < 0 ? today : starts, row.retireAfterDays ?? 0);
  if (!isOver && choice !== 'leave' && (row.retireAfterDays ?? 0) > 0 && compareDays(retires, lastDay) > 0) {
    findings.push(found('retire-after-last-day', { lastDay }));
  }
  return findings;
};
