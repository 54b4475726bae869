import { daysBetween } from '../../base';
import { found, none, type Rule } from './row-context';

/** Days before the last day from which on a row is urgent: orders, provisioning and moves may take days. */
export const soonDays = 7;

/** The old subscription's last day is past or near. */
export const endDateRule: Rule = ({ source, today }) => {
  if (source?.lastDay === undefined) return none;
  const { lastDay } = source;
  const days = daysBetween(today, lastDay);
  if (days < 0) return [found('source-ended', { lastDay })];
  return days <= soonDays ? [found('source-ends-soon', { lastDay, days })] : none;
};
