import type { ColumnSchema } from './column';
import type { Condition } from './condition';

/** Our tables, by the key of their sheet. */
export const tableKeys = ['migrations', 'users', 'plans'] as const;
export type TableKey = (typeof tableKeys)[number];

/** Every sheet of ours. */
export type SheetKey = TableKey | 'summary' | 'settings';

/** A sheet that holds one table. Its name is `sheet.<key>`, the table's name is the same in every language. */
export interface TableSchema<Key extends string = string> {
  readonly key: TableKey;
  readonly table: string;
  readonly columns: readonly ColumnSchema<Key>[];
  /** Columns whose cells together identify a row. */
  readonly keyColumns: readonly Key[];
  /** How many columns stay in view. */
  readonly frozenColumns: number;
  readonly conditions: readonly Condition[];
}
