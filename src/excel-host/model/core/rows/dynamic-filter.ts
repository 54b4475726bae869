import type { DynamicCriteria } from '../../filter';
import type { CellValue } from '../../value';
import { spanOf } from './named-days';

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
