import { idKey } from '../../../src/base';
import type { RunSummary } from '../../../src/contract';
import type { WorkbookContent } from '../../../src/workbook';

/** What a run brought, as the rows of the workbook tell it. */
export interface RunOutcome {
  readonly subscriptions: number;
  readonly licenses: number;
  /** By currency, of the rows whose cost is known. */
  readonly cost: readonly { readonly currency: string; readonly perMonth: number }[];
}

/** Adds up what the rows of the workbook that the run last took have bought; undefined where none of them is left. */
export function outcomeOf(run: RunSummary, content: WorkbookContent | undefined): RunOutcome | undefined {
  const rows = content?.rows.filter((row) => row.keys.runId !== undefined && idKey(row.keys.runId) === idKey(run.id));
  if (rows === undefined || rows.length === 0) return undefined;
  const bought = rows.filter((row) => row.result.boughtPlan !== '' && row.keys.stateCode !== 'undone');
  const cost = new Map<string, number>();
  for (const { check } of bought) {
    if (check.cost === undefined || check.currency === undefined) continue;
    cost.set(check.currency, (cost.get(check.currency) ?? 0) + check.cost);
  }
  return {
    subscriptions: bought.length,
    licenses: bought.reduce((sum, row) => sum + (row.result.boughtLicenses ?? 0), 0),
    cost: [...cost].map(([currency, perMonth]) => ({ currency, perMonth: Math.round(perMonth * 100) / 100 })),
  };
}
