import type { ChoiceList } from './choice-list';
import type { Validation } from './validation';

/**
 * Who a column belongs to (design.md section 2): **S** source, **P** plan (the agent's), **C** check, **R** result,
 * **K** key.
 */
export type ColumnGroup = 'S' | 'P' | 'C' | 'R' | 'K';

/**
 * What a cell holds:
 * - `text`: words of a person or of the service, on one line; `prose`: the same over several lines,
 * - `id`: a text that must never be taken for a number, a date or a formula,
 * - `date`: a day, `instant`: a time in UTC; both Excel dates,
 * - `choice`: a label of a list, `plan`: a label of the catalogue,
 * - `count`: a number that a formula works out.
 */
export type ColumnKind =
  'text' | 'prose' | 'id' | 'whole' | 'decimal' | 'money' | 'date' | 'instant' | 'choice' | 'plan' | 'count';

/** A column of one of our tables. Its header is `column.<sheet>.<key>`, its help `note.<sheet>.<key>`. */
export interface ColumnSchema<Key extends string = string> {
  readonly key: Key;
  readonly kind: ColumnKind;
  readonly group: ColumnGroup;
  /** In characters of the default font. */
  readonly width: number;
  /** Labels of a `choice` column. */
  readonly choices?: ChoiceList;
  /** What may be entered; undefined: nothing in S, C, R and K columns, anything in P columns. */
  readonly validation?: Validation;
  /** Formula of every cell of the column, `{key}` standing for another column's cell in the same row. */
  readonly formula?: string;
  /** Not shown at first; the agent may show it. */
  readonly hidden?: boolean;
  /** Part of an outline group that can be folded. */
  readonly outlined?: boolean;
}

/** Whether the cells of a column are Excel dates. */
export function isDate(column: Pick<ColumnSchema, 'kind'>): boolean {
  return column.kind === 'date' || column.kind === 'instant';
}
