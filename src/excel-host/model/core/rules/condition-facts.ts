import type { Area } from '../../area';
import { isError, type CellValue, type ErrorValue } from '../../value';
import type { SheetCore } from '../sheets/sheet-core';

/** What the values of the cells of a conditional format come to together. */
export interface ConditionFacts {
  /** How many cells hold what a value is, letters' case apart; errors are never equal. */
  count(value: CellValue): number;
  /** Numbers among them, from the smallest on. */
  readonly numbers: readonly number[];
  readonly average: number;
  readonly variance: number;
}

const keyOf = (value: Exclude<CellValue, ErrorValue>): string =>
  typeof value === 'string' ? `s${value.toLowerCase()}` : `${typeof value}${String(value)}`;

function gathered(sheet: SheetCore, areas: readonly Area[]): ConditionFacts {
  const counts = new Map<string, number>();
  const numbers: number[] = [];
  for (const area of areas) {
    sheet.store.eachValue(area, (value) => {
      if (isError(value)) return;
      const key = keyOf(value);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (typeof value === 'number') numbers.push(value);
    });
  }
  numbers.sort((a, b) => a - b);
  const average = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const variance = numbers.reduce((sum, number) => sum + (number - average) ** 2, 0) / numbers.length;
  return { count: (value) => (isError(value) ? 0 : (counts.get(keyOf(value)) ?? 0)), numbers, average, variance };
}

const known = new WeakMap<readonly Area[], { readonly revision: number; readonly facts: ConditionFacts }>();

/** The facts of a conditional format's cells, gathered once for all of them until a value is another one. */
export function factsOf(sheet: SheetCore, areas: readonly Area[]): ConditionFacts {
  const { revision } = sheet.store;
  const before = known.get(areas);
  if (before?.revision === revision) return before.facts;
  const facts = gathered(sheet, areas);
  known.set(areas, { revision, facts });
  return facts;
}
