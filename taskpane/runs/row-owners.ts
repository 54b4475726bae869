import type { RunId } from '../../src/base';
import type { RunSummary } from '../../src/contract';
import { migrationKey, type RowPatch } from '../../src/workbook';

/**
 * Which run has a row: the latest that took it. A row that failed in one run can be in another one since, while the
 * first still goes on with its other rows and tells of it as it was.
 */
export class RowOwners {
  private readonly owners = new Map<string, RunId>();
  private readonly startedAt = new Map<RunId, number>();

  /** Takes note of when runs began. */
  learnRuns(runs: readonly RunSummary[]): void {
    for (const run of runs) this.startedAt.set(run.id, Date.parse(run.startedAt));
  }

  /** Takes note of which run a row says that it is in. */
  learnRows(rows: readonly RowPatch[]): void {
    for (const row of rows) {
      if (row.runId === undefined) continue;
      const key = migrationKey(row);
      const before = this.owners.get(key);
      if (before === undefined || this.began(row.runId) >= this.began(before)) this.owners.set(key, row.runId);
    }
  }

  /** Whether no later run than this one has the row. */
  isLatest(run: RunId, row: RowPatch): boolean {
    const owner = this.owners.get(migrationKey(row));
    return owner === undefined || owner === run || this.began(run) >= this.began(owner);
  }

  private began(run: RunId): number {
    return this.startedAt.get(run) ?? 0;
  }
}
