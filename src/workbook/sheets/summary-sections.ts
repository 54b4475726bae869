import type { Block } from './block';

/** The parts of Summary, in their order. */
export const summaryParts = ['atRisk', 'byState', 'byPlan', 'byWeek', 'byCurrency'] as const;
export type SummaryPart = (typeof summaryParts)[number];

/** Rows of a part, from 1: its line of headings, and the lines below it. */
export interface SummarySection {
  readonly headings: number;
  readonly firstRow: number;
  /** One less than `firstRow` where there is nothing to show. */
  readonly lastRow: number;
}

/** Where the parts of a drawn Summary stand. */
export function summarySections(block: Block): ReadonlyMap<SummaryPart, SummarySection> {
  const headings = block.flatMap((cells, index) => (cells[0]?.look === 'heading' ? [index + 1] : []));
  return new Map(
    summaryParts.flatMap((part, index): [SummaryPart, SummarySection][] => {
      const row = headings[index];
      if (row === undefined) return [];
      // An empty line and the title of the next part follow.
      const end = headings[index + 1];
      const lastRow = end === undefined ? block.length : end - 3;
      return [[part, { headings: row, firstRow: row + 1, lastRow }]];
    }),
  );
}
