import type { ColumnGroup, ColumnKind, ColumnSchema } from './column';

/** Colours of a fill and of the text on it, RRGGBB. */
export interface Colours {
  readonly fill: string;
  readonly text: string;
}

/** Header colours tell whose a column is; each pair has a contrast of at least 4.5. */
export const headerColours: Readonly<Record<ColumnGroup, Colours>> = {
  S: { fill: '595959', text: 'FFFFFF' },
  P: { fill: '0F5EA8', text: 'FFFFFF' },
  C: { fill: '6B3FA0', text: 'FFFFFF' },
  R: { fill: '1F6B3A', text: 'FFFFFF' },
  K: { fill: 'BFBFBF', text: '262626' },
};

/** Fill of the cells that are the agent's to fill in. */
export const planFill = 'EEF5FC';

export const numberFormats: Readonly<Record<ColumnKind, string>> = {
  text: 'General',
  prose: 'General',
  id: '@',
  whole: '#,##0',
  decimal: '#,##0.##',
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
  choice: 'General',
  plan: 'General',
  count: '0',
};

/**
 * Name of the look of a column's cells: what it holds, and whether it is the agent's. A text that could be taken for
 * something else has the `quoted` variant.
 */
export type StyleName = `${ColumnKind}${'' | '-plan'}${'' | '-quoted'}`;

const textKinds: readonly ColumnKind[] = ['text', 'prose', 'id', 'choice', 'plan'];

export function styleOf(column: Pick<ColumnSchema, 'kind' | 'group'>, quoted = false): StyleName {
  return `${column.kind}${column.group === 'P' ? '-plan' : ''}${quoted && textKinds.includes(column.kind) ? '-quoted' : ''}`;
}

/** Every look that a cell of these columns can have. */
export function stylesOf(columns: readonly ColumnSchema[]): readonly StyleName[] {
  return [...new Set(columns.flatMap((column) => [styleOf(column), styleOf(column, true)]))];
}
