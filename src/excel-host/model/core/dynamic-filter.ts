import type { DynamicCriteria } from '../filter';
import { partsOfSerial, serialOfDate } from '../text/date-parts';
import type { CellValue } from '../value';

/** From the first day on, before the second; as serial numbers. */
type Span = readonly [from: number, before: number];

function monthSpan(year: number, month: number, months: number): Span | undefined {
  // Months beyond the ends of a year run on into the next ones.
  const from = serialOfDate(year, month, 1);
  const before = serialOfDate(year, month + months, 1);
  return from === undefined || before === undefined ? undefined : [from, before];
}

/** The days that a criterion stands for, seen from today. Weeks begin on Sunday ("Quickly filter dates"). */
function spanOf(criteria: Exclude<DynamicCriteria, 'AboveAverage' | 'BelowAverage'>, now: number): Span | undefined {
  const today = Math.floor(now);
  const { year, month, weekday } = partsOfSerial(today) ?? { year: 1900, month: 1, weekday: 0 };
  const [, period, unit = ''] = /^(This|Last|Next)(Week|Month|Quarter|Year)$/u.exec(criteria) ?? [];
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
      const day = today + (criteria === 'Yesterday' ? -1 : criteria === 'Tomorrow' ? 1 : 0);
      return [day, day + 1];
    }
  }
}

/** Judges the cells of a column by what is true of it, or of the day. */
export function dynamicJudge(
  criteria: DynamicCriteria,
  column: readonly number[],
  now: number,
): (value: CellValue) => boolean {
  if (criteria === 'AboveAverage' || criteria === 'BelowAverage') {
    const average = column.reduce((sum, number) => sum + number, 0) / column.length;
    return (value) => typeof value === 'number' && (criteria === 'AboveAverage' ? value > average : value < average);
  }
  const span = spanOf(criteria, now);
  return (value) => typeof value === 'number' && span !== undefined && value >= span[0] && value < span[1];
}
