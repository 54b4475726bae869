import type { DynamicCriteria } from '../../filter';
import { partsOfSerial, serialOfDate } from '../../text/date-parts';

/** Days that filters and conditional formats name, as `NextWeek`. */
export type NamedDays = Exclude<DynamicCriteria, 'AboveAverage' | 'BelowAverage'> | 'LastSevenDays';

/** From the first day on, before the second; as serial numbers. */
type Span = readonly [from: number, before: number];

function monthSpan(year: number, month: number, months: number): Span | undefined {
  // Months beyond the ends of a year run on into the next ones.
  const from = serialOfDate(year, month, 1);
  const before = serialOfDate(year, month + months, 1);
  return from === undefined || before === undefined ? undefined : [from, before];
}

/** The days that a name stands for, seen from today. Weeks begin on Sunday ("Quickly filter dates"). */
export function spanOf(days: NamedDays, now: number): Span | undefined {
  const today = Math.floor(now);
  const { year, month, weekday } = partsOfSerial(today) ?? { year: 1900, month: 1, weekday: 0 };
  const [, period, unit = ''] = /^(This|Last|Next)(Week|Month|Quarter|Year)$/u.exec(days) ?? [];
  const step = { This: 0, Last: -1, Next: 1 }[period ?? 'This'] ?? 0;
  switch (unit) {
    case 'Week': {
      const sunday = today - weekday + step * 7;
      return [sunday, sunday + 7];
    }
    case 'Month':
      return monthSpan(year, month + step, 1);
    case 'Quarter':
      return monthSpan(year, month - ((month - 1) % 3) + step * 3, 3);
    case 'Year':
      return monthSpan(year + step, 1, 12);
    default: {
      if (days === 'LastSevenDays') return [today - 6, today + 1];
      const day = today + (days === 'Yesterday' ? -1 : days === 'Tomorrow' ? 1 : 0);
      return [day, day + 1];
    }
  }
}
