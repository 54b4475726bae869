import { migrationKey, type MigrationRow, type RowKey } from '../../../../src/workbook';

/** Which of the ready rows are to be run. */
export type RunScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'wave'; readonly wave: number }
  | { readonly kind: 'selected'; readonly keys: readonly RowKey[] };

/** The ready rows that a scope takes. */
export function rowsIn(scope: RunScope, ready: readonly MigrationRow[]): readonly MigrationRow[] {
  switch (scope.kind) {
    case 'all':
      return ready;
    case 'wave':
      return ready.filter((row) => row.plan.wave === scope.wave);
    case 'selected': {
      const keys = new Set(scope.keys.map(migrationKey));
      return ready.filter((row) => keys.has(migrationKey(row)));
    }
  }
}

/** The waves of the ready rows, in their order. */
export function wavesOf(ready: readonly MigrationRow[]): readonly number[] {
  return [...new Set(ready.flatMap((row) => row.plan.wave ?? []))].sort((a, b) => a - b);
}
