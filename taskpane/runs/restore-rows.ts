import { freshRow } from '../../src/contract';
import {
  applyResults,
  migrationKey,
  renderModel,
  sheetTexts,
  type MigrationRow,
  type RowKey,
  type RowPatch,
  type WorkbookContent,
  type WorkbookPort,
} from '../../src/workbook';

export interface Restoration {
  /** The workbook as it is now. */
  readonly content: WorkbookContent;
  /** The workbook as it was seen before rows were deleted; undefined: it never was. */
  readonly before: WorkbookContent | undefined;
  readonly missing: readonly RowKey[];
  /** What the run says of its rows, by key. */
  readonly results: ReadonlyMap<string, RowPatch>;
}

/** A row of which only the run's words are known; the next pull or check fills in the rest. */
function rowOfResult({ customerId, subscriptionId }: RowKey): MigrationRow {
  return freshRow({
    customerId,
    subscriptionId,
    source: {
      customer: '',
      product: '',
      endDate: undefined,
      atTermEnd: undefined,
      licenses: undefined,
      assigned: undefined,
      country: undefined,
      segment: undefined,
      domain: '',
      subscription: subscriptionId,
      commerce: undefined,
      sourceStatus: undefined,
      autoRenew: undefined,
      term: undefined,
      billing: undefined,
      reseller: '',
    },
    plan: {
      include: 'yes',
      targetPlan: undefined,
      unknownPlan: undefined,
      licenses: undefined,
      term: undefined,
      billing: undefined,
      newPlans: undefined,
      retire: undefined,
      retireAfterDays: undefined,
      wave: undefined,
      runAt: undefined,
      reference: '',
      note: '',
    },
    suggested: [],
  });
}

/** Brings rows back that were deleted while a run had them in hand: money was moved for them. Gives those it brought. */
export async function restoreRows(workbook: WorkbookPort, restoration: Restoration): Promise<readonly RowKey[]> {
  const { content, before, missing, results } = restoration;
  const there = new Set(content.rows.map(migrationKey));
  const known = new Map(before?.rows.map((row) => [migrationKey(row), row]));
  const lost = missing.filter((key) => !there.has(migrationKey(key)));
  const rows = lost.map((key) => known.get(migrationKey(key)) ?? rowOfResult(key));
  const patches = lost.flatMap((key) => results.get(migrationKey(key)) ?? []);
  const restored = applyResults({ ...content, rows, users: [] }, { rows: patches });
  const texts = sheetTexts(content.locale);
  await workbook.render(renderModel(restored.rows, [], content.plans, content.meta, texts));
  return missing;
}
