import type { RowKey } from '../../../src/workbook';
import type { Need, PlanningState } from './row-needs';

/** Which rows a bulk change is for. */
export type RowScope = 'selected' | 'filtered' | 'all' | Need;

/** Rows as the sheet shows them to the agent at the moment. */
export interface SheetScopes {
  readonly selected: readonly RowKey[];
  readonly filtered: readonly RowKey[];
}

export function keysIn(
  scope: RowScope,
  sheet: SheetScopes,
  planning: PlanningState,
  all: readonly RowKey[],
): readonly RowKey[] {
  switch (scope) {
    case 'selected':
    case 'filtered':
      return sheet[scope];
    case 'all':
      return all;
    case 'target-plan':
    case 'licenses':
    case 'decision':
      return planning.waiting[scope];
  }
}
